// src-main/kernel/ke/quantum.ts
//
// Whose turn is over: quantum accounting, old and new.
//
// Old (cpu.cycleAccounting off): a quantum is a count of units, three to a clock interval. Every clock interrupt takes three
// from whatever thread is current, however long it ran and whoever used the interval; every completed wait takes one.
// New: a quantum is a target value of the thread's own cycle time. Interrupts and DPCs are not in it, so a turn lasts until the
// thread itself has run that long; the clock interrupt only looks, so a turn ends at a tick, at most one tick late.
// `slack` stands for the clock interrupt and the context switch inside the turn: without it a thread that ran two whole
// intervals would always be a few microseconds short and get a third.
//
// Models: Windows Internals 5th/6th ed., part 1, ch. 5 "Quantum" (quantum accounting, KiCyclesPerClockQuantum), and M. Russinovich,
// "Inside the Windows Vista Kernel, part 1" (CPU cycle counting). The slack is this model's choice.

import { HookBit } from '../core/trace-hooks.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { QUANTUM_UNITS_PER_TICK } from '../core/time.ts';
import type { KProcessor } from './processor.ts';
import type { KThread } from './thread.ts';

/** First priority of the real-time range: no boosts, no decay. */
export const LOW_REALTIME_PRIORITY = 16;
/** From this base priority on a completed wait refills the quantum. */
const REFILL_PRIORITY = 14;
/** Units that a completed wait costs. */
const WAIT_UNITS = 1;
/** Slack as a part of the clock interval: 2 %. */
const SLACK_DIVISOR = 50;

export class Quantum {
  private readonly kernel: Kernel;
  private readonly byCycles: boolean;
  /** KiCyclesPerClockQuantum: cycles of one unit. */
  readonly cyclesPerUnit: Cycles;
  readonly slack: Cycles;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.byCycles = kernel.features.on('cpu.cycleAccounting');
    this.cyclesPerUnit = Math.floor(kernel.machine.tickCycles / QUANTUM_UNITS_PER_TICK);
    this.slack = Math.floor(kernel.machine.tickCycles / SLACK_DIVISOR);
  }

  /** Gives a thread a full turn. Its cycle time must be charged up to now. */
  give(thread: KThread, units = thread.quantumReset): void {
    thread.quantum = units;
    thread.quantumStart = thread.cycleTime;
    thread.quantumTarget = thread.cycleTime + units * this.cyclesPerUnit;
  }

  /** Clock interrupt: whether the current thread's turn is over. */
  tick(thread: KThread): boolean {
    if (this.byCycles) return this.expired(thread);
    thread.quantum -= QUANTUM_UNITS_PER_TICK;
    return thread.quantum <= 0;
  }

  /** A wait of the thread has completed. */
  waitCompleted(cpu: KProcessor, thread: KThread): void {
    if (thread.priority >= LOW_REALTIME_PRIORITY) return;
    if (thread.basePriority >= REFILL_PRIORITY) {
      this.give(thread);
      return;
    }
    if (this.byCycles) {
      if (this.expired(thread)) this.end(cpu, thread);
      return;
    }
    thread.quantum -= WAIT_UNITS;
    if (thread.quantum <= 0) this.end(cpu, thread);
  }

  /** The turn is over: report it, give a new one, let a boosted priority decay by one level. */
  end(cpu: KProcessor, thread: KThread): void {
    const { hooks, now } = this.kernel;
    if ((hooks.mask & HookBit.QuantumEnd) !== 0) hooks.quantumEnd(cpu, thread, thread.cycleTime - thread.quantumStart, now);
    thread.quantumEnds++;
    this.give(thread);
    if (thread.priority >= LOW_REALTIME_PRIORITY || thread.priority <= thread.basePriority) return;
    const priority = Math.max(thread.basePriority, thread.priority - 1 - thread.priorityDecrement);
    thread.priorityDecrement = 0;
    this.changePriority(thread, priority);
  }

  /** Sets the dynamic priority of a thread that is in no ready list. */
  changePriority(thread: KThread, priority: number): void {
    const { hooks, now } = this.kernel;
    if (priority === thread.priority) return;
    if ((hooks.mask & HookBit.Priority) !== 0) hooks.setPriority(thread, thread.priority, priority, now);
    thread.priority = priority;
  }

  private expired(thread: KThread): boolean {
    return thread.cycleTime >= thread.quantumTarget - this.slack;
  }
}
