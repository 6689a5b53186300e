// src-main/kernel/workloads/desktop-machine.ts
//
// Puts a lived-in Windows on a machine: installation, the processes that run since boot, the people's sessions, and what all
// of them do from now on. Nothing that happens is decided here beforehand: threads make system calls at times that the rhythm
// and their own timers give, and the kernel does the rest.

import { setupHost, setupMappedImage, setupMultimediaService } from '../core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import type { Kernel } from '../core/kernel.ts';
import { IoPriority } from '../io/io-priority.ts';
import type { UserProcessSpec } from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { keyOf, mix } from './call-sites.ts';
import { installWindows, oldPlace } from './install.ts';
import type { Installation } from './install.ts';
import { Library } from './library.ts';
import { perform } from './performer.ts';
import type { Agenda } from './performer.ts';
import { SERVICE_MODULES, machineProcesses, momentInterval, sessionProcesses } from './process-set.ts';
import type { Edition, ProcessPlan, Stage } from './process-set.ts';
import { hostedServices } from './content/service-hosts.ts';
import { Explorer, POOL_DELAY } from './programs/explorer.ts';
import { triesFolder } from './programs/folder-dialog.ts';
import { openClasses } from './programs/shell-items.ts';
import { announceToCsrss, baseName, startProcess } from './programs/process-start.ts';
import { CALCULATOR, COMMAND_PROMPT, COM_SURROGATE, IP_CONFIG, NOTEPAD, PROTOCOL_HOST, UPDATER, life } from './programs/short-lived.ts';
import type { ShortLived } from './programs/short-lived.ts';
import { Idle, Mailbox, Part, Rhythm, Sequence } from './rhythm.ts';
import { ProcessHandles } from './script.ts';
import type { Script } from './script.ts';
import { userModule } from './content/user-modules.ts';

export interface DesktopOptions {
  /** Operations per second that the whole machine makes, about. */
  readonly eventsPerSec: number;
  readonly users: number;
  readonly edition: Edition;
}

/** Above this rate the machine is in a hurry: programs work faster between calls and wait less. */
const ORDINARY_RATE = 5_000;
/** Below this rate the desktop has been there for a while: no logon to be seen. */
const QUIET_RATE = 1_000;
const SYSTEM = 'NT AUTHORITY\\SYSTEM';
/** A file server that everybody knows and nobody has switched on. */
const OFFLINE_SERVER = 'archive';
const GONE: Readonly<Record<string, number>> = { 'csrss.exe': 456, 'wininit.exe': 456, 'winlogon.exe': 504, 'explorer.exe': 2172 };

interface Made {
  readonly pid: number;
  readonly kept: ProcessHandles;
}

export class DesktopMachine {
  private readonly kernel: Kernel;
  private readonly options: DesktopOptions;
  private readonly installation: Installation;
  private readonly stage: Stage;
  private readonly made = new Map<string, number>();
  private readonly csrss: Mailbox[] = [];
  /** PIDs, by person. */
  private readonly explorers: number[] = [];
  /** Threads are made when all processes are there, so that processes get the ids they should have. */
  private readonly threads: (() => void)[] = [];

  constructor(kernel: Kernel, options: DesktopOptions) {
    this.kernel = kernel;
    this.options = options;
    this.installation = installWindows(kernel, options.users, options.edition.isolated);
    const haste = Math.max(1, options.eventsPerSec / ORDINARY_RATE);
    const library = new Library(kernel, { registry: this.installation.registry, files: this.installation.files, haste, placeOf: options.edition.isolated ? (path) => path : oldPlace });
    const rhythm = new Rhythm(kernel.prng('workloads.rhythm'), { meanInterval: momentInterval(options.eventsPerSec), start: Math.round((180 * CYCLES_PER_MS) / haste) });
    this.stage = { library, rhythm, haste, pace: options.eventsPerSec / ORDINARY_RATE };
    for (const plan of machineProcesses(options.edition)) this.create(plan, 0);
    for (let person = 0; person < options.users; person++) this.logOn(person);
    setupHost(kernel, OFFLINE_SERVER, { up: false });
    for (let person = 0; person < options.users; person++) this.triesServer(person);
    for (const start of this.threads) start();
  }

