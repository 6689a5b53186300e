// bench/generate-trace.ts
//
// A seeded trace in the proportions of a real one, written through the product's own TraceWriter: about 200 threads in 60 processes,
// 40 operations, 10 results, 20,000 paths with a Zipf distribution, durations from 0 to seconds. The same seed gives the same bytes.

import { defineEvent } from '../src-shared/trace/event-type.ts';
import type { EventClass, EventType } from '../src-shared/trace/event-type.ts';
import { Category, DURATION_PENDING, RESULT_PENDING } from '../src-shared/trace/model.ts';
import type { CategoryId, TraceInfo } from '../src-shared/trace/model.ts';
import { TraceWriter } from '../src-shared/trace/trace-writer.ts';

export const GENERATED_INFO: TraceInfo = {
  clock: { unitsPer100ns: 240, originFiletime: '128790414900000000' },
  payloadFormat: 'native',
  computerName: 'BENCH', systemRoot: 'C:\\Windows', osName: 'generated', is64Bit: false, processors: 2, memoryBytes: 2 ** 31,
};

/** name, advanced name, class, category, weight in parts per thousand */
const OPERATIONS: readonly (readonly [string, string, EventClass, CategoryId, number])[] = [
  ['RegOpenKey', 'RegOpenKey', 'Registry', Category.Read, 280], ['RegQueryKey', 'RegQueryKey', 'Registry', Category.Read, 200],
  ['RegQueryValue', 'RegQueryValue', 'Registry', Category.Read, 155], ['RegCloseKey', 'RegCloseKey', 'Registry', Category.None, 105],
  ['RegEnumKey', 'RegEnumKey', 'Registry', Category.Read, 17], ['RegEnumValue', 'RegEnumValue', 'Registry', Category.Read, 14],
  ['RegSetValue', 'RegSetValue', 'Registry', Category.Write, 3], ['RegCreateKey', 'RegCreateKey', 'Registry', Category.None, 3],
  ['RegSetInfoKey', 'RegSetInfoKey', 'Registry', Category.WriteMetadata, 1], ['RegDeleteValue', 'RegDeleteValue', 'Registry', Category.Write, 1],
  ['CreateFile', 'IRP_MJ_CREATE', 'File System', Category.None, 30], ['CloseFile', 'IRP_MJ_CLEANUP', 'File System', Category.None, 27],
  ['IRP_MJ_CLOSE', 'IRP_MJ_CLOSE', 'File System', Category.None, 22], ['ReadFile', 'IRP_MJ_READ', 'File System', Category.Read, 28],
  ['WriteFile', 'IRP_MJ_WRITE', 'File System', Category.Write, 14], ['QueryOpen', 'FASTIO_NETWORK_QUERY_OPEN', 'File System', Category.ReadMetadata, 8],
  ['QueryBasicInformationFile', 'IRP_MJ_QUERY_INFORMATION', 'File System', Category.ReadMetadata, 10],
  ['QueryStandardInformationFile', 'IRP_MJ_QUERY_INFORMATION', 'File System', Category.ReadMetadata, 6],
  ['QueryNameInformationFile', 'IRP_MJ_QUERY_INFORMATION', 'File System', Category.ReadMetadata, 3],
  ['QueryDirectory', 'IRP_MJ_DIRECTORY_CONTROL', 'File System', Category.ReadMetadata, 6],
  ['NotifyChangeDirectory', 'IRP_MJ_DIRECTORY_CONTROL', 'File System', Category.ReadMetadata, 1],
  ['CreateFileMapping', 'FASTIO_ACQUIRE_FOR_SECTION_SYNCHRONIZATION', 'File System', Category.None, 8],
  ['FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION', 'FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION', 'File System', Category.None, 8],
  ['FASTIO_ACQUIRE_FOR_CC_FLUSH', 'FASTIO_ACQUIRE_FOR_CC_FLUSH', 'File System', Category.None, 3],
  ['FASTIO_RELEASE_FOR_CC_FLUSH', 'FASTIO_RELEASE_FOR_CC_FLUSH', 'File System', Category.None, 3],
  ['FileSystemControl', 'IRP_MJ_FILE_SYSTEM_CONTROL', 'File System', Category.None, 7], ['DeviceIoControl', 'IRP_MJ_DEVICE_CONTROL', 'File System', Category.None, 3],
  ['QuerySecurityFile', 'IRP_MJ_QUERY_SECURITY', 'File System', Category.ReadMetadata, 3], ['LockFile', 'IRP_MJ_LOCK_CONTROL', 'File System', Category.None, 1],
  ['UnlockFileSingle', 'IRP_MJ_LOCK_CONTROL', 'File System', Category.None, 1], ['SetBasicInformationFile', 'IRP_MJ_SET_INFORMATION', 'File System', Category.WriteMetadata, 2],
  ['SetEndOfFileInformationFile', 'IRP_MJ_SET_INFORMATION', 'File System', Category.WriteMetadata, 2],
  ['Load Image', 'Load Image', 'Process', Category.None, 3], ['Thread Create', 'Thread Create', 'Process', Category.None, 1], ['Thread Exit', 'Thread Exit', 'Process', Category.None, 1],
  ['TCP Send', 'TCP Send', 'Network', Category.None, 3], ['TCP Receive', 'TCP Receive', 'Network', Category.None, 3], ['UDP Send', 'UDP Send', 'Network', Category.None, 1],
  ['UDP Receive', 'UDP Receive', 'Network', Category.None, 1], ['Process Profiling', 'Process Profiling', 'Profiling', Category.None, 13],
];

