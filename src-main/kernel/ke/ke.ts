// src-main/kernel/ke/ke.ts
//
// ke, the kernel proper, as the other components see it: processors, ready and wait operations, dispatcher objects, DPCs, APCs,
// timers, and the counters of cycles. The parts are in the files beside it.
//
// Increments are boosts: what Windows adds to the base priority of the thread that is released (disk 1, network 2, sound 8 ...).

import { assert } from '../../../src-shared/base/assert.ts';
import { NO_EVENT } from '../../../src-shared/base/event-queue.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import type { KApc } from './apc.ts';
import { BALANCE_SET_PRIORITY, balanceSetManager } from './balance-set.ts';
import { createClockInterrupts } from './clock.ts';
import type { ClockInterrupts } from './clock.ts';
import { DispatcherType } from './dispatcher-object.ts';
import type { DispatcherObject } from './dispatcher-object.ts';
import { Dispatcher } from './dispatcher.ts';
import type { KDpc } from './dpc.ts';
import type { KEvent } from './event.ts';
import type { KMutant } from './mutant.ts';
import { Activity } from './processor.ts';
import type { KProcessor } from './processor.ts';
import { Quantum } from './quantum.ts';
import type { KQueue } from './queue.ts';
import type { KSemaphore } from './semaphore.ts';
import { implementKeServices } from './services.ts';
import { ThreadRunner } from './thread-runner.ts';
import { ThreadState } from './thread.ts';
import type { KThread } from './thread.ts';
import { TimerResolution } from './timer-resolution.ts';
import { TimerTable } from './timer.ts';
import type { KTimer } from './timer.ts';
import { Waits } from './wait.ts';

/** Where the cycles of all processors went, up to now. The four sum to elapsedCycles * cpus. */
export interface CycleAccounting {
  readonly cpus: number;
  readonly elapsedCycles: Cycles;
  readonly threadCycles: Cycles;
  readonly interruptCycles: Cycles;
  readonly dpcCycles: Cycles;
  readonly idleCycles: Cycles;
}

