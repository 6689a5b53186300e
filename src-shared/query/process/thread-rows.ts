// src-shared/query/process/thread-rows.ts
//
// The Threads page of a process: two snapshots of its threads become rows with CPU and Cycles Delta, and for
// System Idle Process one row per processor. CPU is the share of all processors, from the same total as the process list.

import type { ProcessSnapshot, ThreadCounters } from './snapshot.ts';

export interface ThreadRow {
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

/** Threads of one process instance; null where the snapshot carries none for it. */
export function threadRows(instance: number, before: ProcessSnapshot | null, now: ProcessSnapshot): readonly ThreadRow[] | null {
  const threads = now.processes.find((process) => process.instance === instance)?.threads ?? null;
  if (threads === null) return null;
  const previous = sameRun(before, now);
  const old = previous?.processes.find((process) => process.instance === instance)?.threads ?? null;
  const was = new Map((old ?? []).map((thread) => [thread.tid, thread]));
  const total = previous ? capacity(previous, now) : 0;
  const hasInterval = previous !== null && old !== null;
  return threads.map((thread) => {
    const first = was.get(thread.tid);
    const cyclesDelta = hasInterval && thread.cycles !== null ? thread.cycles - (first?.cycles ?? 0) : null;
    const ticks = hasInterval ? thread.kernelTime100ns + thread.userTime100ns - (first ? first.kernelTime100ns + first.userTime100ns : 0) : null;
    const contextSwitchDelta = hasInterval ? thread.contextSwitches - (first?.contextSwitches ?? 0) : null;
    const used = now.cyclesAvailable ? cyclesDelta : ticks;
    return {
      tid: thread.tid, thread, startAddress: thread.startAddress,
      cpuPercent: used === null || total <= 0 ? null : (100 * used) / total,
      ran: (used ?? 0) > 0 || (contextSwitchDelta ?? 0) > 0,
      cycles: thread.cycles, cyclesDelta, contextSwitches: thread.contextSwitches, contextSwitchDelta,
      kernelTime100ns: thread.kernelTime100ns, userTime100ns: thread.userTime100ns,
    };
  });
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
      tid: number, thread: null, startAddress: '',
      cpuPercent: used === null || total <= 0 ? null : (100 * used) / total,
      ran: (used ?? 0) > 0,
      cycles: cpu.idleCycles, cyclesDelta, contextSwitches: cpu.idleSwitches, contextSwitchDelta: old ? cpu.idleSwitches - old.idleSwitches : null,
      kernelTime100ns: cpu.idleTime100ns, userTime100ns: 0,
    };
  });
}
