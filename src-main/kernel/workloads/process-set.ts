// src-main/kernel/workloads/process-set.ts
//
// Which processes a desktop or server has, who they are and what their threads do. PIDs are those of a fixed order of start.
// On Windows with session 0 isolation services are apart from the first person's session; before it they share session 0.

import type { ProgramFunction } from '../core/program.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import * as apps from './programs/applications.ts';
import { composing, playing } from './programs/media-player.ts';
import * as services from './programs/services.ts';
import { Part, Timer } from './rhythm.ts';
import { keyOf, mix } from './call-sites.ts';
import type { Agenda } from './performer.ts';
import type { Library } from './library.ts';
import type { Rhythm } from './rhythm.ts';
import type { Script } from './script.ts';
import type { ServiceSeed } from './content/registry-catalog.ts';

export const APPS = ['office', 'browser', 'mail', 'media', 'av', 'index'] as const;
export type AppName = (typeof APPS)[number];

/** What the machine is. */
export interface Edition {
  /** Vista and Server 2008: session 0 isolation, wininit, lsm, dwm, audiodg ... */
  readonly isolated: boolean;
  readonly server: boolean;
  readonly apps: ReadonlySet<AppName>;
}

/** What a thread plan is written with. */
export interface Stage {
  readonly library: Library;
  readonly rhythm: Rhythm;
  /** How much faster than on an ordinary evening programs work; 1 or more. */
  readonly haste: number;
  /** How much more often than on an ordinary evening timers go off. */
  readonly pace: number;
}

export interface ProcessPlan {
  readonly image: string;
  readonly arguments?: string;
  readonly pid?: number;
  /** Image base name of the parent; the parent of some is gone. */
  readonly parent: string;
  readonly account: 'system' | 'local' | 'network' | 'person';
  /** In the person's session, whoever owns it. */
  readonly interactive: boolean;
  readonly basePriority?: number;
  readonly integrity?: 'High' | 'Medium' | 'Low';
  readonly ioPriority?: number;
  /** Of its threads so many, from the first on, work in the background: Very Low I/O. */
  readonly backgroundThreads?: number;
  readonly modules: readonly string[];
  readonly threads: (stage: Stage) => readonly Agenda[];
  /** Threads with a program of their own, where this Windows has the multimedia class scheduler. */
  readonly multimedia?: () => readonly ProgramFunction[];
  /** Hosts the multimedia class scheduler, where this Windows has it. */
  readonly hostsMultimediaService?: boolean;
  /** Pool threads that have nothing to do and end by themselves. */
  readonly pool: number;
  readonly memoryKiB: number;
}

const S32 = 'C:\\Windows\\System32\\';
export const SERVICE_MODULES = ['kernel32', 'advapi32', 'rpcrt4', 'msvcrt', 'user32', 'gdi32', 'imm32', 'msctf', 'lpk', 'usp10', 'secur32', 'ole32', 'oleaut32', 'version', 'userenv'];
const WINDOW_MODULES = [...SERVICE_MODULES, 'shell32', 'shlwapi', 'comctl32', 'uxtheme', 'clbcatq', 'propsys', 'dwmapi', 'windowscodecs', 'xmllite', 'apphelp'];

/** A thread that answers moments with scripts from `answer`. */
function reacts(stage: Stage, name: string, perMille: number, delayMs: number, spreadMs: number, answer: (variant: number) => Script | readonly Script[]): Agenda {
  return new Part(stage.rhythm, {
    key: keyOf(name), perMille, delay: scaled(delayMs, stage.haste), spread: scaled(spreadMs, stage.haste),
    answer: (moment) => {
      const scripts = answer(mix(moment, keyOf(name), 9) % 10_007);
      return Array.isArray(scripts) ? (scripts as readonly Script[]) : [scripts as Script];
    },
  });
}

function scaled(ms: number, haste: number): Cycles {
  return Math.round((ms * CYCLES_PER_MS) / haste);
}