export class Ke {
  readonly quantum: Quantum;
  readonly clock: ClockInterrupts;
  readonly timerResolution: TimerResolution;
  private readonly kernel: Kernel;
  private readonly dispatcher: Dispatcher;
  private readonly waits: Waits;
  private readonly runner: ThreadRunner;
  private readonly timers = new TimerTable();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.quantum = new Quantum(kernel);
    this.dispatcher = new Dispatcher(kernel, this.quantum);
    this.waits = new Waits(kernel, this.dispatcher, this.quantum, this.timers);
    this.runner = new ThreadRunner(kernel, this.dispatcher, this.waits);
    this.dispatcher.runner = this.runner;
    this.timerResolution = new TimerResolution(kernel);
    this.clock = createClockInterrupts(kernel, this.dispatcher, this.quantum, this.timers, () => { this.expireTimers(); });
    implementKeServices(kernel);
  }

  get processors(): readonly KProcessor[] {
    return this.dispatcher.processors;
  }

  /** The processor whose code is being run, or null outside of any. */
  get currentProcessor(): KProcessor | null {
    return this.dispatcher.executing;
  }

  /** The thread whose code is being run: the caller of a service, the thread that a DPC or ISR interrupted. */
  get currentThread(): KThread | null {
    return this.dispatcher.executing?.current ?? null;
  }

  // Main loop, @internal to core/kernel.ts, hal and ps

  firstToEnd(): KProcessor { return this.dispatcher.firstToEnd(); }
  activityEnded(cpu: KProcessor): void { this.dispatcher.activityEnded(cpu); }
  settle(): void { this.dispatcher.settle(); }
  interrupt(cpu: KProcessor, interrupt: KInterrupt): void { this.dispatcher.interrupt(cpu, interrupt); }
  addProcessor(cpu: KProcessor): void { this.dispatcher.processors.push(cpu); }

  /** @internal last step of building a machine: System threads and the interval timer */
  start(): void {
    if (this.kernel.machine.systemThreads) this.kernel.ps.createSystemThread('nt!KeBalanceSetManager', BALANCE_SET_PRIORITY, balanceSetManager);
    this.kernel.hal.start();
    this.settle();
  }

  // Threads

  readyThread(thread: KThread, adjustReason = 0, increment = 0): void {
    this.dispatcher.readyThread(thread, adjustReason, increment);
  }

  /** Gives the rest of the turn to a ready thread of at least the same priority. @returns whether there was one */
  yieldProcessor(thread: KThread): boolean {
    const cpu = this.processors[thread.processor] as KProcessor;
    if (cpu.next === null && cpu.ready.highest < thread.priority) return false;
    cpu.quantumEnd = true;
    return true;
  }

  /** Starvation boost of a ready thread. @param factor of the quantum that comes with it */
  boostReady(thread: KThread, priority: number, factor: number): void {
    assert(thread.state === ThreadState.Ready, 'only a ready thread can starve');
    this.dispatcher.unready(thread);
    this.quantum.changePriority(thread, priority);
    thread.priorityDecrement = priority - thread.basePriority;
    this.quantum.give(thread, thread.quantumReset * factor);
    this.dispatcher.readyThread(thread, 2, priority - thread.basePriority);
  }

  /** Sets base and current priority; a boost is lost. The thread moves to its new list, or makes room for a better one. */
  setBasePriority(thread: KThread, basePriority: number): void {
    thread.basePriority = basePriority;
    thread.priorityDecrement = 0;
    this.setPriority(thread, basePriority);
  }

  /** Sets the current priority only. */
  setPriority(thread: KThread, priority: number): void {
    if (thread.priority === priority) return;
    switch (thread.state) {
      case ThreadState.Ready:
      case ThreadState.Standby:
        this.dispatcher.unready(thread);
        this.quantum.changePriority(thread, priority);
        this.dispatcher.readyThread(thread);
        break;
      case ThreadState.Running: {
        const lowered = priority < thread.priority;
        const cpu = this.processors[thread.processor] as KProcessor;
        this.quantum.changePriority(thread, priority);
        if (lowered) this.dispatcher.preemptIfBetter(cpu);
        else this.dispatcher.withdrawStandby(cpu);
        break;
      }
      default: this.quantum.changePriority(thread, priority);
    }
  }

  /** Ends a wait from outside: termination, alerts. */
  endWait(thread: KThread, status: number): void {
    this.waits.end(thread, status, 0);
  }

  /** Charges the running processor's cycles up to now, before someone sums up a thread that is on it. */
  chargeCurrent(): void {
    this.dispatcher.executing?.charge(this.kernel.now);
  }

  /** The thread has ended: its mutants are abandoned, it leaves its queue, its waiters go on. */
  retire(thread: KThread): void {
    for (const mutant of [...thread.mutants]) this.releaseMutant(mutant, thread, 0, true);
    if (thread.queue !== null) {
      this.waits.leaveQueue(thread.queue as KQueue);
      thread.queue = null;
    }
    this.signalObject(thread, 0);
  }

  /** Lets a running thread look at its attention flag soon. */
  pokeThread(thread: KThread): void {
    const cpu = this.processors[thread.processor] as KProcessor;
    if (thread.state === ThreadState.Running) this.dispatcher.requestDispatch(cpu);
  }

  insertApc(thread: KThread, apc: KApc, increment = 0): void {
    this.runner.insertApc(thread, apc, increment);
  }

  // Dispatcher objects

  /** Makes an object signalled for good (a process or thread that has ended) and releases its waiters. */
  signalObject(object: DispatcherObject, increment: number): void {
    object.signalState = 1;
    this.waits.signal(object, increment);
  }

  /** @returns whether it was signalled before */
  setEvent(event: KEvent, increment = 0): boolean {
    const before = event.signalState > 0;
    event.signalState = 1;
    this.waits.signal(event, increment);
    return before;
  }

  resetEvent(event: KEvent): boolean {
    const before = event.signalState > 0;
    event.signalState = 0;
    return before;
  }

  /** Releases who waits now and leaves the event reset. */
  pulseEvent(event: KEvent, increment = 0): void {
    this.setEvent(event, increment);
    event.signalState = 0;
  }

  /** @returns false where the limit would be passed */
  releaseSemaphore(semaphore: KSemaphore, count = 1, increment = 0): boolean {
    if (semaphore.signalState + count > semaphore.limit) return false;
    semaphore.signalState += count;
    this.waits.signal(semaphore, increment);
    return true;
  }

  /** @returns false where the thread is not the owner */
  releaseMutant(mutant: KMutant, thread: KThread, increment = 0, abandoned = false): boolean {
    if (mutant.owner !== thread) return false;
    mutant.signalState = abandoned ? 1 : mutant.signalState + 1;
    if (mutant.signalState <= 0) return true;
    thread.mutants.splice(thread.mutants.indexOf(mutant), 1);
    mutant.owner = null;
    mutant.abandoned = abandoned;
    this.waits.signal(mutant, increment);
    return true;
  }

  insertQueue(queue: KQueue, entry: unknown, increment = 0): void {
    this.waits.insertQueue(queue, entry, increment);
  }

  /** Up to `count` further entries, for a worker that has just taken one. */
  takeQueueEntries(queue: KQueue, count: number): unknown[] {
    return this.waits.takeEntries(queue, count);
  }

  /** Starts a timer. @param due absolute; it is signalled at the first clock tick at or after it @param period 0 = once */
  setTimer(timer: KTimer, due: Cycles, period: Cycles = 0, dpc: KDpc | null = null): void {
    this.cancelTimer(timer);
    timer.signalState = 0;
    timer.due = due;
    timer.period = period;
    timer.dpc = dpc;
    timer.handle = this.timers.insert(due, timer);
  }

  cancelTimer(timer: KTimer): boolean {
    const removed = timer.handle !== NO_EVENT && this.timers.remove(timer.handle);
    timer.handle = NO_EVENT;
    return removed;
  }

  queueDpc(cpu: KProcessor, dpc: KDpc): boolean {
    return this.dispatcher.queueDpc(cpu, dpc);
  }

  private expireTimers(): void {
    const { now } = this.kernel;
    for (let target = this.timers.takeDue(now); target !== null; target = this.timers.takeDue(now)) {
      if (target.type === DispatcherType.Thread) this.waits.timeout(target as KThread);
      else this.expireTimer(target as KTimer);
    }
  }

  private expireTimer(timer: KTimer): void {
    timer.handle = NO_EVENT;
    timer.signalState = 1;
    this.waits.signal(timer, 0);
    if (timer.dpc !== null) this.queueDpc(this.dispatcher.executing as KProcessor, timer.dpc);
    if (timer.period > 0) {
      timer.due += timer.period;
      // A period shorter than the clock interval fires once a tick.
      if (timer.due <= this.kernel.now) timer.due = this.kernel.now + 1;
      timer.handle = this.timers.insert(timer.due, timer);
    }
  }

  // Counters

  /** QueryThreadCycleTime: with the slice that runs now. */
  threadCycles(thread: KThread): Cycles {
    if (thread.state !== ThreadState.Running) return thread.cycleTime;
    return thread.cycleTime + this.uncharged(this.processors[thread.processor] as KProcessor, thread);
  }

  /** Cycles of a processor's idle thread. */
  idleCycles(cpu: KProcessor): Cycles {
    return cpu.idleCycles + this.uncharged(cpu, cpu.idleThread);
  }

  private uncharged(cpu: KProcessor, thread: KThread): Cycles {
    return cpu.current === thread && cpu.activity === Activity.Thread ? this.kernel.now - cpu.chargeStart : 0;
  }

  accounting(): CycleAccounting {
    const { now } = this.kernel;
    let threadCycles = 0;
    let interruptCycles = 0;
    let dpcCycles = 0;
    let idleCycles = 0;
    for (const cpu of this.processors) {
      const open = now - cpu.chargeStart;
      threadCycles += cpu.threadCycles;
      interruptCycles += cpu.interruptCycles;
      dpcCycles += cpu.dpcCycles;
      idleCycles += cpu.idleCycles;
      if (cpu.activity === Activity.Isr) interruptCycles += open;
      else if (cpu.activity !== Activity.Thread) dpcCycles += open;
      else if (cpu.current === cpu.idleThread) idleCycles += open;
      else threadCycles += open;
    }
    return { cpus: this.processors.length, elapsedCycles: now, threadCycles, interruptCycles, dpcCycles, idleCycles };
  }
}
