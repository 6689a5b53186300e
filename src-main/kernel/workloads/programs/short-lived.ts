// src-main/kernel/workloads/programs/short-lived.ts
//
// Programs that come and go: an editor that a person opens for a moment, COM surrogates, console tools, updaters, the
// indexer's hosts. Each start of one makes the same calls; only times and ids differ.

import { RegistryAccess } from '../../../../src-shared/nt/registry-access.ts';
import { CYCLES_PER_MS } from '../../core/time.ts';
import { OpenFor } from '../open-requests.ts';
import { FileInformation, enumerateKey, loadImage, readValues, volumeFacts } from '../phrases.ts';
import { userModule } from '../content/user-modules.ts';
import * as shell from './shell-items.ts';
import { programEnd, programStart } from './process-start.ts';
import type { Library } from '../library.ts';
import type { Script } from '../script.ts';

const S32 = 'C:\\Windows\\System32\\';
const { READ, QUERY_VALUE } = RegistryAccess;

export interface ShortLived {
  readonly image: string;
  readonly commandLine: string;
  readonly modules: readonly string[];
  readonly window: boolean;
  readonly console?: boolean;
  readonly code: string;
  /** What it does between its start and its end. */
  readonly body: (library: Library) => readonly Script[];
  /** Milliseconds that it stays when it has done its work. */
  readonly stayMs: number;
}

export const NOTEPAD: ShortLived = {
  image: `${S32}notepad.exe`, commandLine: `"${S32}NOTEPAD.EXE" C:\\Users\\Mara\\Documents\\notes.txt`, modules: ['version', 'apphelp', 'propsys'], window: true, code: 'notepad:1-2', stayMs: 2_600,
  body: (library) => [library.script('notepad/open', 'notepad:3-4', (b) => {
    b.within('notepad:1 kernel32', 1, () => {
      readValues(b, 'HKCU\\Software\\Microsoft\\Notepad', ['lfEscapement', 'lfOrientation', 'lfWeight', 'lfItalic', 'lfUnderline', 'lfFaceName', 'iPointSize', 'fWrap', 'StatusBar', 'fSaveWindowPositions', 'szHeader', 'szTrailer', 'iMarginTop', 'iWindowPosX', 'iWindowPosY'], READ);
      volumeFacts(b, 'C:\\Users\\Mara\\Documents');
    });
    b.queryAttributes('C:\\Users\\Mara\\Documents\\notes.txt');
    for (let i = 0; i < 3; i++) shell.fileType(b, library.registry.fileTypes[i] as (typeof library.registry.fileTypes)[number], i);
    for (let i = 0; i < 4; i++) shell.createInstance(b, library.registry.comClasses[i] as (typeof library.registry.comClasses)[number], i, i === 1);
  })],
};

export const CALCULATOR: ShortLived = {
  image: `${S32}calc.exe`, commandLine: `"${S32}calc.exe"`, modules: ['version'], window: true, code: 'notepad:1-2', stayMs: 3_200,
  body: (library) => [library.script('calc/open', 'notepad:3-4 user32', (b) => {
    readValues(b, 'HKCU\\Software\\Microsoft\\Calc', ['layout', 'UseSep', 'Memory'], READ);
    shell.createInstance(b, library.registry.comClasses[2] as (typeof library.registry.comClasses)[number], 2, false);
  })],
};

export const COM_SURROGATE: ShortLived = {
  image: `${S32}dllhost.exe`, commandLine: `${S32}DllHost.exe /Processid:{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}`, modules: ['clbcatq', 'thumbcache', 'propsys'], window: true, code: 'dllhost:1 ole32:2', stayMs: 5_100,
  body: (library) => [library.script('dllhost/serve', 'dllhost:1 ole32:3-6', (b) => {
    for (let i = 6; i < 9; i++) shell.createInstance(b, library.registry.comClasses[i] as (typeof library.registry.comClasses)[number], i, true);
    b.within('thumbcache:1-3 propsys:1-2', 1, () => {
      const file = b.createFile('C:\\Users\\Mara\\AppData\\Local\\Microsoft\\Windows\\Explorer\\thumbcache_96.db', OpenFor.readWrite);
      b.readFile(file, 0, 24);
      b.readFile(file, 65_536, 4_096, 3);
      b.close(file);
    });
    loadImage(b, userModule('photometadatahandler').path, 2);
    loadImage(b, userModule('windowscodecs').path, 1);
  })],
};