/** A thread with a pace of its own. */
function ticks(stage: Stage, name: string, meanMs: number, work: (round: number) => Script | readonly Script[]): Agenda {
  const mean = scaled(meanMs, stage.pace);
  const prng = stage.library.kernel.prng(`workloads.${name}`);
  return new Timer(prng, mean, Math.round((mean * (1 + prng.below(8))) / 8), (round) => {
    const scripts = work(round);
    return Array.isArray(scripts) ? (scripts as readonly Script[]) : [scripts as Script];
  });
}

function groupServices(stage: Stage, group: string): readonly ServiceSeed[] {
  return stage.library.registry.services.filter((service) => service.group === group);
}

/** The plain life of a service host: its services look something up now and then. */
function host(group: string, perMille: number, workers: number): (stage: Stage) => readonly Agenda[] {
  return (stage) => Array.from({ length: workers }, (_, i) => reacts(stage, `${group}/${i}`, perMille, 4 + i * 9, 160, (variant) => {
    const members = groupServices(stage, group);
    return services.serviceWork(stage.library, members[variant % members.length] as ServiceSeed, (variant >> 4) % 4);
  }));
}

function svchost(group: string, pid: number, account: ProcessPlan['account'], modules: readonly string[], threads: ProcessPlan['threads'], pool: number, backgroundThreads = 0): ProcessPlan {
  return { backgroundThreads, image: `${S32}svchost.exe`, arguments: ` -k ${group}`, pid, parent: 'services.exe', account, interactive: false, modules: [...SERVICE_MODULES, ...modules], threads, pool, memoryKiB: 3_000 + (pid % 9) * 1_300 };
}

/** SuperFetch: its books, and what it brings into memory. */
function superfetch(stage: Stage): readonly Agenda[] {
  return [reacts(stage, 'sysmain', 160, 40, 160, (v) => services.superfetch(stage.library, v % 4)), reacts(stage, 'sysmain/prefetch', 40, 60, 200, (v) => services.prefetch(stage.library, documentOf(stage, v)))];
}

function documentOf(stage: Stage, variant: number): string {
  const { documents } = stage.library.files;
  return documents[variant % documents.length] as string;
}

const none = (): readonly Agenda[] => [];

