// src-main/labs/io-priority.ts
//
// M07: a program starts while a scanner reads the same disk. Scenes, one after the other, started by explorer.exe:
//
//   nwwriter.exe alone | nwwriter.exe and scanner.exe | indexer.exe writes 64 pieces of 4 KB | two readers of 1 MB in pieces of 4 KB
//
// Old: every request waits its turn, so the start takes almost twice as long. New: the scanner's requests (Very Low, or Low) stay in the class
// driver's idle queue until the disk has been quiet, or half a second has passed. And Very Low leaves nothing behind it in
// the cache: its writes go to the disk at once, its reads start no read-ahead.
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1", I/O prioritization.

import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { setupDisk, setupFile, setupIdleIo } from '../kernel/core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, cyclesOfMs } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import { waitForObject } from '../kernel/ke/services.ts';
import type { EProcess, ProcessSpec } from '../kernel/ps/process.ts';
import { createProcess } from '../kernel/ps/services.ts';
import { near, within } from './check.ts';
import { DiskProbe } from './disk-probe.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';
import { aloneMs, sharedLaunch } from './launch-model.ts';
import type { LaunchModel, LaunchTheory } from './launch-model.ts';
import { IO_PRIORITIES, PIECE, Stopwatch, launch, readPieces, scan, writePieces } from './storage-programs.ts';
import type { IoPriorityName } from './storage-programs.ts';

