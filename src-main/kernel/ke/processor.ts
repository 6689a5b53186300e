// src-main/kernel/ke/processor.ts
//
// KPRCB: one processor, what it is doing, and where its cycles went.
//
// At any moment a processor does one thing until `segmentEnd`: a slice of its current thread (the idle thread's has no
// end), a DPC, an interrupt service routine, or a context switch. Interrupts stack what they interrupt; the slice of the
// thread at the bottom is kept in thread.remaining.
//
// Accounting: charge() gives the cycles since the last charge to what is running now. It is called at every change of
// activity, so threadCycles + interruptCycles + dpcCycles + idleCycles is the elapsed time, to the cycle. The context
// switch itself is DISPATCH_LEVEL work and is charged with DPCs (switchCycles says how much of them).
//
// Models: Windows Internals 7th ed., part 1, ch. 4 (KPRCB, standby thread, CPU cycle accounting). Owner: ke/dispatcher.ts.

import { CpuMode } from '../core/trace-hooks.ts';
import type { CpuModeId } from '../core/trace-hooks.ts';
import type { Cycles } from '../core/time.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import type { KDpc } from './dpc.ts';
import { ReadyQueue } from './ready-queue.ts';
import type { KThread } from './thread.ts';
import type { EProcess } from '../ps/process.ts';

export const Activity = { Thread: 0, Dpc: 1, Isr: 2, Switch: 3 } as const;
export type ActivityId = (typeof Activity)[keyof typeof Activity];

/** What an interrupt put aside. */
export interface Interrupted {
  activity: ActivityId;
  irql: number;
  remaining: Cycles;
  isr: KInterrupt | null;
  isrStart: Cycles;
}

export class KProcessor {
  readonly number: number;
  readonly bit: number;
  readonly idleThread: KThread;
  current: KThread;
  /** Standby: chosen to run next. */
  next: KThread | null = null;
  readonly ready = new ReadyQueue();
  /** The clock found the current thread's turn over. */
  quantumEnd = false;
  /** Address space that is loaded; the idle thread keeps the last one. */
  addressSpace: EProcess;

  activity: ActivityId = Activity.Thread;
  irql = 0;
  segmentEnd: Cycles = Infinity;
  chargeStart: Cycles = 0;
  readonly stack: Interrupted[] = [];
  depth = 0;
  isr: KInterrupt | null = null;
  isrStart: Cycles = 0;
  dpc: KDpc | null = null;
  dpcStart: Cycles = 0;
  readonly dpcQueue: KDpc[] = [];
  /** Interrupts that the IRQL holds back, in order of arrival. */
  readonly pending: KInterrupt[] = [];
  ipiPending = false;
  /** What the interrupt being serviced had found. */
  caught: CpuModeId = CpuMode.Idle;
  /** Asked from outside (a command) to look for a better thread. */
  poked = false;
  /** Context switch under way, or the last one: who left, when, and how it was left. */
  oldThread: KThread;
  oldState = 0;
  oldWaitReason = 0;
  oldWaitMode = 0;
  oldPriority = 0;
  switchStart: Cycles = 0;

  // Counters
  threadCycles: Cycles = 0;
  interruptCycles: Cycles = 0;
  dpcCycles: Cycles = 0;
  idleCycles: Cycles = 0;
  /** Part of dpcCycles. */
  switchCycles: Cycles = 0;
  contextSwitches = 0;
  interrupts = 0;
  dpcs = 0;
  /** Clock ticks by what they caught. */
  userTicks = 0;
  kernelTicks = 0;
  idleTicks = 0;
  dpcTicks = 0;
  interruptTicks = 0;

  constructor(number: number, idleThread: KThread) {
    this.number = number;
    this.bit = 1 << number;
    this.idleThread = idleThread;
    this.current = idleThread;
    this.oldThread = idleThread;
    this.addressSpace = idleThread.process;
  }

  /** Charges the cycles since the last charge to what has been running. */
  charge(now: Cycles): void {
    const cycles = now - this.chargeStart;
    this.chargeStart = now;
    switch (this.activity) {
      case Activity.Thread:
        this.current.cycleTime += cycles;
        if (this.current === this.idleThread) this.idleCycles += cycles;
        else this.threadCycles += cycles;
        break;
      case Activity.Isr: this.interruptCycles += cycles; break;
      case Activity.Switch: this.switchCycles += cycles; this.dpcCycles += cycles; break;
      case Activity.Dpc: this.dpcCycles += cycles; break;
    }
  }

  /** Puts the present DPC or ISR aside (a thread's slice stays in thread.remaining). */
  push(now: Cycles): void {
    let saved = this.stack[this.depth];
    if (saved === undefined) {
      saved = { activity: Activity.Thread, irql: 0, remaining: 0, isr: null, isrStart: 0 };
      this.stack.push(saved);
    }
    this.depth++;
    saved.activity = this.activity;
    saved.irql = this.irql;
    saved.remaining = this.segmentEnd - now;
    saved.isr = this.isr;
    saved.isrStart = this.isrStart;
  }
}

/** What a tick, or a sampler, finds the processor doing. A context switch counts as DISPATCH_LEVEL work. */
export function modeOf(cpu: KProcessor): CpuModeId {
  switch (cpu.activity) {
    case Activity.Isr: return CpuMode.Isr;
    case Activity.Dpc:
    case Activity.Switch: return CpuMode.Dpc;
    case Activity.Thread:
      if (cpu.current === cpu.idleThread) return CpuMode.Idle;
      return cpu.current.inKernel ? CpuMode.Kernel : CpuMode.User;
  }
}