/** Processes that run before anybody has logged on. */
export function machineProcesses(edition: Edition): ProcessPlan[] {
  const { isolated, server } = edition;
  const plans: ProcessPlan[] = [
    { image: `${S32}smss.exe`, pid: 396, parent: 'System', account: 'system', interactive: false, basePriority: 11, modules: [], threads: none, pool: 0, memoryKiB: 260 },
    { image: `${S32}csrss.exe`, arguments: ' ObjectDirectory=\\Windows SharedSection=1024,3072,512 Windows=On SubSystemType=Windows ServerDll=basesrv,1 ProfileControl=Off MaxRequestThreads=16', pid: 468, parent: '(gone)', account: 'system', interactive: false, basePriority: 13, modules: ['kernel32', 'user32', 'gdi32', 'lpk', 'usp10', 'msvcrt'], threads: none, pool: 0, memoryKiB: 1_300 },
  ];
  if (isolated) plans.push({ image: `${S32}wininit.exe`, pid: 520, parent: '(gone)', account: 'system', interactive: false, basePriority: 13, modules: SERVICE_MODULES, threads: none, pool: 1, memoryKiB: 900 });
  else plans.push({ image: `${S32}winlogon.exe`, pid: 556, parent: 'smss.exe', account: 'system', interactive: true, basePriority: 13, modules: SERVICE_MODULES, threads: none, pool: 1, memoryKiB: 2_100 });
  const root = isolated ? 'wininit.exe' : 'winlogon.exe';
  plans.push(
    { image: `${S32}services.exe`, pid: 600, parent: root, account: 'system', interactive: false, basePriority: 9, modules: SERVICE_MODULES, threads: (stage) => [reacts(stage, 'scm', 87, 15, 90, (v) => services.serviceControl(stage.library, v % 12))], pool: 2, memoryKiB: 2_400 },
    { image: `${S32}lsass.exe`, pid: 612, parent: root, account: 'system', interactive: false, basePriority: 9, modules: [...SERVICE_MODULES, 'samsrv', 'lsasrv', 'msv1_0', 'kerberos', 'wdigest', 'schannel', 'netlogon', 'ncrypt', 'bcrypt', 'rsaenh', 'cngaudit'], threads: (stage) => [reacts(stage, 'lsass/0', 478, 2, 60, (v) => services.lsass(stage.library, v % 14)), reacts(stage, 'lsass/1', 232, 30, 120, (v) => services.lsass(stage.library, v % 14))], pool: 3, memoryKiB: 4_200 },
  );
  if (isolated) plans.push({ image: `${S32}lsm.exe`, pid: 620, parent: root, account: 'system', interactive: false, modules: SERVICE_MODULES, threads: none, pool: 1, memoryKiB: 1_400 });
  plans.push(...serviceHosts(edition));
  plans.push({
    image: `${S32}wbem\\WmiPrvSE.exe`, arguments: ' -secured -Embedding', parent: 'svchost.exe', account: 'network', interactive: false, modules: [...SERVICE_MODULES, 'fastprox', 'wbemcomn', 'ncobjapi', 'cimwin32', 'framedynos', 'wbemprox', 'wmiutils', 'ntdsapi'],
    threads: (stage) => [ticks(stage, 'wmiprvse', 5_200, (round) => services.wmiProvider(stage.library, round))], pool: 2, memoryKiB: 4_600,
  });
  if (edition.apps.has('index')) {
    plans.push({
      image: `${S32}SearchIndexer.exe`, arguments: ' /Embedding', pid: 1820, parent: 'services.exe', account: 'system', interactive: false, ioPriority: 0, modules: [...SERVICE_MODULES, 'tquery', 'mssvp', 'esent', 'msshsq', 'mssprxy', 'shell32', 'shlwapi', 'propsys'],
      threads: (stage) => [reacts(stage, 'indexer/0', 430, 25, 120, (v) => services.searchIndexer(stage.library, v % 9)), reacts(stage, 'indexer/1', 160, 60, 160, (v) => services.searchIndexer(stage.library, v % 9)), ticks(stage, 'indexer', 2_900, (round) => services.searchIndexer(stage.library, round % 9))], pool: 3, memoryKiB: 21_000,
    });
  }
  if (edition.apps.has('av')) plans.push(scanner());
  if (server) plans.push(...serverProcesses());
  return plans;
}