export const GENERATED_EVENT_TYPES: ReadonlyMap<number, EventType> = new Map(OPERATIONS.map(([name, advancedName, eventClass, category], i) => {
  const type = defineEvent({ id: 1000 + i, eventClass, name, advancedName, fields: { access: 'u32', length: 'varuint' }, category, detail: (f) => `Desired Access: 0x${f.access.toString(16)}, Length: ${f.length}` });
  return [type.id, type as unknown as EventType];
}));

const RESULTS: readonly (readonly [number, number])[] = [
  [0, 700], [0xc000_0034, 200], [0xc01c_0004, 40], [0x8000_0005, 20], [0xc000_0023, 8], [0x8000_001a, 10], [0x104, 10], [0xc000_0022, 6], [0xc000_003a, 4], [RESULT_PENDING, 2],
];
const PROCESSES = ['System', 'smss.exe', 'csrss.exe', 'wininit.exe', 'services.exe', 'lsass.exe', 'lsm.exe', 'winlogon.exe', 'svchost.exe', 'spoolsv.exe', 'explorer.exe', 'dwm.exe', 'taskeng.exe', 'SearchIndexer.exe',
  'iexplore.exe', 'WINWORD.EXE', 'OUTLOOK.EXE', 'notepad.exe', 'cmd.exe', 'MsMpEng.exe', 'wmplayer.exe', 'Procmon.exe', 'Procexp.exe', 'WmiPrvSE.exe'] as const;
