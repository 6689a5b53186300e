// src-main/kernel/ke/dispatcher.ts
//
// The dispatcher: which thread runs on which processor, and what interrupts it.
//
// One processor goes through: thread slice -> interrupt -> (nested interrupts) -> DPCs -> quantum end -> preemption -> slice.
// returnToThread() is that way back, and the only place where a processor changes threads against their will.
// `executing` is the processor whose code we are in the middle of (a service, an ISR, a DPC); what it makes ready on itself is
// looked at when that code is over, what it makes ready elsewhere is asked for with an interprocessor interrupt.
//
// Models: Windows Internals 7th ed., part 1, ch. 4 "Thread scheduling" (selection, preemption, standby, ideal processor) and part 2,
// ch. 8 "Interrupt dispatching". Simplified: a ready queue per processor in all profiles; a context switch can't be interrupted.

import { HookBit } from '../core/trace-hooks.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import { Irql } from '../hal/irql.ts';
import type { KDpc } from './dpc.ts';
import { Activity, modeOf } from './processor.ts';
import type { KProcessor } from './processor.ts';
import type { Quantum } from './quantum.ts';
import { ThreadState, WaitReason } from './thread.ts';
import type { KThread } from './thread.ts';

/** Runs the slices of threads; ke/thread-runner.ts. */
export interface SliceRunner {
  /** The current thread's slice is over, or it has just been given the processor with none left. */
  run(cpu: KProcessor): void;
  /** The thread must not go on (suspended): true when it has been put to wait. */
  holds(thread: KThread): boolean;
  /** Puts a kernel APC that the thread has in front of the rest of its slice. */
  interruptForApc(thread: KThread): void;
}

export class Dispatcher {
  readonly processors: KProcessor[] = [];
  /** Processor whose code is being run, or null: outside, in a device or a command. */
  executing: KProcessor | null = null;
  private readonly kernel: Kernel;
  private readonly quantum: Quantum;
  /** Set right after construction. */
  runner!: SliceRunner;
  private readonly ipi: KInterrupt = {
    vector: 0xe1, irql: Irql.Ipi, name: 'nt!KiIpiInterrupt',
    service: (cpu) => { cpu.ipiPending = false; return COSTS.ipi; },
  };

  constructor(kernel: Kernel, quantum: Quantum) {
    this.kernel = kernel;
    this.quantum = quantum;
  }

  /** Processor whose present activity ends first; the lowest number among equals. */
  firstToEnd(): KProcessor {
    const { processors } = this;
    let first = processors[0] as KProcessor;
    for (let i = 1; i < processors.length; i++) {
      const cpu = processors[i] as KProcessor;
      if (cpu.segmentEnd < first.segmentEnd) first = cpu;
    }
    return first;
  }

  activityEnded(cpu: KProcessor): void {
    this.executing = cpu;
    switch (cpu.activity) {
      case Activity.Thread: this.runner.run(cpu); break;
      case Activity.Dpc: this.endDpc(cpu); break;
      case Activity.Isr: this.endIsr(cpu); break;
      case Activity.Switch: this.endSwitch(cpu); break;
    }
    this.executing = null;
  }

  /** After an event or a command: processors that were given something better to do look at it. */
  settle(): void {
    for (const cpu of this.processors) {
      if (!cpu.poked) continue;
      cpu.poked = false;
      if (cpu.activity !== Activity.Thread) continue;
      this.executing = cpu;
      cpu.charge(this.kernel.now);
      cpu.current.remaining = cpu.segmentEnd - this.kernel.now;
      this.returnToThread(cpu);
      this.executing = null;
    }
  }

  // Interrupts

  interrupt(cpu: KProcessor, interrupt: KInterrupt): void {
    if (cpu === this.executing || interrupt.irql <= cpu.irql) cpu.pending.push(interrupt);
    else this.takeInterrupt(cpu, interrupt);
  }