function serviceHosts({ isolated, server }: Edition): ProcessPlan[] {
  const plans: ProcessPlan[] = [
    svchost('DcomLaunch', 780, 'system', ['umpnpmgr', 'rpcss', 'powrprof'], (stage) => [reacts(stage, 'dcom/0', 464, 1, 40, (v) => services.dcom(stage.library, v)), reacts(stage, 'dcom/1', 174, 20, 90, (v) => services.dcom(stage.library, v)), ...host('DcomLaunch', 126, 1)(stage)], 3),
    svchost('rpcss', 840, 'network', ['rpcss', 'ws2_32', 'mswsock'], (stage) => [reacts(stage, 'rpcss', 246, 3, 70, (v) => services.dcom(stage.library, v % 40))], 2),
    svchost(isolated ? 'LocalServiceNetworkRestricted' : 'LocalService', 964, 'local', ['audiosrv', 'dhcpcsvc', 'wevtsvc', 'lmhsvc', 'wscsvc', 'mmdevapi'], (stage) => [reacts(stage, 'eventlog', 320, 12, 100, (v) => services.eventLog(stage.library, v % 5)), reacts(stage, 'audiosrv', 130, 12, 130, (v) => services.audio(stage.library, v % 4)), ticks(stage, 'dhcp', 6_100, (round) => services.network(stage.library, round)), ...host('LocalServiceNetworkRestricted', 112, 1)(stage)], 4),
    { ...svchost('netsvcs', 1036, 'system', ['schedsvc', 'wuaueng', 'qmgr', 'srvsvc', 'ikeext', 'shsvcs', 'gpsvc', 'profsvc', 'wmisvc', 'sens', 'mmcss', 'es', 'esent', 'wbemcore', 'repdrvfs'], (stage) => [
      reacts(stage, 'netsvcs/schedule', 260, 30, 150, (v) => services.scheduler(stage.library, v % 6)), reacts(stage, 'netsvcs/wmi', 210, 18, 140, (v) => services.wmiService(stage.library, v % 4)), reacts(stage, 'netsvcs/policy', 290, 8, 110, (v) => services.policyCheck(stage.library, v % 5)),
      ...host('netsvcs', 294, 3)(stage)], 8), hostsMultimediaService: true },
    svchost('NetworkService', 1248, 'network', ['cryptsvc', 'dnsrslvr', 'wkssvc', 'nlasvc', 'termsrv', 'dnsapi'], (stage) => [reacts(stage, 'dns', 348, 6, 80, (v) => services.nameLookup(stage.library, v % 15)), ...host('NetworkService', 182, 2)(stage)], 4),
  ];
  if (isolated) {
    plans.push(
      svchost('LocalService', 1164, 'local', ['es', 'netprofm', 'w32time'], host('LocalService', 168, 2), 2),
      svchost('secsvcs', 880, 'system', ['mpsvc', 'mpclient', 'mpengine'], (stage) => [reacts(stage, 'defender', 45, 35, 180, (v) => services.defender(stage.library, documentOf(stage, v))), ...host('secsvcs', 84, 1)(stage)], 1, 1),
      svchost('LocalSystemNetworkRestricted', 1008, 'system', ['sysmain', 'emdmgmt', 'netman', 'pcasvc', 'trkwks', 'uxsms', 'wdi'], (stage) => [...(server ? [] : superfetch(stage)), ...host('LocalSystemNetworkRestricted', 266, 2)(stage)], 4, server ? 0 : 2),
      svchost('LocalServiceNoNetwork', 1448, 'local', ['bfe', 'dps', 'mpssvc'], host('LocalServiceNoNetwork', 196, 2), 2),
      { image: `${S32}SLsvc.exe`, pid: 1216, parent: 'services.exe', account: 'network', interactive: false, modules: SERVICE_MODULES, threads: (stage) => [ticks(stage, 'slsvc', 9_000, (round) => services.policyCheck(stage.library, round))], pool: 1, memoryKiB: 5_600 },
    );
    if (!server) plans.push({ image: `${S32}audiodg.exe`, pid: 1120, parent: 'svchost.exe', account: 'local', interactive: false, modules: [...SERVICE_MODULES, 'audioses', 'audioeng', 'mmdevapi', 'avrt', 'audiokse'], threads: (stage) => [ticks(stage, 'audiodg', 7_000, (round) => services.audio(stage.library, round))], pool: 1, memoryKiB: 10_100 });
  } else plans.push({ image: `${S32}alg.exe`, parent: 'services.exe', account: 'local', interactive: false, modules: SERVICE_MODULES, threads: none, pool: 1, memoryKiB: 1_100 });
  plans.push({ image: `${S32}spoolsv.exe`, pid: 1412, parent: 'services.exe', account: 'system', interactive: false, modules: [...SERVICE_MODULES, 'spoolss', 'localspl', 'tcpmon', 'usbmon', 'win32spl'], threads: (stage) => [ticks(stage, 'spooler', 4_300, (round) => services.spooler(stage.library, round))], pool: 2, memoryKiB: 4_700 });
  return plans;
}

function scanner(): ProcessPlan {
  return {
    image: 'C:\\Program Files\\Contoso Antivirus\\ctguard.exe', parent: 'services.exe', account: 'system', interactive: false, modules: [...SERVICE_MODULES, 'ctscan', 'ctdefs', 'ctunpack', 'ctheur', 'ctipc', 'ctlog', 'wintrust', 'crypt32'],
    threads: (stage) => {
      const folders = stage.library.files.folders;
      const scan = (variant: number): Script[] => {
        const folder = folders[stage.library.popular(folders.length, variant)] as (typeof folders)[number];
        return Array.from({ length: 1 + (variant % 4) }, (_, i) => apps.scanFile(stage.library, folder.files[mix(variant, i) % folder.files.length] as string));
      };
      return [reacts(stage, 'scan/0', 650, 3, 40, scan), reacts(stage, 'scan/1', 330, 12, 90, scan), reacts(stage, 'scan/books', 380, 30, 140, (v) => apps.scannerBooks(stage.library, v % 6))];
    },
    pool: 4, memoryKiB: 48_000,
  };
}

