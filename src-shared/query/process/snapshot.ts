// src-shared/query/process/snapshot.ts
//
// What Process Explorer is given at each refresh: every counter the emulated kernel keeps per process, cumulative.
// The viewer subtracts two snapshots (rows.ts); the kernel never computes a percentage.
//
//   kernel counters -> host (one ProcessSnapshot per refresh) -> viewer: rows = difference of two snapshots
//
// Units: `...100ns` = 100 ns, charged by the clock tick, so always whole ticks (15.625 ms = 156,250); `...Cycles` =
// processor cycles counted at every context switch, null where the profile has no cycle accounting
// (`cpu.cycleAccounting` off: Windows XP and Server 2003). Sizes are bytes. Times are cycles since boot at 2.4 GHz.
// Plain data: survives structured clone and JSON. Read-only once made.
//
// Closing rule, on which the percentages rest. At every snapshot:
//   cycles:  sum(processes) + endedTotals + idle + interrupts + DPCs = cycles since boot x processors
//   ticks:   the same sum over the 100 ns times = ticks since boot x processors x tick length
// Because endedTotals is cumulative, the difference of any two snapshots of a run closes too, however far apart they
// are and whoever else took snapshots in between. `ended` only names the ones that can still be shown.

/** Bits of ProcessCounters.flags; each is a colour of the process list. */
export const ProcessFlag = {
  /** Hosts at least one service. */
  Service: 1,
  /** Every thread of it is suspended. */
  Suspended: 2,
  /** Protected process (Windows Vista: audiodg.exe and the like). */
  Protected: 4,
  /** Member of a job object. */
  Job: 8,
  /** Runs the common language runtime. */
  DotNet: 16,
  /** Image looks compressed or encrypted. */
  Packed: 32,
  /** Part of the system: it refuses kill, suspend and a new priority. */
  Critical: 64,
  /** A console program: it can be sent Ctrl+C. */
  Console: 128,
} as const;

/** It has ended as far as anybody can see, and stays only for the requests that drivers still owe it. */
export function isDefunct(process: Pick<ProcessCounters, 'threadCount' | 'pendingIrps' | 'exitTime'>): boolean {
  return process.threadCount === 0 && process.pendingIrps > 0 && process.exitTime < 0;
}

/** I/O priority of a process as NT numbers it; IO_PRIORITY_NAMES says them. */
export type IoPriority = 0 | 1 | 2 | 3 | 4;
export const IO_PRIORITY_NAMES = ['Very Low', 'Low', 'Normal', 'High', 'Critical'] as const;

/** One thread, where threads were asked for (ProcessCounters.threads). */
export interface ThreadCounters {
  readonly tid: number;
  readonly cycles: number | null;
  readonly kernelTime100ns: number;
  readonly userTime100ns: number;
  readonly contextSwitches: number;
  readonly basePriority: number;
  readonly dynamicPriority: number;
  readonly ioPriority: IoPriority;
  readonly memoryPriority: number;
  readonly idealProcessor: number;
  readonly suspendCount: number;
  /** KTHREAD_STATE as text, with the wait reason behind a colon: `Running`, `Ready`, `Wait:UserRequest`. */
  readonly state: string;
  /** `module!symbol+0x1c`. */
  readonly startAddress: string;
  readonly startTime: number;
}

/** Cumulative counters of one process instance. System Idle Process and Interrupts are not among them. */
export interface ProcessCounters {
  /** Number of this process instance since boot: tells two processes with the same PID apart. */
  readonly instance: number;
  readonly pid: number;
  readonly parentPid: number;
  /** Instance of the creator, or 0 where there is none; the creator may have ended. */
  readonly parentInstance: number;
  readonly name: string;
  readonly cycles: number | null;
  readonly kernelTime100ns: number;
  readonly userTime100ns: number;
  readonly contextSwitches: number;
  readonly privateBytes: number;
  readonly peakPrivateBytes: number;
  readonly workingSetBytes: number;
  readonly peakWorkingSetBytes: number;
  readonly virtualBytes: number;
  readonly pageFaults: number;
  readonly handles: number;
  readonly threadCount: number;
  /** Base priority of the process: 4 idle, 6, 8 normal, 10, 13 high, 24 real-time. */
  readonly basePriority: number;
  readonly ioPriority: IoPriority;
  /** Requests that have not ended. Of a process without threads they are why it is still there. */
  readonly pendingIrps: number;
  readonly readOperations: number;
  readonly readBytes: number;
  readonly writeOperations: number;
  readonly writeBytes: number;
  readonly otherOperations: number;
  readonly otherBytes: number;
  readonly imagePath: string;
  readonly commandLine: string;
  readonly description: string;
  readonly company: string;
  readonly version: string;
  /** `DOMAIN\user`. */
  readonly user: string;
  readonly session: number;
  /** `System`, `High`, `Medium`, `Low`, `Untrusted`, or empty where the profile has no integrity levels. */
  readonly integrity: string;
  readonly is64Bit: boolean;
  /** Display names of the services it hosts. */
  readonly services: readonly string[];
  /** Bits of ProcessFlag. */
  readonly flags: number;
  readonly startTime: number;
  /** -1 while it runs. */
  readonly exitTime: number;
  /** Threads of it, where the viewer asked for them; null otherwise. */
  readonly threads: readonly ThreadCounters[] | null;
}

/** Cumulative counters of one processor that belong to no process. */
export interface ProcessorCounters {
  readonly idleCycles: number | null;
  readonly idleTime100ns: number;
  readonly interruptCycles: number | null;
  readonly interruptTime100ns: number;
  readonly dpcCycles: number | null;
  readonly dpcTime100ns: number;
  readonly interrupts: number;
  readonly dpcs: number;
  /** Context switches to the idle thread. */
  readonly idleSwitches: number;
}

export interface MemoryCounters {
  readonly physicalBytes: number;
  readonly availableBytes: number;
  readonly commitBytes: number;
  readonly commitLimitBytes: number;
}

/** Last counters of all processes that have ended since boot, added up. */
export interface EndedTotals {
  readonly cycles: number | null;
  readonly kernelTime100ns: number;
  readonly userTime100ns: number;
  readonly contextSwitches: number;
}

/** Everything at one moment of simulated time. */
export interface ProcessSnapshot {
  /** Changes when another machine is started: snapshots of different runs are never subtracted. */
  readonly run: number;
  /** Grows by one with each snapshot of a run. */
  readonly sequence: number;
  /** Cycles since boot. */
  readonly time: number;
  /** Whether user mode can read cycle counters on this machine. */
  readonly cyclesAvailable: boolean;
  /** `DOMAIN\user` of the person at the screen; their processes are "own processes". */
  readonly interactiveUser: string;
  readonly processors: readonly ProcessorCounters[];
  readonly memory: MemoryCounters;
  readonly processes: readonly ProcessCounters[];
  readonly endedTotals: EndedTotals;
  /** Processes that ended since the previous snapshot of this subscriber, with their last counters and exitTime. */
  readonly ended: readonly ProcessCounters[];
}