  private takeInterrupt(cpu: KProcessor, interrupt: KInterrupt): void {
    const { now } = this.kernel;
    cpu.charge(now);
    cpu.caught = modeOf(cpu);
    if (cpu.activity === Activity.Thread) cpu.current.remaining = cpu.segmentEnd - now;
    else cpu.push(now);
    cpu.activity = Activity.Isr;
    cpu.irql = interrupt.irql;
    cpu.isr = interrupt;
    cpu.isrStart = now;
    cpu.interrupts++;
    const outer = this.executing;
    this.executing = cpu;
    cpu.segmentEnd = now + interrupt.service(cpu);
    this.executing = outer;
  }

  private endIsr(cpu: KProcessor): void {
    const { now, hooks } = this.kernel;
    cpu.charge(now);
    const isr = cpu.isr as KInterrupt;
    if ((hooks.mask & HookBit.Isr) !== 0) hooks.isr(cpu, isr.vector, isr.name, cpu.isrStart, now);
    if (cpu.depth === 0) {
      cpu.activity = Activity.Thread;
      cpu.irql = Irql.Passive;
      cpu.isr = null;
      this.returnToThread(cpu);
      return;
    }
    const saved = cpu.stack[--cpu.depth] as NonNullable<(typeof cpu.stack)[number]>;
    cpu.activity = saved.activity;
    cpu.irql = saved.irql;
    cpu.isr = saved.isr;
    cpu.isrStart = saved.isrStart;
    cpu.segmentEnd = now + saved.remaining;
    const held = this.takePending(cpu);
    if (held !== null) this.takeInterrupt(cpu, held);
  }

  /** The highest held-back interrupt that the processor's IRQL lets through; the earliest among equals. */
  private takePending(cpu: KProcessor): KInterrupt | null {
    const { pending } = cpu;
    if (pending.length === 0) return null;
    let best = -1;
    let irql = cpu.irql;
    for (let i = 0; i < pending.length; i++) {
      const candidate = pending[i] as KInterrupt;
      if (candidate.irql > irql) {
        irql = candidate.irql;
        best = i;
      }
    }
    return best < 0 ? null : (pending.splice(best, 1)[0] as KInterrupt);
  }

  // Deferred procedure calls

  queueDpc(cpu: KProcessor, dpc: KDpc): boolean {
    if (dpc.queued) return false;
    dpc.queued = true;
    cpu.dpcQueue.push(dpc);
    if (cpu !== this.executing) this.requestDispatch(cpu);
    return true;
  }

  private startDpc(cpu: KProcessor): void {
    const dpc = cpu.dpcQueue.shift() as KDpc;
    dpc.queued = false;
    cpu.activity = Activity.Dpc;
    cpu.irql = Irql.Dispatch;
    cpu.dpc = dpc;
    cpu.dpcStart = this.kernel.now;
    cpu.dpcs++;
    const outer = this.executing;
    this.executing = cpu;
    cpu.segmentEnd = this.kernel.now + dpc.routine(cpu);
    this.executing = outer;
  }

  private endDpc(cpu: KProcessor): void {
    const { now, hooks } = this.kernel;
    cpu.charge(now);
    const dpc = cpu.dpc as KDpc;
    if (dpc.isTimer) {
      if ((hooks.mask & HookBit.TimerDpc) !== 0) hooks.timerDpc(cpu, dpc.name, cpu.dpcStart, now);
    } else if ((hooks.mask & HookBit.Dpc) !== 0) hooks.dpc(cpu, dpc.name, cpu.dpcStart, now);
    cpu.activity = Activity.Thread;
    cpu.irql = Irql.Passive;
    cpu.dpc = null;
    this.returnToThread(cpu);
  }

  // Threads

