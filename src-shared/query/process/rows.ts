// src-shared/query/process/rows.ts
//
// Two snapshots in, one row per process out, with the pseudo rows System Idle Process and Interrupts.
//
// Formulas, C(p,t) = cumulative cycles of p at refresh t:
//   Cycles Delta(p) = C(p,t) - C(p,t-1); all of C(p,t) for a process that started in the interval
//   total           = sum of the deltas of all processes, of those that ended in the interval, of idle, of interrupts
//   CPU(p)          = 100 x Cycles Delta(p) / total
// Without cycle counters the same with the times that the clock tick charged. Adding deltas, and not subtracting two
// sums of whatever lives, is what keeps the column right when a busy process ends: subtracting sums gives a negative
// total for that refresh (a comment in System Informer's procprv.c describes that fault of Process Explorer).

import { machineCounters, NO_FIGURES, processFigures, type ProcessFigures } from './figures.ts';
import type { ProcessCounters, ProcessSnapshot } from './snapshot.ts';

/** Row keys: process instances are positive; these are the rows that are no process. */
export const IDLE_KEY = 0;
export const INTERRUPTS_KEY = -1;

export type Difference = 'none' | 'new' | 'ended';

export interface ProcessRow {
  /** Process instance, IDLE_KEY or INTERRUPTS_KEY. */
  readonly key: number;
  readonly kind: 'process' | 'idle' | 'interrupts';
  /** Key of the creator, if it is among the rows. */
  readonly parentKey: number | null;
  readonly name: string;
  /** 0 for System Idle Process, null for Interrupts. */
  readonly pid: number | null;
  readonly parentPid: number | null;
  readonly figures: ProcessFigures;
  /** Null for the pseudo rows. */
  readonly counters: ProcessCounters | null;
  readonly difference: Difference;
}

/** What the interval had as a whole; for column headers and the status bar. */
export interface IntervalSummary {
  /** Simulated time between the two snapshots in cycles; 0 for a first snapshot. */
  readonly elapsed: number;
  /** 100 x (1 - idle / total), or null for a first snapshot. */
  readonly cpuPercent: number | null;
  readonly processes: number;
  readonly threads: number;
  readonly handles: number;
  readonly commitPercent: number;
  readonly physicalPercent: number;
  /** What CPU was computed from. */
  readonly basis: 'cycles' | 'ticks';
}

export interface ProcessRows {
  readonly rows: readonly ProcessRow[];
  readonly summary: IntervalSummary;
}

/** What CPU percentages are computed from: the same quantity for all rows. */
function charge(counters: { cycles: number | null; kernelTime100ns: number; userTime100ns: number }, byCycles: boolean): number {
  return byCycles ? (counters.cycles ?? 0) : counters.kernelTime100ns + counters.userTime100ns;
}

/**
 * Rows of `now`, with what happened since `before`.
 * @param before the previous snapshot; null, or one of another run, gives rows without deltas
 */
