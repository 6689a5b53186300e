// src-shared/query/process/thread-rows.ts
//
// The threads of a process: two snapshots of them become rows with CPU and Cycles Delta, and for System Idle Process
// one row per processor. CPU is the share of all processors, from the same total as the process list:
//
//   Cycles Delta(th) = C(th,t) - C(th,t-1); all of C(th,t) for a thread that began in the interval
//   CPU(th)          = 100 x Cycles Delta(th) / (elapsed cycles x processors); without cycle counters the same with ticks
//
// A thread is known by its TID and its start time, because a TID is given out again.

import type { Difference } from './rows.ts';
import type { ProcessSnapshot, ThreadCounters } from './snapshot.ts';

export interface ThreadRow {
  /** TID and start time. */
  readonly key: string;
  /** Against the snapshot before; `none` where there is none. */
  readonly difference: Difference;
  /** TID; for System Idle Process the processor number. */
  readonly tid: number;
  readonly cpuPercent: number | null;
  readonly ran: boolean;
  readonly cycles: number | null;
  readonly cyclesDelta: number | null;
  readonly contextSwitches: number;
  readonly contextSwitchDelta: number | null;
  readonly kernelTime100ns: number;
  readonly userTime100ns: number;
  readonly startAddress: string;
  /** Null for the processors of System Idle Process. */
  readonly thread: ThreadCounters | null;
}

/** Cycles (or 100 ns, without cycle counters) that all processors together had between two snapshots. */
export function capacity(before: ProcessSnapshot, now: ProcessSnapshot): number {
  const elapsed = now.time - before.time;
  return now.processors.length * (now.cyclesAvailable ? elapsed : elapsed / 240);
}

const sameRun = (before: ProcessSnapshot | null, now: ProcessSnapshot): ProcessSnapshot | null => (before && before.run === now.run && before.time < now.time ? before : null);

const keyOf = (thread: ThreadCounters): string => `${thread.tid}.${thread.startTime}`;

/**
 * Threads of one process instance, those that ended since the snapshot before last; null where the snapshot carries none
 * for it.
 */
export function threadRows(instance: number, before: ProcessSnapshot | null, now: ProcessSnapshot): readonly ThreadRow[] | null {
  const threads = now.processes.find((process) => process.instance === instance)?.threads ?? null;
  if (threads === null) return null;
  const previous = sameRun(before, now);
  const old = previous?.processes.find((process) => process.instance === instance)?.threads ?? null;
  const was = new Map((old ?? []).map((thread) => [keyOf(thread), thread]));
  const total = previous ? capacity(previous, now) : 0;
  const hasInterval = previous !== null && old !== null;
  const rows = threads.map((thread): ThreadRow => {
    const key = keyOf(thread);
    const first = was.get(key);
    was.delete(key);
    const cyclesDelta = hasInterval && thread.cycles !== null ? thread.cycles - (first?.cycles ?? 0) : null;
    const ticks = hasInterval ? thread.kernelTime100ns + thread.userTime100ns - (first ? first.kernelTime100ns + first.userTime100ns : 0) : null;
    const contextSwitchDelta = hasInterval ? thread.contextSwitches - (first?.contextSwitches ?? 0) : null;
    const used = now.cyclesAvailable ? cyclesDelta : ticks;
    return {
      ...atRest(thread), difference: hasInterval && first === undefined ? 'new' : 'none',
      cpuPercent: used === null || total <= 0 ? null : (100 * used) / total,
      ran: (used ?? 0) > 0 || (contextSwitchDelta ?? 0) > 0,
      cyclesDelta, contextSwitchDelta,
    };
  });
  return [...rows, ...[...was.values()].map((thread): ThreadRow => ({ ...atRest({ ...thread, state: 'Terminated' }), difference: 'ended' }))];
}

/** A thread of which no interval is known. */
function atRest(thread: ThreadCounters): ThreadRow {
  return {
    key: keyOf(thread), difference: 'none', tid: thread.tid, thread, startAddress: thread.startAddress, cpuPercent: null, ran: false, cycles: thread.cycles, cyclesDelta: null,
    contextSwitches: thread.contextSwitches, contextSwitchDelta: null, kernelTime100ns: thread.kernelTime100ns, userTime100ns: thread.userTime100ns,
  };
}

/** A row of an earlier refresh that is still shown. */
export function threadAtRest(row: ThreadRow): ThreadRow {
  return row.thread === null ? row : { ...atRest(row.thread), difference: row.difference };
}

/** Threads page of System Idle Process: the idle share of each processor. */
export function idleThreadRows(before: ProcessSnapshot | null, now: ProcessSnapshot): readonly ThreadRow[] {
  const previous = sameRun(before, now);
  const total = previous ? capacity(previous, now) : 0;
  return now.processors.map((cpu, number) => {
    const old = previous?.processors[number];
    const cyclesDelta = old && cpu.idleCycles !== null ? cpu.idleCycles - (old.idleCycles ?? 0) : null;
    const used = now.cyclesAvailable ? cyclesDelta : old ? cpu.idleTime100ns - old.idleTime100ns : null;
    return {
      key: String(number), difference: 'none', tid: number, thread: null, startAddress: '',
      cpuPercent: used === null || total <= 0 ? null : (100 * used) / total,
      ran: (used ?? 0) > 0,
      cycles: cpu.idleCycles, cyclesDelta, contextSwitches: cpu.idleSwitches, contextSwitchDelta: old ? cpu.idleSwitches - old.idleSwitches : null,
      kernelTime100ns: cpu.idleTime100ns, userTime100ns: 0,
    };
  });
}