  private sessionOf(person: number): number {
    return this.options.edition.isolated ? person + 1 : person;
  }

  private logOn(person: number): void {
    const mailbox = new Mailbox(Math.round(40 * CYCLES_PER_MS));
    this.csrss.push(mailbox);
    const plans = sessionProcesses(this.options.edition, person);
    const csrssHere = plans.some((plan) => plan.image.endsWith('csrss.exe'));
    for (const plan of plans.filter((candidate) => candidate.parent !== 'explorer.exe')) {
      const made = this.create(plan, person);
      if (csrssHere && plan.image.endsWith('csrss.exe')) this.thread(made, mailbox);
    }
    if (!csrssHere) this.thread({ pid: this.made.get('csrss.exe') as number, kept: new ProcessHandles() }, mailbox);
    this.explorer(person);
    for (const plan of plans.filter((candidate) => candidate.parent === 'explorer.exe')) this.create(plan, person);
  }

  private explorer(person: number): void {
    const { library, rhythm } = this.stage;
    const explorer = new Explorer(library, {
      programs: [NOTEPAD, CALCULATOR, COMMAND_PROMPT, IP_CONFIG, NOTEPAD].map((program) => ({ image: program.image, make: () => this.child(program, person) })),
      announce: (image) => { this.announce(image, person); },
    });
    const perMille = (share: number): number => Math.max(20, Math.round(share / this.options.users));
    const part = (name: string, share: number, delay: Cycles, answer: (moment: number) => readonly Script[], first?: readonly Script[]): Agenda =>
      new Part(rhythm, { key: keyOf(`${name}/${person}`), perMille: perMille(share), delay, spread: Math.round((30 * CYCLES_PER_MS) / this.stage.haste), answer, ...(first === undefined ? {} : { first }) });
    const { pid } = this.create({
      image: 'C:\\Windows\\explorer.exe', ...(person === 0 ? { pid: 2188 } : {}), parent: '(gone)', account: 'person', interactive: true,
      modules: ['kernel32', 'advapi32', 'rpcrt4', 'msvcrt', 'user32', 'gdi32', 'imm32', 'msctf', 'lpk', 'usp10', 'shell32', 'shlwapi', 'ole32', 'oleaut32', 'explorerframe', 'browseui', 'propsys', 'uxtheme', 'comctl32', 'clbcatq', 'apphelp', 'cscui', 'cscdll', 'ntshrui', 'thumbcache', 'windowscodecs', 'dwmapi', 'duser', 'xmllite', 'stobject', 'batmeter', 'setupapi', 'wtsapi32', 'winsta', 'es', 'netshell', 'pnidui', 'actxprxy', 'ieframe', 'urlmon', 'iertutil', 'wininet', 'structuredquery', 'linkinfo', 'mpr', 'drprov', 'ntlanman', 'davclnt'],
      threads: () => [
        part('desktop', 560, 0, (moment) => explorer.desktop(moment, person), explorer.logon().slice(0, this.options.eventsPerSec < QUIET_RATE ? 1 : undefined)),
        part('folder', 640, 5 * CYCLES_PER_MS, (moment) => explorer.folderWindow(moment, person)),
        part('pool0', 300, POOL_DELAY, (moment) => explorer.background(moment, person, 0)),
        part('pool1', 170, POOL_DELAY * 3, (moment) => explorer.background(moment, person, 1)),
        part('pool2', 60, POOL_DELAY * 4, (moment) => explorer.background(moment, person, 2)),
      ],
      pool: 8, memoryKiB: 38_000,
    }, person);
    this.explorers.push(pid);
    this.startsChildren(person);
  }

