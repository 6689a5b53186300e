// src-main/kernel/workloads/install.ts
//
// Installs Windows on the machine: registry, files, images, drivers, accounts. Takes no simulated time.

import { mountPoint, symbolicLink } from '../../../src-shared/nt/reparse-point.ts';
import { setupAccount, setupDriver, setupFile, setupImage, setupKey, setupLink, setupPortName, setupReparsePoint } from '../core/setup.ts';
import type { Kernel } from '../core/kernel.ts';
import { FILE_SYSTEM_KEY, POLICY_VALUES } from '../io/symlink-policy.ts';
import { EXECUTABLES, buildFileCatalog } from './content/file-catalog.ts';
import { KERNEL_MODULES } from './content/kernel-modules.ts';
import { buildRegistryCatalog } from './content/registry-catalog.ts';
import { USER_MODULES } from './content/user-modules.ts';
import type { FileCatalog } from './content/file-catalog.ts';
import type { RegistryCatalog } from './content/registry-catalog.ts';
import type { KeySeed, ValueSeed } from './content/registry-seed.ts';

export interface Installation {
  readonly registry: RegistryCatalog;
  readonly files: FileCatalog;
  /** Accounts of the people, `COMPUTER\name`, in the order in which they log on. */
  readonly accounts: readonly string[];
}

const PEOPLE = ['Mara', 'Jun', 'Ada', 'Tomas', 'Ines', 'Haruto', 'Noor', 'Lena'] as const;
/** Hidden, System, Not Content Indexed. */
const OLD_NAME_ATTRIBUTES = 0x2006;
const KNOWN_DLLS = new Set('kernel32 advapi32 rpcrt4 gdi32 user32 msvcrt shell32 shlwapi ole32 oleaut32 imm32 msctf lpk usp10 clbcatq comdlg32 setupapi ws2_32 wldap32 imagehlp nsi ntdll'.split(' '));

/** Descriptions of executables that people look at; the others say what they are by their name. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'explorer.exe': 'Windows Explorer', 'svchost.exe': 'Host Process for Windows Services', 'services.exe': 'Services and Controller app', 'lsass.exe': 'Local Security Authority Process', 'lsm.exe': 'Local Session Manager Service',
  'csrss.exe': 'Client Server Runtime Process', 'smss.exe': 'Windows Session Manager', 'wininit.exe': 'Windows Start-Up Application', 'winlogon.exe': 'Windows Logon Application', 'spoolsv.exe': 'Spooler SubSystem App',
  'dwm.exe': 'Desktop Window Manager', 'taskeng.exe': 'Task Scheduler Engine', 'audiodg.exe': 'Windows Audio Device Graph Isolation', 'SearchIndexer.exe': 'Microsoft Windows Search Indexer', 'SearchProtocolHost.exe': 'Microsoft Windows Search Protocol Host',
  'SearchFilterHost.exe': 'Microsoft Windows Search Filter Host', 'WmiPrvSE.exe': 'WMI Provider Host', 'dllhost.exe': 'COM Surrogate', 'notepad.exe': 'Notepad', 'cmd.exe': 'Windows Command Processor', 'ipconfig.exe': 'IP Configuration Utility',
  'SLsvc.exe': 'Microsoft Software Licensing Service', 'wmplayer.exe': 'Windows Media Player', 'WinMail.exe': 'Windows Mail', 'sidebar.exe': 'Windows Sidebar', 'MSASCui.exe': 'Windows Defender User Interface', 'calc.exe': 'Windows Calculator',
  'nwwriter.exe': 'Northwind Writer', 'navigator.exe': 'Fabrikam Navigator', 'ctguard.exe': 'Contoso Antivirus Guard', 'cttray.exe': 'Contoso Antivirus Tray', 'synctray.exe': 'SyncTray', 'awupdate.exe': 'Adventure Works Update', 'sqlservr.exe': 'Contoso Database Engine', 'store.exe': 'Contoso Information Store',
};
const COMPANIES: readonly (readonly [prefix: string, company: string])[] = [
  ['C:\\Program Files\\Northwind', 'Northwind Traders'], ['C:\\Program Files\\Fabrikam', 'Fabrikam, Inc.'], ['C:\\Program Files\\Contoso', 'Contoso Security'], ['C:\\Program Files\\Adventure', 'Adventure Works'],
];

/** Where Windows XP and Server 2003 keep what later versions have under C:\Users and C:\ProgramData. */
export function oldPlace(path: string): string {
  return path
    .replace(/C:\\Users\\Public/g, 'C:\\Documents and Settings\\All Users')
    .replace(/(C:\\Users\\[^\\]+)\\AppData\\LocalLow/g, '$1\\Local Settings\\Application Data')
    .replace(/(C:\\Users\\[^\\]+)\\AppData\\Local\\Temp/g, '$1\\Local Settings\\Temp')
    .replace(/(C:\\Users\\[^\\]+)\\AppData\\Local/g, '$1\\Local Settings\\Application Data')
    .replace(/(C:\\Users\\[^\\]+)\\AppData\\Roaming/g, '$1\\Application Data')
    .replace(/(C:\\Users\\[^\\]+)\\(Documents|Pictures|Music|Videos)/g, (_, home: string, folder: string) => (folder === 'Documents' ? `${home}\\My Documents` : `${home}\\My Documents\\My ${folder}`))
    .replace(/C:\\Users/g, 'C:\\Documents and Settings')
    .replace(/C:\\ProgramData/g, 'C:\\Documents and Settings\\All Users\\Application Data');
}