const FOLDERS = ['C:\\Windows\\System32\\', 'C:\\Windows\\', 'C:\\Program Files\\Common Files\\Microsoft Shared\\', 'C:\\Users\\Alice\\AppData\\Local\\Temp\\', 'C:\\Users\\Alice\\Documents\\',
  'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\', 'HKLM\\System\\CurrentControlSet\\Services\\', 'HKCU\\Software\\Classes\\', 'HKCR\\CLSID\\', 'HKLM\\Software\\Policies\\'] as const;
const SPECIAL = ['C:\\pagefile.sys', 'C:\\$Mft', 'C:\\$LogFile', 'C:\\$Extend\\$UsnJrnl', 'C:\\$Bitmap', 'C:\\$MftMirr', 'C:\\$Secure', 'C:\\$Volume'] as const;
const WORDS = ['ntdll', 'kernel32', 'shell', 'cache', 'config', 'Explorer', 'Advanced', 'Parameters', 'Tcpip', 'font', 'theme', 'user', 'policy', 'Run', 'InprocServer32', 'index', 'mail', 'temp', 'log', 'driver'] as const;

export interface GenerateOptions {
  readonly rows: number;
  readonly seed: number;
  readonly paths?: number;
  readonly batchRows?: number;
  /** Writes a short payload per event. */
  readonly payloads?: boolean;
}

/** Writes the rows and hands out the batches. */
export function generateTrace(options: GenerateOptions, take: (batch: ArrayBuffer) => void): void {
  const { rows, seed, paths = 20_000, batchRows = 16_384, payloads = false } = options;
  const random = xorshift(seed);
  const writer = new TraceWriter();
  const text = (value: string) => writer.string(value);

  const threads: { readonly process: number; readonly tid: number }[] = [];
  for (let i = 0; i < 60; i++) {
    const name = PROCESSES[i < PROCESSES.length ? i : 8]!;
    const process = writer.process({
      pid: i === 0 ? 4 : 300 + i * 4, parentPid: 4, parentIndex: 0, name: text(name), imagePath: text(`C:\\Windows\\System32\\${name}`), commandLine: text(`"${name}" -k group${i}`),
      company: text('Microsoft Corporation'), description: text(`${name} process`), version: text('6.0.6001.18000'), user: text(i % 3 === 0 ? 'NT AUTHORITY\\SYSTEM' : 'BENCH\\Alice'),
      session: i % 2, authenticationIdHigh: 0, authenticationIdLow: 0x3e7, integrity: text(i % 3 === 0 ? 'System' : 'Medium'), virtualized: 0, is64Bit: false, startTime: -1, endTime: -1,
    });
    for (let t = 0; t < (i < 20 ? 6 : 2); t++) threads.push({ process, tid: 400 + threads.length * 4 });
  }
  const frames = Array.from({ length: 400 }, (_, i) => writer.frame(text(i < 40 ? 'ntoskrnl.exe' : `module${i % 30}.dll`), text(`Function${i}`), i * 16, 0x7700_0000 + i * 64));
  const stacks: number[] = [];
  for (let i = 0; i < 3000; i++) {
    let stack = 0;
    for (let depth = 0; depth < 16; depth++) stack = writer.stack(stack, frames[random() % (depth < 8 ? 400 : 60)]!);
    stacks.push(stack);
  }
  const pathIds: number[] = SPECIAL.map(text);
  while (pathIds.length < paths) {
    const n = pathIds.length;
    pathIds.push(text(`${FOLDERS[n % FOLDERS.length]}${WORDS[random() % WORDS.length]}\\${WORDS[random() % WORDS.length]}-${n}${n % 3 === 0 ? '.dll' : ''}`));
  }
  const threadOf = picker(threads.map((_, i) => 1 / (i + 3)));
  const operationOf = picker(OPERATIONS.map(([, , , , weight]) => weight));
  const resultOf = picker(RESULTS.map(([, weight]) => weight));
  const pathOf = picker(pathIds.map((_, i) => 1 / (((i * 7919) % paths) + 20)));

  let time = 0;
  for (let row = 0; row < rows; row++) {
    time += 240 * (1 + (random() % 2000));
    const thread = threads[threadOf(random())]!;
    const operation = operationOf(random());
    // An operation has its own few ways to fail.
    const drawn = resultOf(random());
    const result = RESULTS[drawn < 2 || (operation * 5 + drawn) % 4 === 0 ? drawn : 0]![0];
    const dice = random() % 1000;
    const duration = result === RESULT_PENDING ? DURATION_PENDING : dice < 50 ? 0 : dice < 920 ? 240 * (random() % 100) : dice < 998 ? 240 * (random() % 100_000) : 240 * (random() % 30_000_000);
    if (payloads) {
      writer.payload.u32(random() % 64);
      writer.payload.varuint(random() % 4096);
    }
    const head = writer.head(thread.process, thread.tid, 1000 + operation, result, OPERATIONS[operation]![3]);
    writer.append(time, duration, head, pathIds[pathOf(random())]!, stacks[random() % stacks.length]!, random() % 2);
    if (writer.bufferedRows >= batchRows) take(writer.flush()!);
  }
  const rest = writer.flush();
  if (rest !== undefined) take(rest);
}

/** 32-bit xorshift: integers in 0 .. 2^32 - 1. */
export function xorshift(seed: number): () => number {
  let x = seed >>> 0 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>>= 0);
  };
}

/** Turns a random 32-bit integer into an index with the given weights: a table of 65,536 slots. */
function picker(weights: readonly number[]): (random: number) => number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const slots = new Uint16Array(1 << 16);
  let at = 0;
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight;
    const end = Math.round((sum / total) * slots.length);
    slots.fill(i, at, end);
    at = end;
  });
  return (random) => slots[(random >>> 8) & 0xffff]!;
}