  /** The person's folder on the server, now and then. Comes last, so that nobody else's thread ids depend on it. */
  private triesServer(person: number): void {
    this.threads.push(() => {
      const process = this.kernel.ps.byPid(this.explorers[person] as number);
      if (process === undefined) return;
      this.kernel.ps.createThread(process, (u) => triesFolder(u, `\\\\${OFFLINE_SERVER}\\projects`, this.kernel.prng(`workloads.folder/${person}`)), { startRoutine: 'explorerframe.dll!BrowserThreadProc' });
    });
  }

  /** COM surrogates, updaters, the indexer's hosts: started by services now and then. */
  private startsChildren(person: number): void {
    const { library, rhythm } = this.stage;
    const starter = (parent: string, program: ShortLived, perMille: number, way: string): void => {
      const pid = this.made.get(parent);
      if (pid === undefined) return;
      const script = library.script(`starts/${program.image}/${person}`, way, (b) => {
        startProcess(b, program.image, 'kernel32:2-3', () => this.child(program, person, pid), () => { this.announce(program.image, person); });
      });
      this.thread({ pid, kept: new ProcessHandles() }, new Part(rhythm, { key: keyOf(`start/${program.image}/${person}`), perMille, delay: 15 * CYCLES_PER_MS, spread: 90 * CYCLES_PER_MS, answer: () => [script] }));
    };
    starter('svchost.exe -k DcomLaunch', COM_SURROGATE, 26, 'ntdll:1 rpcrt4:8-11 rpcss:4-6');
    if (this.options.edition.isolated) starter('taskeng.exe', UPDATER, 12, 'taskeng:3-5');
    if (this.options.edition.apps.has('index')) starter('SearchIndexer.exe', PROTOCOL_HOST, 5, 'searchindexer:2 mssrch:4-7');
  }

  private announce(image: string, person: number): void {
    this.csrss[person]?.post(announceToCsrss(this.stage.library, image));
  }

  private child(program: ShortLived, person: number, parentPid?: number): UserProcessSpec {
    const scripts = life(this.stage.library, program, this.stage.haste);
    return {
      imagePath: program.image, commandLine: this.options.edition.isolated ? program.commandLine : oldPlace(program.commandLine), currentDirectory: 'C:\\Windows\\system32\\',
      user: this.installation.accounts[person] as string, session: this.sessionOf(person), integrity: this.options.edition.isolated ? 'Medium' : '',
      ...(parentPid === undefined ? {} : { parentPid }),
      console: program.console === true,
      environment: this.environment(person),
      program: (u) => perform(u, new ProcessHandles(), new Sequence(scripts)),
    };
  }

  private environment(person: number): string[] {
    const name = (this.installation.accounts[person] as string).split('\\')[1] as string;
    return [
      'ALLUSERSPROFILE=C:\\ProgramData', `APPDATA=C:\\Users\\${name}\\AppData\\Roaming`, 'CommonProgramFiles=C:\\Program Files\\Common Files', `COMPUTERNAME=${this.kernel.machine.computerName}`, 'ComSpec=C:\\Windows\\system32\\cmd.exe',
      'HOMEDRIVE=C:', `HOMEPATH=\\Users\\${name}`, `LOCALAPPDATA=C:\\Users\\${name}\\AppData\\Local`, `LOGONSERVER=\\\\${this.kernel.machine.computerName}`, `NUMBER_OF_PROCESSORS=${this.kernel.machine.cpus}`, 'OS=Windows_NT',
      'Path=C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\Wbem', 'PATHEXT=.COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC', 'PROCESSOR_ARCHITECTURE=x86', 'ProgramData=C:\\ProgramData', 'ProgramFiles=C:\\Program Files', 'PUBLIC=C:\\Users\\Public',
      'SESSIONNAME=Console', 'SystemDrive=C:', 'SystemRoot=C:\\Windows', `TEMP=C:\\Users\\${name}\\AppData\\Local\\Temp`, `TMP=C:\\Users\\${name}\\AppData\\Local\\Temp`, `USERDOMAIN=${this.kernel.machine.computerName}`, `USERNAME=${name}`, `USERPROFILE=C:\\Users\\${name}`, 'windir=C:\\Windows',
    ].map((variable) => (this.options.edition.isolated ? variable : oldPlace(variable)));
  }