export const COMMAND_PROMPT: ShortLived = {
  image: `${S32}cmd.exe`, commandLine: `"${S32}cmd.exe" /c dir C:\\Users\\Mara`, modules: ['version'], window: false, console: true, code: 'cmd:2-3', stayMs: 300,
  body: (library) => [library.script('cmd/dir', 'cmd:3-6', (b) => {
    readValues(b, 'HKLM\\Software\\Microsoft\\Command Processor', ['DisableUNCCheck', 'EnableExtensions', 'DelayedExpansion', 'DefaultColor', 'CompletionChar', 'AutoRun'], READ);
    readValues(b, 'HKCU\\Software\\Microsoft\\Command Processor', ['DisableUNCCheck', 'EnableExtensions', 'DelayedExpansion', 'DefaultColor', 'CompletionChar', 'AutoRun'], READ);
    const folder = b.createFile('C:\\Users\\Mara', OpenFor.directory);
    b.listDirectory(folder, '');
    b.close(folder);
    volumeFacts(b, 'C:');
  })],
};

export const IP_CONFIG: ShortLived = {
  image: `${S32}ipconfig.exe`, commandLine: 'ipconfig /all', modules: ['iphlpapi', 'dhcpcsvc', 'dnsapi', 'winnsi'], window: false, console: true, code: 'ipconfig:2', stayMs: 120,
  body: (library) => [library.script('ipconfig/all', 'ipconfig:2-3 dhcpcsvc:2-3', (b) => {
    for (const value of ['Hostname', 'Domain', 'IPEnableRouter', 'SearchList']) readValues(b, 'HKLM\\System\\CurrentControlSet\\Services\\Tcpip\\Parameters', [value], READ);
    enumerateKey(b, 'HKLM\\System\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces');
  })],
};

export const UPDATER: ShortLived = {
  image: 'C:\\Program Files\\Adventure Works\\Update\\awupdate.exe', commandLine: '"C:\\Program Files\\Adventure Works\\Update\\awupdate.exe" /check', modules: ['winhttp', 'wintrust', 'crypt32', 'msasn1'], window: false, code: 'awupdate:2', stayMs: 900,
  body: (library) => [library.script('awupdate/check', 'awupdate:3-6', (b) => {
    readValues(b, 'HKLM\\SOFTWARE\\Adventure Works\\Update', ['LastChecked', 'Channel'], READ);
    readValues(b, 'HKLM\\SOFTWARE\\Policies\\Adventure Works\\Update', ['Disabled'], QUERY_VALUE);
    readValues(b, 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', ['ProxyEnable', 'ProxyServer', 'ProxyOverride', 'AutoConfigURL'], READ);
    b.within('winhttp:2-4 ws2_32', 1, () => {
      const socket = b.socket('tcp');
      b.connect(socket, 'update.adventure-works.example', 443, 25 * CYCLES_PER_MS);
      b.send(socket, 210, 1_180);
      b.receive(socket, 4_096);
      b.disconnect(socket);
      b.close(socket);
    });
    const log = b.createFile('C:\\ProgramData\\Adventure Works\\SyncTray\\sync.log', OpenFor.append);
    b.writeFile(log, -2, 96);
    b.close(log);
  })],
};

export const PROTOCOL_HOST: ShortLived = {
  image: `${S32}SearchProtocolHost.exe`, commandLine: `"${S32}SearchProtocolHost.exe" Global\\UsGthrFltPipeMssGthrPipe6_ Global\\UsGthrCtrlFltPipeMssGthrPipe6 1 -2147483646 "Software\\Microsoft\\Windows Search"`, modules: ['tquery', 'mssprxy', 'propsys', 'msshsq'], window: true, code: 'searchprotocolhost:2', stayMs: 9_000,
  body: (library) => library.files.documents.slice(0, 6).map((document, i) => library.script(`protocolhost/${i}`, 'searchprotocolhost:3-5 tquery:2-4', (b) => {
    shell.documentProperties(b, document, i);
    shell.fileType(b, library.registry.fileTypes[(i * 3) % 12] as (typeof library.registry.fileTypes)[number], i);
    const file = b.createFile(document, OpenFor.indexerAttributes);
    b.queryFile(file, FileInformation.Standard);
    b.close(file);
  })),
};

/** All scripts of one life, in order. */
export function life(library: Library, program: ShortLived, haste: number): readonly Script[] {
  const stay = Math.max(1, Math.round((program.stayMs * CYCLES_PER_MS) / haste));
  return [
    programStart(library, program),
    ...program.body(library),
    library.script(`stay/${program.image}`, program.code, (b) => { b.sleep(stay * haste); }),
    programEnd(library, program.image),
  ];
}