  /**
   * The processor is back at PASSIVE_LEVEL with current.remaining cycles of its thread to go, charged up to now:
   * interrupts that were held back, DPCs, quantum end, a standby thread, and only then the slice.
   */
  returnToThread(cpu: KProcessor): void {
    const { now } = this.kernel;
    const thread = cpu.current;
    if (cpu.pending.length > 0) {
      const held = this.takePending(cpu);
      if (held !== null) {
        cpu.segmentEnd = now + thread.remaining;
        this.takeInterrupt(cpu, held);
        return;
      }
    }
    if (cpu.dpcQueue.length > 0) {
      this.startDpc(cpu);
      return;
    }
    if (thread.attention) {
      if (this.runner.holds(thread)) {
        this.switchAway(cpu);
        return;
      }
      this.runner.interruptForApc(thread);
    }
    let tail = false;
    if (cpu.quantumEnd) {
      cpu.quantumEnd = false;
      if (thread !== cpu.idleThread) {
        this.quantum.end(cpu, thread);
        tail = true;
        if (cpu.next === null) {
          const rival = cpu.ready.take(thread.priority, cpu.bit);
          if (rival !== null) this.makeStandby(cpu, rival);
        }
      }
    }
    const { next } = cpu;
    if (next === null) {
      cpu.segmentEnd = now + thread.remaining;
      return;
    }
    if (thread !== cpu.idleThread) {
      thread.state = ThreadState.Ready;
      thread.waitReason = tail ? WaitReason.WrQuantumEnd : WaitReason.WrPreempted;
      thread.stateTime = now;
      if (tail) cpu.ready.insertTail(thread);
      else cpu.ready.insertHead(thread);
    }
    this.switchTo(cpu, next);
  }

  /** The current thread has stopped running (waits, has ended, yields): gives the processor to the best ready thread. */
  switchAway(cpu: KProcessor): void {
    let next = cpu.next;
    if (next === null) next = cpu.ready.take(-1, cpu.bit) ?? this.steal(cpu) ?? cpu.idleThread;
    this.switchTo(cpu, next);
  }

  private switchTo(cpu: KProcessor, thread: KThread): void {
    const { now, hooks } = this.kernel;
    const old = cpu.current;
    cpu.charge(now);
    if ((hooks.mask & HookBit.CycleCharge) !== 0) hooks.cycleCharge(cpu, old, old.cycleTime - old.stintStart, now);
    cpu.oldThread = old;
    cpu.oldState = old.state;
    cpu.oldWaitReason = old.waitReason;
    cpu.oldWaitMode = old.waitMode;
    cpu.oldPriority = old.priority;
    cpu.switchStart = now;
    cpu.next = null;
    cpu.quantumEnd = false;
    cpu.current = thread;
    cpu.contextSwitches++;
    thread.contextSwitches++;
    thread.state = ThreadState.Running;
    thread.processor = cpu.number;
    let cost: Cycles = COSTS.switchSameProcess;
    if (thread !== cpu.idleThread && thread.process !== cpu.addressSpace) {
      cpu.addressSpace = thread.process;
      cost = COSTS.switchCrossProcess;
    }
    cpu.activity = Activity.Switch;
    cpu.irql = Irql.High;
    cpu.segmentEnd = now + cost;
  }

  private endSwitch(cpu: KProcessor): void {
    const { now, hooks } = this.kernel;
    const thread = cpu.current;
    cpu.charge(now);
    cpu.activity = Activity.Thread;
    cpu.irql = Irql.Passive;
    thread.stintStart = thread.cycleTime;
    if ((hooks.mask & HookBit.ContextSwitch) !== 0) hooks.contextSwitch(cpu, cpu.oldThread, thread, cpu.switchStart, now);
    thread.stateTime = now;
    this.returnToThread(cpu);
  }