  private create(plan: ProcessPlan, person: number): Made {
    const { kernel, options } = this;
    const name = baseName(plan.image);
    const { isolated } = options.edition;
    const user = plan.account === 'person' ? (this.installation.accounts[person] as string) : plan.account === 'local' ? 'NT AUTHORITY\\LOCAL SERVICE' : plan.account === 'network' ? 'NT AUTHORITY\\NETWORK SERVICE' : SYSTEM;
    const process = kernel.ps.createProcess({
      imagePath: plan.image, commandLine: commandLine(plan), program: null,
      parentPid: plan.parent === 'System' ? 4 : (this.made.get(plan.parent) ?? GONE[name] ?? 504),
      ...(plan.pid === undefined ? {} : { pid: plan.pid }),
      ...(plan.basePriority === undefined ? {} : { basePriority: plan.basePriority }),
      user, session: plan.interactive ? this.sessionOf(person) : 0,
      integrity: isolated ? (plan.account === 'person' ? (plan.integrity ?? 'Medium') : 'System') : '',
      services: hostedServices(options.edition, name, /-k (\S+)/.exec(plan.arguments ?? '')?.[1] ?? ''),
      ...(plan.interactive && plan.modules.includes('shell32') ? { windowTitle: windowTitle(name) } : {}),
      isProtected: isolated && name === 'audiodg.exe',
    });
    const made = { pid: process.pid, kept: new ProcessHandles() };
    if (!this.made.has(name) || name !== 'svchost.exe') this.made.set(name, process.pid);
    if (plan.arguments !== undefined) this.made.set(`${name}${plan.arguments}`, process.pid);
    if (plan.ioPriority !== undefined && kernel.features.on('io.priority')) process.ioPriority = plan.ioPriority;
    setupMappedImage(kernel, process.pid, plan.image);
    for (const module of ['ntdll', ...plan.modules]) setupMappedImage(kernel, process.pid, userModule(module).path);
    const starts = startRoutines(plan);
    this.thread(made, new Sequence([this.settle(plan), this.forever()]), starts.main);
    plan.threads(this.stage).forEach((agenda, i) => { this.thread(made, agenda, starts.worker(i), i < (plan.backgroundThreads ?? 0) ? IoPriority.VeryLow : plan.ioPriority); });
    this.multimedia(plan, process.pid, starts.worker(plan.modules.length));
    this.pool(made, plan, process.pid);
    if (plan.image.endsWith('explorer.exe') && person === 0) kernel.ps.setForeground(process);
    return made;
  }

  /** The service, and the threads that are there for it. */
  private multimedia(plan: ProcessPlan, pid: number, startRoutine: string): void {
    const { kernel } = this;
    if (!kernel.features.on('mmcss')) return;
    this.threads.push(() => {
      const process = kernel.ps.byPid(pid);
      if (process === undefined) return;
      if (plan.hostsMultimediaService === true) setupMultimediaService(kernel, pid);
      for (const program of plan.multimedia?.() ?? []) kernel.ps.createThread(process, program, { startRoutine });
    });
  }

  /** A process that has been there since boot has its memory and some handles already. */
  private settle(plan: ProcessPlan): Script {
    return this.stage.library.script(`settle/${plan.image}${plan.arguments ?? ''}`, 'kernel32', (b) => {
      b.allocate(plan.memoryKiB * 1_024);
      if (plan.account === 'person' && !plan.image.endsWith('explorer.exe')) openClasses(b);
    });
  }