/** @param people how many persons have an account @param vista whether profiles are where Windows Vista has them */
export function installWindows(kernel: Kernel, people: number, vista: boolean): Installation {
  const computer = kernel.machine.computerName;
  const names = Array.from({ length: people }, (_, i) => (PEOPLE[i] ?? `User${i + 1}`));
  const registry = buildRegistryCatalog(kernel.prng('workloads.registry'));
  const files = buildFileCatalog(kernel.prng('workloads.files'), names);
  const accounts = names.map((name) => `${computer}\\${name}`);
  const sids = names.map((_, i) => `S-1-5-21-2718281828-1414213562-1732050807-${1_000 + i}`);
  accounts.forEach((account, i) => { setupAccount(kernel, account, sids[i] as string); });
  installRegistry(kernel, registry, sids, computer);
  installFiles(kernel, files, vista ? (path) => path : oldPlace);
  if (vista) installOldNames(kernel, names);
  if (kernel.features.on('ntfs.symlinks')) setupKey(kernel, FILE_SYSTEM_KEY, POLICY_VALUES);
  for (const [port, name] of [[80, 'http'], [443, 'https'], [53, 'domain'], [110, 'pop3'], [445, 'microsoft-ds'], [5_355, 'llmnr'], [123, 'ntp']] as const) {
    setupPortName(kernel, port, 'tcp', name);
    setupPortName(kernel, port, 'udp', name);
  }
  return { registry, files, accounts };
}

function installRegistry(kernel: Kernel, registry: RegistryCatalog, sids: readonly string[], computer: string): void {
  const values = (seed: KeySeed): ValueSeed[] => seed.values.map((value) => (value.data === 'HARBOR-PC' ? { ...value, data: computer } : value));
  for (const seed of registry.keys) setupKey(kernel, seed.path, values(seed));
  sids.forEach((sid, i) => {
    const root = i === 0 ? 'HKCU' : `HKU\\${sid}`;
    for (const seed of registry.userKeys) setupKey(kernel, seed.path.replace('HKCU', root), values(seed));
    setupKey(kernel, `HKU\\${sid}_Classes\\Local Settings\\Software\\Microsoft\\Windows\\Shell\\MuiCache`);
    setupLink(kernel, `${root}\\Software\\Classes\\Local Settings`, `HKU\\${sid}_Classes\\Local Settings`);
  });
}