const MIB = 1_048_576;
const PROGRAM = 'C:\\Program Files\\Northwind Office\\Office12\\nwword.dll';
const SCANNED = 'C:\\Users\\Mara\\Documents\\archive.dat';
const WRITTEN = 'C:\\ProgramData\\Microsoft\\Search\\Data\\Windows.edb';
const READ_BACKGROUND = 'C:\\Users\\Mara\\Documents\\report-a.doc';
const READ_NORMAL = 'C:\\Users\\Mara\\Documents\\report-b.doc';
const FILE_BYTES = 64 * MIB;
const READ_BYTES = MIB;
const WRITES = 64;
/** After the WriteFile. */
const FLUSHED_WITHIN = 100 * CYCLES_PER_MS;
const USER = { user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium', company: 'Kernelscope', parentPid: 4 } as const;
const PIDS = { alone: 3000, launch: 3100, scanner: 3200, writer: 3300, background: 3400, normal: 3500 } as const;
/** What a read costs the processor besides the disk, from nothing to the most, ms. */
const OVERHEADS = [0, 0.015, 0.03, 0.045] as const;
/** What one of them may be beside the others, ms. */
const PHASE_MS = 0.05;
/** How long after the program the scanner's first request may come, ms. */
const ARRIVALS = [0, 0.15, 0.3, 0.45] as const;

interface Scenes {
  readonly alone: Stopwatch;
  readonly shared: Stopwatch;
  readonly writes: Cycles[];
  veryLowReadAheads: number;
  normalReadAheads: number;
  over: boolean;
}

export const ioPriorityLab = defineLab<DiskProbe>({
  id: 'io-priority',
  title: 'I/O priority: a start beside a scanner',
  mechanisms: ['M07'],
  story: 'A program starts while a scanner reads the same disk. Where all requests are equal, each read of the program waits for one of the scanner. Where requests have a priority, the scanner gets the disk only when nobody else has wanted it for a while, or about twice a second so that it does not starve. And what runs in the background leaves neither unwritten pages nor read-ahead in the cache.',
  switches: ['io.priority'],
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.DISK_IO | EnableFlag.DISK_IO_INIT | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'reads', title: 'Reads that the start takes', type: 'integer', unit: '', default: 1000, minimum: 1, maximum: 20_000 },
    { name: 'thinkMs', title: 'Time between two of them', type: 'number', unit: 'ms', default: 1, minimum: 0, maximum: 1000 },
    { name: 'scannerPriority', title: "The scanner's I/O priority", type: 'choice', unit: '', default: 'very-low', choices: IO_PRIORITIES },
    { name: 'serviceMs', title: 'Time that the disk takes for a request', type: 'number', unit: 'ms', default: 8, minimum: 0.1, maximum: 200 },
    { name: 'idleMs', title: 'Quiet time before background requests', type: 'integer', unit: 'ms', default: 50, minimum: 0, maximum: 10_000 },
    { name: 'starvationMs', title: 'Longest wait of background requests', type: 'integer', unit: 'ms', default: 500, minimum: 10, maximum: 60_000 },
  ],
  metrics: [
    { name: 'launchSec', unit: 's', meaning: 'from the first to the last read of the start beside the scanner' },
    { name: 'aloneSec', unit: 's', meaning: 'the same start alone on the machine' },
    { name: 'scannerPerSec', unit: '1/s', meaning: 'requests of the scanner that the disk served while the program started, per second' },
    { name: 'longestScannerGapSec', unit: 's', meaning: 'longest time during the start in which the disk served no request of the scanner' },
    { name: 'veryLowWritesFlushedIn100Ms', unit: '', meaning: 'of 64 cached writes of 4 KB by a background process: how many were on the disk 100 ms after the WriteFile' },
    { name: 'veryLowReadAheads', unit: '', meaning: 'pieces that the cache manager read ahead for a background reader of 1 MB in pieces of 4 KB' },
    { name: 'normalReadAheads', unit: '', meaning: 'the same for a reader of Normal priority' },
  ],

  machine: () => DEFAULT_MACHINE,
  createProbe: () => new DiskProbe(),

  start(kernel, parameters, probe) {
    const model = modelOf(parameters);
    setupDisk(kernel, 'flat', model.serviceMs);
    setupIdleIo(kernel, { intervalMs: model.idleMs, starvationMs: model.starvationMs });
    for (const path of [PROGRAM, SCANNED]) setupFile(kernel, path, { sizeBytes: FILE_BYTES, cached: PIECE / FILE_BYTES });
    setupFile(kernel, WRITTEN, { sizeBytes: WRITES * PIECE, cached: 1 });
    // Only the record is in memory: the first byte's page says that the file has been seen.
    for (const path of [READ_BACKGROUND, READ_NORMAL]) setupFile(kernel, path, { sizeBytes: READ_BYTES, cached: 1 / READ_BYTES });
    const scenes: Scenes = { alone: new Stopwatch(), shared: new Stopwatch(), writes: [], veryLowReadAheads: 0, normalReadAheads: 0, over: false };
    const quiet = 2 * cyclesOfMs(Math.max(500, model.idleMs));
    kernel.ps.createProcess({ imagePath: 'C:\\Windows\\explorer.exe', pid: 2188, description: 'Windows Explorer', ...USER, program: (u) => director(u, parameters, scenes, quiet) });
    return {
      endTime: lengthOf(model, quiet),
      metrics: () => measure(probe, scenes),
      checks: (metrics) => checks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

function modelOf(parameters: LabParameters): LaunchModel {
  const number = (name: string): number => parameters.number(name);
  return { reads: number('reads'), thinkMs: number('thinkMs'), serviceMs: number('serviceMs'), idleMs: number('idleMs'), starvationMs: number('starvationMs'), overheadMs: 0, scannerOverheadMs: 0, scannerAtMs: 0 };
}

/** Plays the scenes one after the other; each begins on a disk that has been quiet. */
function* director(u: UserContext, parameters: LabParameters, scenes: Scenes, quiet: Cycles): Program {
  const { readAhead } = u.kernel.components.cc;
  const reads = parameters.number('reads');
  const think = cyclesOfMs(parameters.number('thinkMs'));
  const launcher = (pid: number, watch: Stopwatch): ProcessSpec => ({ ...USER, imagePath: 'C:\\Program Files\\Northwind Office\\Office12\\nwwriter.exe', pid, description: 'Starts', program: (w) => launch(w, PROGRAM, FILE_BYTES, reads, think, watch) });

  yield createProcess(u, launcher(PIDS.alone, scenes.alone));
  yield waitForObject(u, u.object as EProcess);
  yield u.sleep(quiet);

  yield createProcess(u, launcher(PIDS.launch, scenes.shared));
  const started = u.object as EProcess;
  yield createProcess(u, {
    ...USER, imagePath: 'C:\\Tools\\scanner.exe', pid: PIDS.scanner, description: 'Reads everything',
    program: (w) => scan(w, SCANNED, FILE_BYTES, parameters.text('scannerPriority') as IoPriorityName, () => started.exitTime < 0),
  });
  const scanner = u.object as EProcess;
  yield waitForObject(u, started);
  yield waitForObject(u, scanner);
  yield u.sleep(quiet);

  yield createProcess(u, { ...USER, imagePath: 'C:\\Tools\\indexer.exe', pid: PIDS.writer, description: 'Writes in the background', program: (w) => writePieces(w, WRITTEN, WRITES, quiet, scenes.writes) });
  yield waitForObject(u, u.object as EProcess);
  // The lazy writer may have something to do.
  yield u.sleep(4 * CYCLES_PER_SECOND + quiet);

  let before = readAhead.reads;
  for (const [pid, path, priority] of [[PIDS.background, READ_BACKGROUND, 'very-low'], [PIDS.normal, READ_NORMAL, 'normal']] as const) {
    yield createProcess(u, { ...USER, imagePath: priority === 'normal' ? 'C:\\Tools\\reader.exe' : 'C:\\Tools\\indexer.exe', pid, description: 'Reads from front to back', program: (w) => readPieces(w, path, READ_BYTES, priority) });
    yield waitForObject(u, u.object as EProcess);
    yield u.sleep(quiet);
    const now = readAhead.reads;
    if (priority === 'normal') scenes.normalReadAheads = now - before;
    else scenes.veryLowReadAheads = now - before;
    before = now;
  }
  scenes.over = true;
}

/** When all scenes are over, generously: even the worst scanner takes no more than one request, or what fits into a pause, for each read. */
function lengthOf({ reads, thinkMs, serviceMs }: LaunchModel, quiet: Cycles): Cycles {
  const read = 2 * serviceMs + thinkMs + 0.5;
  const pieces = (READ_BYTES / PIECE) * 2 + WRITES;
  return cyclesOfMs(2 * reads * read + (pieces + 8) * (serviceMs + 1)) + 8 * quiet + 6 * CYCLES_PER_SECOND;
}

function measure(probe: DiskProbe, { alone, shared, writes, veryLowReadAheads, normalReadAheads }: Scenes): LabMetrics {
  const launched = shared.begin >= 0 && shared.end > shared.begin;
  const scanned = launched ? probe.of(PIDS.scanner, shared.begin, shared.end).map((request) => request.end) : [];
  const marks = [shared.begin, ...scanned, shared.end];
  const seconds = (shared.end - shared.begin) / CYCLES_PER_SECOND;
  const written = probe.requests.filter((request) => !request.read && request.node?.fullPath === WRITTEN);
  const flushed = writes.filter((time, i) => written.some((request) => {
    const at = (request.node?.diskOffset ?? 0) + i * PIECE;
    return request.offset <= at && request.offset + request.length > at && request.end >= time && request.end <= time + FLUSHED_WITHIN;
  }));
  return {
    launchSec: launched ? seconds : null,
    aloneSec: alone.end > alone.begin ? (alone.end - alone.begin) / CYCLES_PER_SECOND : null,
    scannerPerSec: launched ? scanned.length / seconds : null,
    longestScannerGapSec: launched ? marks.slice(1).reduce((longest, mark, i) => Math.max(longest, mark - (marks[i] as Cycles)), 0) / CYCLES_PER_SECOND : null,
    veryLowWritesFlushedIn100Ms: flushed.length,
    veryLowReadAheads,
    normalReadAheads,
  };
}

/** What theory says for these parameters: the arithmetic of launch-model.ts for every cost of a read that the processor may have. */
function checks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const value = (name: string): MetricValue => metrics[name] as MetricValue;
  const model = modelOf(parameters);
  const prioritised = kernel.features.on('io.priority');
  const idle = prioritised && parameters.text('scannerPriority') !== 'normal';
  const theories = OVERHEADS.flatMap((overheadMs) => OVERHEADS.flatMap((scannerOverheadMs) => ARRIVALS.map((scannerAtMs) => sharedLaunch({ ...model, overheadMs, scannerOverheadMs, scannerAtMs }, idle ? 'idle' : 'fifo'))));
  const range = (of: (theory: LaunchTheory) => number): [number, number] => [Math.min(...theories.map(of)), Math.max(...theories.map(of))];
  const between = (name: string, [low, high]: [number, number], tolerance: number): LabCheck => within(name, value(name), Math.max(0, low - tolerance), high + tolerance);
  const alone = aloneMs(model) / 1000;
  const launch = range((theory) => theory.launchMs / 1000);
  const perSecond = range((theory) => theory.scanned / (theory.launchMs / 1000));
  const flushMs = FLUSHED_WITHIN / CYCLES_PER_MS;
  const flushes = prioritised && model.serviceMs < flushMs ? WRITES : 0;
  // What the processor takes decides where the disk takes as long as there is time.
  const close = prioritised && model.serviceMs > flushMs - 1 && model.serviceMs <= flushMs;
  const service = model.serviceMs / 1000;
  // In a long pause the scanner makes many requests; what each costs the processor decides where in one of them the program finds it.
  const phase = Math.min(1, ((model.thinkMs / model.serviceMs) * PHASE_MS) / model.serviceMs);
  const drift = model.reads * phase * service;
  return [
    near('aloneSec', value('aloneSec'), alone, 0.005 * alone + (model.reads + 4) * 0.00005),
    between('launchSec', launch, 0.005 * launch[1] + service + drift),
    between('scannerPerSec', perSecond, 0.02 * perSecond[1] + (1.5 + model.reads * phase) / Math.max(launch[0], service)),
    between('longestScannerGapSec', range((theory) => theory.longestGapMs / 1000), 0.02 + 2 * service),
    ...(close ? [] : [near('veryLowWritesFlushedIn100Ms', value('veryLowWritesFlushedIn100Ms'), flushes, 0)]),
    prioritised ? near('veryLowReadAheads', value('veryLowReadAheads'), 0, 0) : within('veryLowReadAheads', value('veryLowReadAheads'), 1, Infinity),
    within('normalReadAheads', value('normalReadAheads'), 1, Infinity),
  ];
}