  /** The main thread waits for the process to be ended. */
  private forever(): Script {
    return this.stage.library.script('forever', 'ntdll', (b) => { b.sleep(1e15); });
  }

  private thread(made: Made, agenda: Agenda, startRoutine?: string, ioPriority?: number): void {
    this.threads.push(() => {
      const process = this.kernel.ps.byPid(made.pid);
      if (process === undefined) return;
      const thread = this.kernel.ps.createThread(process, (u) => perform(u, made.kept, agenda), { startRoutine: startRoutine ?? this.poolRoutine });
      if (ioPriority !== undefined && this.kernel.features.on('io.priority')) thread.ioPriorityHint = ioPriority;
    });
  }

  private get poolRoutine(): string {
    return this.kernel.features.on('tp.workerFactory') ? 'ntdll.dll!TppWorkerThread' : 'ntdll.dll!RtlpWorkerThread';
  }

  /** Pool threads: those there are end one after another; new ones come when there is work. */
  private pool(made: Made, plan: ProcessPlan, pid: number): void {
    const { library, rhythm, haste } = this.stage;
    for (let i = 0; i < plan.pool; i++) {
      const life = mix(pid, i, 4) % 28_000;
      this.thread(made, new Idle(Math.round(((400 + life) * CYCLES_PER_MS) / haste)));
    }
    if (plan.pool < 2) return;
    const script = library.script(`pool/${plan.image}${plan.arguments ?? ''}`, 'ntdll:3-5', (b) => {
      b.createThread((u: UserContext): Program => perform(u, made.kept, new Idle(u.now + Math.round(((5 + (mix(pid, u.thread.tid) % 20)) * CYCLES_PER_SECOND) / haste))));
    });
    this.thread(made, new Part(rhythm, { key: keyOf(`pool/${pid}`), perMille: 12 + plan.pool * 2, delay: 2 * CYCLES_PER_MS, spread: Math.round((120 * CYCLES_PER_MS) / haste), answer: () => [script] }));
  }
}

/** What the title bar says: what is open, and the program. */
function windowTitle(name: string): string {
  return WINDOW_TITLES[name] ?? name.replace(/\.exe$/i, '');
}

const WINDOW_TITLES: Readonly<Record<string, string>> = {
  'explorer.exe': 'Documents', 'wmplayer.exe': 'Windows Media Player', 'nwwriter.exe': 'Report - Northwind Writer', 'navigator.exe': 'Fabrikam Navigator', 'WinMail.exe': 'Inbox - Windows Mail',
};

function commandLine(plan: ProcessPlan): string {
  if (plan.image.endsWith('csrss.exe')) return `%SystemRoot%\\system32\\csrss.exe${plan.arguments ?? ''}`;
  if (plan.image.endsWith('svchost.exe')) return `C:\\Windows\\system32\\svchost.exe${plan.arguments ?? ''}`;
  if (plan.image.includes(' ')) return `"${plan.image}"${plan.arguments ?? ''}`;
  return `${plan.image}${plan.arguments ?? ''}`;
}

/** Where the threads of a process begin: the first at the entry point, the others in the service's library or the program. */
function startRoutines(plan: ProcessPlan): { readonly main: string; worker(index: number): string } {
  const name = baseName(plan.image);
  const hosts = name === 'svchost.exe' ? plan.modules.filter((module) => !SERVICE_MODULES.includes(module)) : [];
  return {
    main: `${name}!${plan.modules.includes('shell32') ? 'wWinMainCRTStartup' : 'mainCRTStartup'}`,
    worker(index) {
      const module = hosts.length === 0 ? name : baseName(userModule(hosts[index % hosts.length] as string).path);
      return `${module}+0x${(0x1000 + (mix(keyOf(module), index) % 0x6000)).toString(16)}`;
    },
  };
}
