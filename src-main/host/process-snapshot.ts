// src-main/host/process-snapshot.ts
//
// Reads the counters that the emulated kernel keeps per process, thread and processor into a ProcessSnapshot. Reading
// changes nothing. CPU times are whole clock ticks, as GetProcessTimes gives them; cycles are null where this Windows
// does not count them.

import { ProcessFlag } from '../../src-shared/query/process/snapshot.ts';
import type { IoPriority, MemoryCounters, ProcessCounters, ProcessSnapshot, ProcessorCounters, ThreadCounters } from '../../src-shared/query/process/snapshot.ts';
import { threadStateText, waitReasonText } from '../../src-shared/nt/thread-state.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { CYCLES_PER_100NS } from '../kernel/core/time.ts';
import { Activity } from '../kernel/ke/processor.ts';
import type { KProcessor } from '../kernel/ke/processor.ts';
import { ThreadState } from '../kernel/ke/thread.ts';
import type { KThread } from '../kernel/ke/thread.ts';
import type { EProcess } from '../kernel/ps/process.ts';
import type { SnapshotRequest } from './emulated-machine.ts';

/** Commit limit without a page file of its own size: physical memory and a page file of the same size. */
const COMMIT_LIMIT_FACTOR = 2;

/** What all processes that have ended had used. */
export interface EndedSums {
  readonly cycles: number;
  readonly kernelTicks: number;
  readonly userTicks: number;
  readonly contextSwitches: number;
}

/** @param ended processes that ended since the previous snapshot @param totals sums over all that ever ended */
export function takeSnapshot(kernel: Kernel, ended: readonly EProcess[], totals: EndedSums, request: SnapshotRequest): ProcessSnapshot {
  const hasCycles = kernel.features.on('cpu.cycleAccounting');
  const live = [...kernel.ps.processes.values()].filter((process) => process !== kernel.ps.idleProcess);
  const counters = (process: EProcess): ProcessCounters => processCounters(kernel, process, hasCycles, request.threadsOf);
  return {
    run: request.run,
    sequence: request.sequence,
    time: kernel.now,
    cyclesAvailable: hasCycles,
    interactiveUser: interactiveUser(live),
    processors: kernel.ke.processors.map((cpu) => processorCounters(kernel, cpu, hasCycles)),
    memory: memoryCounters(kernel, live),
    processes: live.map(counters),
    endedTotals: {
      cycles: hasCycles ? totals.cycles : null,
      kernelTime100ns: ticks100ns(kernel, totals.kernelTicks),
      userTime100ns: ticks100ns(kernel, totals.userTicks),
      contextSwitches: totals.contextSwitches,
    },
    ended: ended.map(counters),
  };
}

function processCounters(kernel: Kernel, process: EProcess, hasCycles: boolean, threadsOf: readonly number[]): ProcessCounters {
  const times = kernel.ps.times(process);
  const { spec } = process;
  // What the process does not say of itself stands in the version resource of its image.
  const image = kernel.components.mm.imageOf(spec.imagePath);
  return {
    instance: process.index,
    pid: process.pid,
    parentPid: process.parentPid,
    parentInstance: parentInstance(kernel, process),
    name: process.name,
    cycles: hasCycles ? times.cycles : null,
    kernelTime100ns: ticks100ns(kernel, times.kernelTicks),
    userTime100ns: ticks100ns(kernel, times.userTicks),
    contextSwitches: times.contextSwitches,
    privateBytes: process.privateBytes,
    peakPrivateBytes: process.peakPrivateBytes,
    workingSetBytes: process.workingSet,
    peakWorkingSetBytes: process.peakWorkingSet,
    virtualBytes: process.virtualSize,
    pageFaults: process.pageFaults,
    handles: process.handleCount,
    threadCount: process.threads.length,
    basePriority: process.basePriority,
    ioPriority: process.ioPriority as IoPriority,
    pendingIrps: process.pendingIrps,
    readOperations: process.readOperations,
    readBytes: process.readBytes,
    writeOperations: process.writeOperations,
    writeBytes: process.writeBytes,
    otherOperations: process.otherOperations,
    otherBytes: process.otherBytes,
    imagePath: spec.imagePath,
    commandLine: spec.commandLine ?? '',
    description: spec.description ?? image?.description ?? '',
    company: spec.company ?? image?.company ?? '',
    version: spec.version ?? image?.version ?? '',
    user: process.user,
    session: process.session,
    integrity: process.integrity,
    is64Bit: spec.is64Bit ?? kernel.machine.is64Bit,
    services: spec.services ?? [],
    flags: flagsOf(kernel, process),
    startTime: process.createTime,
    exitTime: process.exitTime,
    threads: threadsOf.includes(process.index) ? process.threads.map((thread) => threadCounters(kernel, thread, hasCycles)) : null,
  };
}