function installFiles(kernel: Kernel, files: FileCatalog, placeOf: (path: string) => string): void {
  const version = kernel.features.on('session0.isolation') ? '6.0.6001.18000 (longhorn_rtm.080118-1840)' : '5.2.3790.3959 (srv03_sp2_rtm.070216-1710)';
  const images = new Set<string>();
  for (const module of USER_MODULES) {
    images.add(module.path.toLowerCase());
    setupImage(kernel, module.path, {
      sizeBytes: module.sizeBytes, company: module.company, description: module.description, version,
      knownDll: module.path.startsWith('C:\\Windows\\System32') && KNOWN_DLLS.has(module.name),
    });
  }
  for (const [path, kib] of Object.entries(EXECUTABLES)) {
    images.add(path.toLowerCase());
    const name = path.slice(path.lastIndexOf('\\') + 1);
    const company = COMPANIES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'Microsoft Corporation';
    setupImage(kernel, path, { sizeBytes: kib * 1024, company, description: DESCRIPTIONS[name] ?? name.replace(/\.exe$/i, ''), version: company === 'Microsoft Corporation' ? version : '8.1.442.0' });
  }
  for (const driver of KERNEL_MODULES) {
    images.add(driver.path.toLowerCase());
    const path = driver.name === 'ntoskrnl.exe' && !kernel.machine.is64Bit ? driver.path.replace('ntoskrnl.exe', 'ntkrnlpa.exe') : driver.path;
    setupDriver(kernel, path, { sizeBytes: driver.sizeBytes, company: 'Microsoft Corporation', description: driver.name, version });
  }
  for (const entry of files.entries) {
    if (images.has(entry.path.toLowerCase())) continue;
    if (entry.directory) setupFile(kernel, placeOf(entry.path), { directory: true });
    else setupFile(kernel, placeOf(entry.path), { sizeBytes: entry.sizeBytes, attributes: attributeBits(entry.attributes), cached: cachedShare(entry.path) });
  }
}

/**
 * The names that Windows XP had for the places of Windows Vista, as links for programs that have them built in: `C:\Documents and Settings\All
 * Users\Application Data\x` leads through three of them to `C:\ProgramData\x`. All are junctions but one, the first symbolic link that
 * anybody met. (Simplified: everybody may list them.)
 */
function installOldNames(kernel: Kernel, people: readonly string[]): void {
  const link = (path: string, target: string, symbolic = false): void => {
    setupFile(kernel, target, { directory: true });
    setupFile(kernel, path, { directory: true, attributes: OLD_NAME_ATTRIBUTES });
    setupReparsePoint(kernel, path, symbolic && kernel.features.on('ntfs.symlinks') ? symbolicLink(target) : mountPoint(target));
  };
  link('C:\\Documents and Settings', 'C:\\Users');
  link('C:\\Users\\All Users', 'C:\\ProgramData', true);
  link('C:\\Users\\Default User', 'C:\\Users\\Default');
  link('C:\\ProgramData\\Application Data', 'C:\\ProgramData');
  for (const name of people) {
    const home = `C:\\Users\\${name}`;
    link(`${home}\\Application Data`, `${home}\\AppData\\Roaming`);
    link(`${home}\\Local Settings`, `${home}\\AppData\\Local`);
    link(`${home}\\My Documents`, `${home}\\Documents`);
  }
}

/** What people and services have just used is in the cache; a document that nobody opened is not. */
function cachedShare(path: string): number {
  if (/\\(config|winevt|Logs|Repository|Navigator\\|Contoso\\|SyncTray)/.test(path)) return 0.9;
  return /\.(mui|nls|ttf|ini|manifest)$/i.test(path) ? 1 : 0.45;
}

function attributeBits(letters: string): number {
  let bits = 0x20;
  if (letters.includes('R')) bits |= 0x1;
  if (letters.includes('H')) bits |= 0x2;
  if (letters.includes('S')) bits |= 0x4;
  return bits;
}