export function processRows(before: ProcessSnapshot | null, now: ProcessSnapshot): ProcessRows {
  const previous = before !== null && before.run === now.run && before.time <= now.time ? before : null;
  const hasInterval = previous !== null;
  const byCycles = now.cyclesAvailable;

  const was = new Map<number, ProcessCounters>();
  if (previous) for (const process of previous.processes) was.set(process.instance, process);

  const alive = now.processes;
  const ended = previous ? now.ended.filter((process) => process.exitTime >= previous.time) : [];
  const delta = (process: ProcessCounters): number => {
    const old = was.get(process.instance);
    return charge(process, byCycles) - (old ? charge(old, byCycles) : 0);
  };

  // Total of the interval: idle + interrupts + the living + all that ended (named in `ended` or not).
  const machine = machineCounters(now.processors);
  const machineWas = previous ? machineCounters(previous.processors) : null;
  const idleDelta = machineWas === null ? 0 : byCycles ? (machine.idleCycles ?? 0) - (machineWas.idleCycles ?? 0) : machine.idleTime100ns - machineWas.idleTime100ns;
  const interruptDelta = machineWas === null ? 0
    : byCycles ? (machine.interruptCycles ?? 0) - (machineWas.interruptCycles ?? 0) : machine.interruptTime100ns - machineWas.interruptTime100ns;
  let total = 0;
  if (previous) {
    total = idleDelta + interruptDelta + charge(now.endedTotals, byCycles) - charge(previous.endedTotals, byCycles);
    const living = new Set<number>();
    for (const process of alive) {
      living.add(process.instance);
      total += delta(process);
    }
    // endedTotals holds all that the ended ones ever used; what they had used before the interval is not of it.
    for (const process of previous.processes) if (!living.has(process.instance)) total -= charge(process, byCycles);
  }
  const percent = (part: number): number | null => (!hasInterval ? null : total > 0 ? (100 * part) / total : 0);

  const rows: ProcessRow[] = [];
  const idleSwitches = machineWas === null ? null : machine.idleSwitches - machineWas.idleSwitches;
  rows.push({
    key: IDLE_KEY, kind: 'idle', parentKey: null, name: 'System Idle Process', pid: 0, parentPid: null, counters: null, difference: 'none',
    figures: {
      ...NO_FIGURES, cpuPercent: percent(idleDelta), ran: idleDelta > 0,
      cycles: byCycles ? machine.idleCycles : null, cyclesDelta: byCycles && hasInterval ? idleDelta : null,
      kernelTime100ns: machine.idleTime100ns, contextSwitches: machine.idleSwitches, contextSwitchDelta: idleSwitches, threads: now.processors.length,
    },
  });
  const systemKey = alive.find((process) => process.pid === 4)?.instance ?? null;
  const interrupts = machineWas === null ? null : machine.interruptCount - machineWas.interruptCount;
  rows.push({
    key: INTERRUPTS_KEY, kind: 'interrupts', parentKey: systemKey, name: 'Interrupts', pid: null, parentPid: null, counters: null, difference: 'none',
    figures: {
      ...NO_FIGURES, cpuPercent: percent(interruptDelta), ran: interruptDelta > 0 || (interrupts ?? 0) > 0,
      cycles: byCycles ? machine.interruptCycles : null, cyclesDelta: byCycles && hasInterval ? interruptDelta : null,
      kernelTime100ns: machine.interruptTime100ns, contextSwitches: machine.interruptCount, contextSwitchDelta: interrupts,
    },
  });

  const present = new Set<number>();
  for (const process of alive) present.add(process.instance);
  for (const process of ended) present.add(process.instance);
  const push = (process: ProcessCounters, difference: Difference): void => {
    const old = was.get(process.instance) ?? null;
    rows.push({
      key: process.instance, kind: 'process', name: process.name, pid: process.pid, parentPid: process.parentPid, counters: process, difference,
      parentKey: process.pid === 4 ? IDLE_KEY : present.has(process.parentInstance) ? process.parentInstance : null,
      figures: processFigures(old, process, hasInterval, percent(hasInterval ? delta(process) : 0)),
    });
  };
  for (const process of alive) push(process, previous !== null && !was.has(process.instance) ? 'new' : 'none');
  for (const process of ended) push(process, 'ended');

  const sum = (pick: (process: ProcessCounters) => number): number => alive.reduce((value, process) => value + pick(process), 0);
  const { memory } = now;
  return {
    rows,
    summary: {
      elapsed: previous ? now.time - previous.time : 0,
      cpuPercent: previous && total > 0 ? 100 * (1 - idleDelta / total) : null,
      processes: alive.length,
      threads: sum((process) => process.threadCount),
      handles: sum((process) => process.handles),
      commitPercent: memory.commitLimitBytes > 0 ? (100 * memory.commitBytes) / memory.commitLimitBytes : 0,
      physicalPercent: memory.physicalBytes > 0 ? (100 * (memory.physicalBytes - memory.availableBytes)) / memory.physicalBytes : 0,
      basis: byCycles ? 'cycles' : 'ticks',
    },
  };
}
