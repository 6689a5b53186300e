// src-main/kernel/ke/thread.ts
//
// KTHREAD: what the dispatcher knows about a thread. Owner: ke; created and ended by ps. Other components read it, and may
// change only the fields under "Other components".
//
// Models: Windows Internals 7th ed., part 1, ch. 4 "Thread scheduling". State and wait reason numbers as the CSwitch event documents them
// (learn.microsoft.com/windows/win32/etw/cswitch).

import { DispatcherObject, DispatcherType, KWaitBlock } from './dispatcher-object.ts';
import { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import type { KernelRoutine, Program } from '../core/program.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Irp } from '../io/irp.ts';
import type { EProcess } from '../ps/process.ts';
import type { ApcFrame, KApc } from './apc.ts';
import type { KMutant } from './mutant.ts';
import { NO_EVENT } from '../../../src-shared/base/event-queue.ts';
import type { EventHandle } from '../../../src-shared/base/event-queue.ts';

export const ThreadState = { Initialized: 0, Ready: 1, Running: 2, Standby: 3, Terminated: 4, Waiting: 5, Transition: 6, DeferredReady: 7 } as const;
export type ThreadStateId = (typeof ThreadState)[keyof typeof ThreadState];

/** KWAIT_REASON. */
export const WaitReason = {
  Executive: 0, FreePage: 1, PageIn: 2, PoolAllocation: 3, DelayExecution: 4, Suspended: 5, UserRequest: 6,
  WrExecutive: 7, WrFreePage: 8, WrPageIn: 9, WrPoolAllocation: 10, WrDelayExecution: 11, WrSuspended: 12, WrUserRequest: 13,
  WrEventPair: 14, WrQueue: 15, WrLpcReceive: 16, WrLpcReply: 17, WrVirtualMemory: 18, WrPageOut: 19, WrRendezvous: 20, WrKeyedEvent: 21,
  WrTerminated: 22, WrProcessInSwap: 23, WrCpuRateControl: 24, WrCalloutStack: 25, WrKernel: 26, WrResource: 27, WrPushLock: 28, WrMutex: 29,
  WrQuantumEnd: 30, WrDispatchInt: 31, WrPreempted: 32, WrYieldExecution: 33, WrFastMutex: 34, WrGuardedMutex: 35, WrRundown: 36,
} as const;

/** What a thread does with its next cycles. @internal to the dispatcher */
export const Phase = { Step: 0, Compute: 1, Service: 2, EnterRoutine: 3, ServiceWait: 4 } as const;

export class KThread extends DispatcherObject {
  readonly tid: number;
  readonly process: EProcess;
  /** The context its program sees. */
  readonly u: UserContext;
  readonly createTime: Cycles;
  exitTime: Cycles = -1;
  exitStatus = 0;

  state: ThreadStateId = ThreadState.Initialized;
  /** Current (dynamic) priority 0-31. */
  priority: number;
  basePriority: number;
  /** Boost that falls away at once at the next quantum end. */
  priorityDecrement = 0;
  /** ThreadPriorityBoost: no boosts for having waited. */
  boostDisabled = false;
  /** Affinity mask as a list of bits; bit n = processor n. */
  affinity: number;
  idealProcessor = 0;
  /** Processor it ran on last, runs on, or is queued at. */
  processor = 0;

  /** Tick accounting: quantum units left. */
  quantum = 0;
  quantumReset: number;
  /** Cycle accounting: value of cycleTime at which the turn is over. */
  quantumTarget: Cycles = 0;
  /** Value of cycleTime when the present quantum was given. */
  quantumStart: Cycles = 0;

  /** Cycles this thread has run, to the last charge. QueryThreadCycleTime; keThreadCycles() adds what runs now. */
  cycleTime: Cycles = 0;
  /** Clock ticks that caught it, by mode: GetThreadTimes. */
  userTicks = 0;
  kernelTicks = 0;
  contextSwitches = 0;
  /** Turns that have ended. */
  quantumEnds = 0;
  /** When it last became ready, began to wait or to run. */
  stateTime: Cycles = 0;

  waitReason: number = WaitReason.Executive;
  /** 0 kernel, 1 user. */
  waitMode = 0;
  suspendCount = 0;

  // Other components
  /** I/O priority hint of its own: 0 Very Low ... 4 Critical; -1: its process's counts. */
  ioPriorityHint = -1;
  /** Requests that it has issued and that have not ended, oldest first. Owner: io/irp.ts. */
  readonly irps: Irp[] = [];
  /** `module!function` that it began in; empty where nobody said. */
  startRoutine = '';
  /** For etw: the thread's own token. */
  traceIndex = -1;

  // Dispatcher's own
  /** @internal */ readonly program: Program | null;
  /** @internal */ routines: KernelRoutine[] = [];
  /** @internal a thread whose program itself runs in kernel mode */
  readonly system: boolean;
  /** @internal */ phase: number = Phase.Step;
  /** @internal the program has made a service call whose UserContext.lead is being spent */
  callPending = false;
  /** @internal cycles left of the segment when it is not on a processor */
  remaining: Cycles = 0;
  /** @internal service being performed, 0 = none */
  service = 0;
  /** @internal */ nextReady: KThread | null = null;
  /** @internal */ previousReady: KThread | null = null;
  /** @internal */ readonly waitBlock: KWaitBlock;
  /** @internal */ waitBlocks: KWaitBlock[] = [];
  /** @internal blocks in use */ waitCount = 0;
  /** @internal */ waitForAll = false;
  /** @internal */ waitAlertable = false;
  /** @internal absolute, or Infinity */ waitDue: Cycles = Infinity;
  /** @internal */ timer: EventHandle = NO_EVENT;
  /** @internal charged since it last came onto a processor */ stintStart: Cycles = 0;
  /** @internal */ terminating = false;
  /** @internal waiting for resume */ suspended = false;
  /** @internal something to look at before user code goes on: termination, suspension, APCs */ attention = false;
  /** @internal */ apcFrames: ApcFrame[] = [];
  /** @internal owned ones, to be abandoned when it ends */ readonly mutants: KMutant[] = [];
  /** @internal */ apcs: KApc[] = [];
  /** @internal an alertable wait was ended: user APCs run before user code goes on */ userApcPending = false;
  /** @internal object a waiting thread's KQueue association, or null */ queue: DispatcherObject | null = null;

  constructor(kernel: Kernel, process: EProcess, tid: number, program: ((u: UserContext) => Program) | null, options: {
    readonly basePriority: number; readonly quantumReset: number; readonly affinity: number; readonly system: boolean; readonly createTime: Cycles;
  }) {
    super(DispatcherType.Thread, 0);
    this.tid = tid;
    this.process = process;
    this.priority = options.basePriority;
    this.basePriority = options.basePriority;
    this.quantumReset = options.quantumReset;
    this.affinity = options.affinity;
    this.system = options.system;
    this.createTime = options.createTime;
    this.stateTime = options.createTime;
    this.u = new UserContext(kernel, this, process);
    this.waitBlock = new KWaitBlock(this);
    this.program = program === null ? null : program(this.u);
  }

  /** I/O priority of its requests: 0 Very Low ... 4 Critical. */
  get ioPriority(): number {
    return this.ioPriorityHint < 0 ? this.process.ioPriority : this.ioPriorityHint;
  }

  /** Whether its present cycles are kernel-mode cycles. */
  get inKernel(): boolean {
    return this.service !== 0 || this.system || this.routines.length > 0;
  }
}