function serverProcesses(): ProcessPlan[] {
  const quiet = (image: string, pid: number, memoryKiB: number, name: string, meanMs: number): ProcessPlan => ({ image, pid, parent: 'services.exe', account: 'system', interactive: false, modules: [...SERVICE_MODULES, 'ws2_32', 'mswsock'], threads: (stage) => [ticks(stage, name, meanMs, (round) => services.policyCheck(stage.library, round))], pool: 3, memoryKiB });
  return [
    quiet(`${S32}inetsrv\\w3wp.exe`, 1764, 18_000, 'w3wp', 2_400), quiet('C:\\Program Files\\Contoso Database\\sqlservr.exe', 1840, 220_000, 'sqlservr', 1_700), quiet('C:\\Program Files\\Contoso Exchange\\store.exe', 1904, 160_000, 'store', 1_900),
    quiet(`${S32}msdtc.exe`, 1960, 3_800, 'msdtc', 8_000), quiet(`${S32}dns.exe`, 1992, 6_200, 'dnsserver', 2_900),
  ];
}

/** Processes of one person's session besides Explorer. */
export function sessionProcesses(edition: Edition, person: number): ProcessPlan[] {
  const { isolated, server } = edition;
  const first = person === 0;
  const pid = (wanted: number): { pid?: number } => (first ? { pid: wanted } : {});
  const plans: ProcessPlan[] = [];
  if (isolated || !first) {
    plans.push(
      { image: `${S32}csrss.exe`, arguments: ' ObjectDirectory=\\Windows SharedSection=1024,3072,512 Windows=On SubSystemType=Windows', ...pid(512), parent: '(gone)', account: 'system', interactive: true, basePriority: 13, modules: ['kernel32', 'user32', 'gdi32', 'lpk', 'usp10', 'msvcrt'], threads: none, pool: 0, memoryKiB: 2_000 },
      { image: `${S32}winlogon.exe`, ...(isolated ? pid(556) : {}), parent: '(gone)', account: 'system', interactive: true, basePriority: 13, modules: SERVICE_MODULES, threads: none, pool: 1, memoryKiB: 1_900 },
    );
  }
  if (isolated) plans.push({ image: `${S32}taskeng.exe`, arguments: ' {6B2C1E0A-52A4-4F0E-9D1B-7C3B1D90A5E4}', ...pid(2104), parent: 'svchost.exe', account: 'person', interactive: true, ioPriority: 1, modules: [...SERVICE_MODULES, 'taskschd', 'xmllite', 'shlwapi'], threads: (stage) => [ticks(stage, `taskeng${person}`, 6_600, (round) => [services.policyCheck(stage.library, round), services.scheduledTask(stage.library, documentOf(stage, round * 7))])], pool: 1, memoryKiB: 1_900 });
  if (isolated && !server) plans.push({ image: `${S32}dwm.exe`, ...pid(2160), parent: 'svchost.exe', account: 'person', interactive: true, basePriority: 13, multimedia: composing, modules: [...SERVICE_MODULES, 'uxtheme', 'milcore', 'd3d9', 'dwmapi', 'windowscodecs', 'avrt'], threads: (stage) => [reacts(stage, `dwm${person}`, 35, 40, 200, (v) => apps.trayTool(stage.library, 'dwm', 'dwm', v % 3))], pool: 0, memoryKiB: 28_000 });
  if (!first) return plans;
  if (edition.apps.has('browser')) {
    plans.push({
      image: 'C:\\Program Files\\Fabrikam\\Navigator\\navigator.exe', parent: 'explorer.exe', account: 'person', interactive: true, modules: [...WINDOW_MODULES, 'navigator', 'navxul', 'navnss', 'navnspr', 'navjs', 'navsqlite', 'ws2_32', 'mswsock', 'dnsapi', 'wininet', 'urlmon'],
      threads: (stage) => [
        reacts(stage, 'browser/ui', 260, 10, 120, (v) => apps.browsePage(stage.library, v)), reacts(stage, 'browser/cache', 560, 30, 150, (v) => apps.cacheIndex(stage.library, v)),
        reacts(stage, 'browser/stream', 240, 20, 160, (v) => apps.stream(stage.library, v)), reacts(stage, 'browser/db', 260, 30, 190, (v) => apps.browserDatabase(stage.library, v)),
      ], pool: 5, memoryKiB: 74_000,
    });
  }
  if (edition.apps.has('office')) plans.push({ image: 'C:\\Program Files\\Northwind Office\\Office12\\nwwriter.exe', arguments: ' /n', parent: 'explorer.exe', account: 'person', interactive: true, modules: [...WINDOW_MODULES, 'nwword', 'nwcore', 'nwgfx', 'nwspell', 'nwlng', 'mscms'], threads: (stage) => [reacts(stage, 'office', 200, 20, 200, (v) => apps.writeDocument(stage.library, v))], pool: 3, memoryKiB: 52_000 });
  if (edition.apps.has('mail')) plans.push({ image: 'C:\\Program Files\\Windows Mail\\WinMail.exe', parent: 'explorer.exe', account: 'person', interactive: true, modules: [...WINDOW_MODULES, 'msoe', 'inetcomm', 'esent', 'ws2_32', 'mswsock'], threads: (stage) => [reacts(stage, 'mail', 130, 30, 200, (v) => apps.readMail(stage.library, v))], pool: 2, memoryKiB: 24_000 });
  if (edition.apps.has('media')) plans.push({ image: 'C:\\Program Files\\Windows Media Player\\wmplayer.exe', arguments: ' /prefetch:1', pid: 2644, parent: 'explorer.exe', account: 'person', interactive: true, multimedia: playing, modules: [...WINDOW_MODULES, 'wmp', 'wmploc', 'wmvcore', 'wmasf', 'mf', 'mfplat', 'audioses', 'avrt', 'mmdevapi'], threads: (stage) => [ticks(stage, 'media', 950, (round) => apps.playMusic(stage.library, round))], pool: 3, memoryKiB: 41_000 });
  if (edition.apps.has('av')) plans.push({ image: 'C:\\Program Files\\Contoso Antivirus\\cttray.exe', parent: 'explorer.exe', account: 'person', interactive: true, modules: [...WINDOW_MODULES, 'ctipc', 'ctres'], threads: (stage) => [reacts(stage, 'cttray', 20, 50, 200, (v) => apps.trayTool(stage.library, 'cttray', 'cttray', v))], pool: 1, memoryKiB: 5_000 });
  plans.push(
    { image: 'C:\\Program Files\\Adventure Works\\SyncTray\\synctray.exe', arguments: ' /background', parent: 'explorer.exe', account: 'person', interactive: true, modules: [...WINDOW_MODULES, 'synctray', 'synccore', 'syncdb', 'syncnet', 'winhttp', 'ws2_32', 'mswsock'], threads: (stage) => [ticks(stage, 'sync', 3_700, (round) => apps.synchronise(stage.library, round))], pool: 2, memoryKiB: 9_000 },
  );
  if (isolated && !server) plans.push({ image: 'C:\\Program Files\\Windows Sidebar\\sidebar.exe', arguments: ' /autoRun', parent: 'explorer.exe', account: 'person', interactive: true, modules: [...WINDOW_MODULES, 'jscript', 'mshtml', 'urlmon', 'wininet'], threads: (stage) => [reacts(stage, 'sidebar', 32, 60, 240, (v) => apps.trayTool(stage.library, 'sidebar', 'sidebar', v))], pool: 2, memoryKiB: 16_000 });
  return plans;
}

/** Mean time between moments at `eventsPerSec`: what a moment makes was measured once and is a property of these programs. */
export function momentInterval(eventsPerSec: number): Cycles {
  return Math.max(1, Math.round((CYCLES_PER_SECOND * EVENTS_PER_MOMENT) / eventsPerSec));
}

/** Operations that one moment and its answers make, on average; measured with the desktop lab. */
const EVENTS_PER_MOMENT = 980;
