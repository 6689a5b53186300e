// src-shared/query/process/figures.ts
//
// The numbers of one row that can be added up: what a process did in the interval and what it holds now. A collapsed
// branch of the tree shows the sum of its rows, so every figure says how it is added and when there is none (null).

import type { ProcessCounters, ProcessorCounters } from './snapshot.ts';

/** Null = the machine or the interval does not give it. Deltas are "since the previous refresh". */
export interface ProcessFigures {
  /** Share of all processors in the interval, 0..100. */
  readonly cpuPercent: number | null;
  /** Whether it ran at all in the interval, however short: tells `< 0.01` from blank. */
  readonly ran: boolean;
  readonly cycles: number | null;
  readonly cyclesDelta: number | null;
  readonly kernelTime100ns: number;
  readonly userTime100ns: number;
  /** Context switches; for Interrupts the number of interrupts and DPCs. */
  readonly contextSwitches: number | null;
  readonly contextSwitchDelta: number | null;
  readonly privateBytes: number | null;
  readonly privateDeltaBytes: number | null;
  readonly peakPrivateBytes: number | null;
  readonly workingSetBytes: number | null;
  readonly peakWorkingSetBytes: number | null;
  readonly virtualBytes: number | null;
  readonly pageFaults: number | null;
  readonly pageFaultDelta: number | null;
  readonly handles: number | null;
  readonly threads: number | null;
  readonly readOperations: number | null;
  readonly readBytes: number | null;
  readonly readBytesDelta: number | null;
  readonly writeOperations: number | null;
  readonly writeBytes: number | null;
  readonly writeBytesDelta: number | null;
  readonly otherOperations: number | null;
  readonly otherBytes: number | null;
}

export const NO_FIGURES: ProcessFigures = {
  cpuPercent: null, ran: false, cycles: null, cyclesDelta: null, kernelTime100ns: 0, userTime100ns: 0,
  contextSwitches: null, contextSwitchDelta: null, privateBytes: null, privateDeltaBytes: null, peakPrivateBytes: null,
  workingSetBytes: null, peakWorkingSetBytes: null, virtualBytes: null, pageFaults: null, pageFaultDelta: null,
  handles: null, threads: null, readOperations: null, readBytes: null, readBytesDelta: null,
  writeOperations: null, writeBytes: null, writeBytesDelta: null, otherOperations: null, otherBytes: null,
};

const add = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

/** Sum of two rows. A figure that only one of them has is that one's. */
export function addFigures(a: ProcessFigures, b: ProcessFigures): ProcessFigures {
  return {
    cpuPercent: add(a.cpuPercent, b.cpuPercent),
    ran: a.ran || b.ran,
    cycles: add(a.cycles, b.cycles),
    cyclesDelta: add(a.cyclesDelta, b.cyclesDelta),
    kernelTime100ns: a.kernelTime100ns + b.kernelTime100ns,
    userTime100ns: a.userTime100ns + b.userTime100ns,
    contextSwitches: add(a.contextSwitches, b.contextSwitches),
    contextSwitchDelta: add(a.contextSwitchDelta, b.contextSwitchDelta),
    privateBytes: add(a.privateBytes, b.privateBytes),
    privateDeltaBytes: add(a.privateDeltaBytes, b.privateDeltaBytes),
    peakPrivateBytes: add(a.peakPrivateBytes, b.peakPrivateBytes),
    workingSetBytes: add(a.workingSetBytes, b.workingSetBytes),
    peakWorkingSetBytes: add(a.peakWorkingSetBytes, b.peakWorkingSetBytes),
    virtualBytes: add(a.virtualBytes, b.virtualBytes),
    pageFaults: add(a.pageFaults, b.pageFaults),
    pageFaultDelta: add(a.pageFaultDelta, b.pageFaultDelta),
    handles: add(a.handles, b.handles),
    threads: add(a.threads, b.threads),
    readOperations: add(a.readOperations, b.readOperations),
    readBytes: add(a.readBytes, b.readBytes),
    readBytesDelta: add(a.readBytesDelta, b.readBytesDelta),
    writeOperations: add(a.writeOperations, b.writeOperations),
    writeBytes: add(a.writeBytes, b.writeBytes),
    writeBytesDelta: add(a.writeBytesDelta, b.writeBytesDelta),
    otherOperations: add(a.otherOperations, b.otherOperations),
    otherBytes: add(a.otherBytes, b.otherBytes),
  };
}

/** Deltas of a process. `before` is null for one that started in the interval: everything it did is its delta. */
export function processFigures(before: ProcessCounters | null, now: ProcessCounters, hasInterval: boolean, cpuPercent: number | null): ProcessFigures {
  const since = (value: number, was: number | undefined): number | null => (hasInterval ? value - (was ?? 0) : null);
  const cyclesDelta = now.cycles === null ? null : since(now.cycles, before?.cycles ?? 0);
  const contextSwitchDelta = since(now.contextSwitches, before?.contextSwitches);
  const ticks = since(now.kernelTime100ns + now.userTime100ns, before === null ? 0 : before.kernelTime100ns + before.userTime100ns);
  return {
    cpuPercent,
    ran: (cyclesDelta ?? 0) > 0 || (contextSwitchDelta ?? 0) > 0 || (ticks ?? 0) > 0,
    cycles: now.cycles,
    cyclesDelta,
    kernelTime100ns: now.kernelTime100ns,
    userTime100ns: now.userTime100ns,
    contextSwitches: now.contextSwitches,
    contextSwitchDelta,
    privateBytes: now.privateBytes,
    privateDeltaBytes: since(now.privateBytes, before?.privateBytes),
    peakPrivateBytes: now.peakPrivateBytes,
    workingSetBytes: now.workingSetBytes,
    peakWorkingSetBytes: now.peakWorkingSetBytes,
    virtualBytes: now.virtualBytes,
    pageFaults: now.pageFaults,
    pageFaultDelta: since(now.pageFaults, before?.pageFaults),
    handles: now.handles,
    threads: now.threadCount,
    readOperations: now.readOperations,
    readBytes: now.readBytes,
    readBytesDelta: since(now.readBytes, before?.readBytes),
    writeOperations: now.writeOperations,
    writeBytes: now.writeBytes,
    writeBytesDelta: since(now.writeBytes, before?.writeBytes),
    otherOperations: now.otherOperations,
    otherBytes: now.otherBytes,
  };
}

/** Sum of the per-processor counters. */
export interface MachineCounters {
  readonly idleCycles: number | null;
  readonly idleTime100ns: number;
  readonly idleSwitches: number;
  /** Interrupts and DPCs together: with cycle accounting the kernel has one figure for both. */
  readonly interruptCycles: number | null;
  readonly interruptTime100ns: number;
  readonly interruptCount: number;
}

export function machineCounters(processors: readonly ProcessorCounters[]): MachineCounters {
  let idleCycles: number | null = null;
  let interruptCycles: number | null = null;
  let idleTime100ns = 0;
  let idleSwitches = 0;
  let interruptTime100ns = 0;
  let interruptCount = 0;
  for (const cpu of processors) {
    idleCycles = add(idleCycles, cpu.idleCycles);
    interruptCycles = add(interruptCycles, add(cpu.interruptCycles, cpu.dpcCycles));
    idleTime100ns += cpu.idleTime100ns;
    idleSwitches += cpu.idleSwitches;
    interruptTime100ns += cpu.interruptTime100ns + cpu.dpcTime100ns;
    interruptCount += cpu.interrupts + cpu.dpcs;
  }
  return { idleCycles, idleTime100ns, idleSwitches, interruptCycles, interruptTime100ns, interruptCount };
}