const SERVICE_CONTROL_MANAGER = 'services.exe';

function flagsOf(kernel: Kernel, process: EProcess): number {
  let flags = 0;
  if (process.suspended || (process.threads.length > 0 && process.threads.every((thread) => thread.suspendCount > 0))) flags |= ProcessFlag.Suspended;
  if (process === kernel.ps.systemProcess) flags |= ProcessFlag.Critical;
  if (process.spec.isProtected === true) flags |= ProcessFlag.Protected;
  if (process.spec.console === true) flags |= ProcessFlag.Console;
  // The Service Control Manager starts every service process itself, so its children are what hosts services.
  if ((process.spec.services?.length ?? 0) > 0 || kernel.ps.byPid(process.parentPid)?.name.toLowerCase() === SERVICE_CONTROL_MANAGER) flags |= ProcessFlag.Service;
  return flags;
}

/** The creator, unless its PID belongs to a younger process by now. */
function parentInstance(kernel: Kernel, process: EProcess): number {
  const parent = kernel.ps.byPid(process.parentPid);
  return parent !== undefined && parent !== kernel.ps.idleProcess && parent.createTime <= process.createTime && parent !== process ? parent.index : 0;
}

function threadCounters(kernel: Kernel, thread: KThread, hasCycles: boolean): ThreadCounters {
  const isWaiting = thread.state === ThreadState.Waiting;
  return {
    tid: thread.tid,
    cycles: hasCycles ? kernel.ke.threadCycles(thread) : null,
    kernelTime100ns: ticks100ns(kernel, thread.kernelTicks),
    userTime100ns: ticks100ns(kernel, thread.userTicks),
    contextSwitches: thread.contextSwitches,
    basePriority: thread.basePriority,
    dynamicPriority: thread.priority,
    ioPriority: thread.ioPriority as IoPriority,
    memoryPriority: MEMORY_PRIORITY_NORMAL,
    idealProcessor: thread.idealProcessor,
    suspendCount: thread.suspendCount,
    state: isWaiting ? `Wait:${waitReasonText(thread.waitReason)}` : threadStateText(thread.state),
    // Nobody said where it begins: every user thread begins in ntdll.
    startAddress: thread.startRoutine || (thread.system ? '' : 'ntdll.dll!RtlUserThreadStart'),
    startTime: thread.createTime,
  };
}

/** Every page has the normal priority until memory priorities exist. */
const MEMORY_PRIORITY_NORMAL = 5;

function processorCounters(kernel: Kernel, cpu: KProcessor, hasCycles: boolean): ProcessorCounters {
  const open = openCycles(kernel, cpu);
  return {
    idleCycles: hasCycles ? kernel.ke.idleCycles(cpu) : null,
    idleTime100ns: ticks100ns(kernel, cpu.idleTicks),
    interruptCycles: hasCycles ? cpu.interruptCycles + open.interrupt : null,
    interruptTime100ns: ticks100ns(kernel, cpu.interruptTicks),
    dpcCycles: hasCycles ? cpu.dpcCycles + open.dpc : null,
    dpcTime100ns: ticks100ns(kernel, cpu.dpcTicks),
    interrupts: cpu.interrupts,
    dpcs: cpu.dpcs,
    idleSwitches: cpu.idleThread.contextSwitches,
  };
}

/** Cycles since the last charge, where an interrupt or DPC is under way. */
function openCycles(kernel: Kernel, cpu: KProcessor): { readonly interrupt: number; readonly dpc: number } {
  const open = kernel.now - cpu.chargeStart;
  if (cpu.activity === Activity.Thread) return { interrupt: 0, dpc: 0 };
  return cpu.activity === Activity.Isr ? { interrupt: open, dpc: 0 } : { interrupt: 0, dpc: open };
}

function memoryCounters(kernel: Kernel, processes: readonly EProcess[]): MemoryCounters {
  let resident = 0;
  let commitBytes = 0;
  for (const process of processes) {
    resident += process.workingSet;
    commitBytes += process.privateBytes;
  }
  const physicalBytes = kernel.machine.memoryBytes;
  return { physicalBytes, availableBytes: Math.max(0, physicalBytes - resident), commitBytes, commitLimitBytes: physicalBytes * COMMIT_LIMIT_FACTOR };
}

/** Whose explorer.exe it is; without one, who owns the first process of an interactive session. */
function interactiveUser(processes: readonly EProcess[]): string {
  const shell = processes.find((process) => process.name.toLowerCase() === 'explorer.exe');
  return (shell ?? processes.find((process) => process.session > 0 && !process.user.startsWith('NT AUTHORITY\\')))?.user ?? '';
}

function ticks100ns(kernel: Kernel, ticks: number): number {
  return (ticks * kernel.machine.tickCycles) / CYCLES_PER_100NS;
}