  /**
   * Makes a thread ready and finds it a processor: an idle one (ideal, last, lowest number), else its ideal one, where it
   * preempts a lower priority or queues. @param adjustReason 1 unwait, 2 boost, 0 neither
   */
  readyThread(thread: KThread, adjustReason = 0, increment = 0): void {
    const { now, hooks } = this.kernel;
    thread.state = ThreadState.Ready;
    thread.stateTime = now;
    const cpu = this.chooseProcessor(thread);
    thread.processor = cpu.number;
    if ((hooks.mask & HookBit.ReadyThread) !== 0) {
      const from = this.executing ?? cpu;
      hooks.readyThread(from, thread, adjustReason, increment, from.activity === Activity.Dpc, now);
    }
    const rival = cpu.next ?? cpu.current;
    const idle = rival === cpu.idleThread;
    if (!idle && thread.priority <= rival.priority) {
      cpu.ready.insertTail(thread);
      return;
    }
    if (cpu.next !== null) {
      cpu.next.state = ThreadState.Ready;
      cpu.ready.insertHead(cpu.next);
    }
    this.makeStandby(cpu, thread);
    this.requestDispatch(cpu);
  }

  /** Has the processor look at its queues as soon as it may. */
  requestDispatch(cpu: KProcessor): void {
    if (cpu === this.executing) return;
    if (this.executing === null) cpu.poked = true;
    else if (!cpu.ipiPending) {
      cpu.ipiPending = true;
      this.interrupt(cpu, this.ipi);
    }
  }

  /** The current thread's priority was lowered: a ready thread may be better now. */
  preemptIfBetter(cpu: KProcessor): void {
    if (cpu.next !== null) return;
    const rival = cpu.ready.take(cpu.current.priority + 1, cpu.bit);
    if (rival === null) return;
    this.makeStandby(cpu, rival);
    this.requestDispatch(cpu);
  }

  /** The current thread's priority was raised: a standby thread that would preempt it may no longer be better. */
  withdrawStandby(cpu: KProcessor): void {
    const { next } = cpu;
    if (next === null || next.priority > cpu.current.priority) return;
    cpu.next = null;
    next.state = ThreadState.Ready;
    cpu.ready.insertHead(next);
  }

  /** Takes a ready or standby thread out of the dispatcher's hands (its priority or affinity changes, it is ended). */
  unready(thread: KThread): void {
    const cpu = this.processors[thread.processor] as KProcessor;
    if (cpu.next === thread) {
      cpu.next = null;
      const next = cpu.ready.take(cpu.current === cpu.idleThread ? -1 : cpu.current.priority + 1, cpu.bit);
      if (next !== null) this.makeStandby(cpu, next);
    } else cpu.ready.remove(thread);
  }

  private makeStandby(cpu: KProcessor, thread: KThread): void {
    thread.state = ThreadState.Standby;
    thread.processor = cpu.number;
    cpu.next = thread;
  }

  private chooseProcessor(thread: KThread): KProcessor {
    const { processors } = this;
    if (processors.length === 1) return processors[0] as KProcessor;
    const ideal = processors[thread.idealProcessor] as KProcessor;
    const last = processors[thread.processor] as KProcessor;
    if (this.isFree(ideal, thread)) return ideal;
    if (this.isFree(last, thread)) return last;
    for (const cpu of processors) if (this.isFree(cpu, thread)) return cpu;
    if ((ideal.bit & thread.affinity) !== 0) return ideal;
    if ((last.bit & thread.affinity) !== 0) return last;
    return processors.find((cpu) => (cpu.bit & thread.affinity) !== 0) ?? ideal;
  }

  private isFree(cpu: KProcessor, thread: KThread): boolean {
    return cpu.current === cpu.idleThread && cpu.next === null && (cpu.bit & thread.affinity) !== 0;
  }

  /** Before a processor goes idle it takes the best thread that waits at another one and may run here. */
  private steal(cpu: KProcessor): KThread | null {
    let from: KProcessor | null = null;
    let best = -1;
    for (const other of this.processors) {
      if (other === cpu || other.ready.highest <= best) continue;
      for (const thread of other.ready) {
        if ((thread.affinity & cpu.bit) === 0) continue;
        if (thread.priority > best) {
          best = thread.priority;
          from = other;
        }
        break;
      }
    }
    return from === null ? null : from.ready.take(best, cpu.bit);
  }
}
