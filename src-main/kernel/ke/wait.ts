// src-main/kernel/ke/wait.ts
//
// Waiting: beginning a wait, satisfying it when objects are signalled, ending it at a timeout or for another reason, and the
// boost that a thread is given for having waited.
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Low-IRQL synchronization" and part 1, ch. 4 "Priority boosts": the boost is added
// to the base priority, up to 15; threads of the foreground process get PsPrioritySeparation on top.

import { NO_EVENT } from '../../../src-shared/base/event-queue.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { DispatcherType, KWaitBlock } from './dispatcher-object.ts';
import type { DispatcherObject } from './dispatcher-object.ts';
import type { Dispatcher } from './dispatcher.ts';
import { KMutant } from './mutant.ts';
import type { KProcessor } from './processor.ts';
import { LOW_REALTIME_PRIORITY } from './quantum.ts';
import type { Quantum } from './quantum.ts';
import { KQueue } from './queue.ts';
import { ThreadState, WaitReason } from './thread.ts';
import type { KThread } from './thread.ts';
import type { TimerTable } from './timer.ts';

export const STATUS_WAIT_0 = 0x0000_0000;
export const STATUS_ABANDONED_WAIT_0 = 0x0000_0080;
export const STATUS_USER_APC = 0x0000_00c0;
export const STATUS_TIMEOUT = 0x0000_0102;

/** Highest priority that a boost reaches. */
const BOOST_LIMIT = LOW_REALTIME_PRIORITY - 1;

export class Waits {
  private readonly kernel: Kernel;
  private readonly dispatcher: Dispatcher;
  private readonly quantum: Quantum;
  private readonly timers: TimerTable;

  constructor(kernel: Kernel, dispatcher: Dispatcher, quantum: Quantum, timers: TimerTable) {
    this.kernel = kernel;
    this.dispatcher = dispatcher;
    this.quantum = quantum;
    this.timers = timers;
  }

  /** Begins the wait that is set up in thread.u. @returns true where the thread now waits; false: u.waitStatus is set */
  begin(thread: KThread): boolean {
    const { u } = thread;
    const single = u.waitObject;
    if (single !== null) {
      if (single instanceof KQueue) {
        if (this.removeFromQueue(single, thread)) return false;
      } else if (isSignalled(single, thread)) {
        u.waitStatus = satisfy(single, thread);
        return false;
      }
    } else if (this.satisfiedNow(thread)) return false;
    if (u.waitTimeout <= 0) {
      u.waitStatus = STATUS_TIMEOUT;
      return false;
    }
    if (u.waitAlertable && thread.apcs.some((apc) => apc.mode === 'user')) {
      thread.userApcPending = true;
      thread.attention = true;
      u.waitStatus = STATUS_USER_APC;
      return false;
    }
    const { now } = this.kernel;
    const due = u.waitUntil < 0 ? now + u.waitTimeout : Math.max(now + 1, u.waitUntil);
    u.waitUntil = -1;
    this.block(thread, due);
    return true;
  }

  /** The object's state has changed: releases the waiters that it satisfies. */
  signal(object: DispatcherObject, increment: number): void {
    let block = object.firstWaiter;
    while (block !== null && object.signalState > 0) {
      const next = block.next;
      const { thread } = block;
      if (!thread.waitForAll) {
        this.end(thread, satisfy(object, thread) + block.key, increment);
        block = object.firstWaiter;
        continue;
      }
      if (thread.waitBlocks.slice(0, thread.waitCount).every((other) => isSignalled(other.object as DispatcherObject, thread))) {
        for (let i = 0; i < thread.waitCount; i++) satisfy((thread.waitBlocks[i] as KWaitBlock).object as DispatcherObject, thread);
        this.end(thread, STATUS_WAIT_0, increment);
        block = object.firstWaiter;
        continue;
      }
      block = next;
    }
  }

  /** A wait's timeout has come. A plain delay is a success. */
  timeout(thread: KThread): void {
    thread.timer = NO_EVENT;
    this.end(thread, thread.waitCount === 0 ? STATUS_WAIT_0 : STATUS_TIMEOUT, 0);
  }

  /** Ends a wait: the thread becomes ready with its boost, and pays for the wait with its quantum. */
  end(thread: KThread, status: number, increment: number): void {
    thread.u.waitStatus = status;
    this.wake(thread, increment);
  }

  /** Takes a waiting thread off its wait and makes it ready: at the end of the wait, or for a kernel APC that interrupts it. */
  wake(thread: KThread, increment: number): void {
    this.unlink(thread);
    if (thread.queue !== null) (thread.queue as KQueue).currentCount++;
    const cpu = this.dispatcher.executing ?? (this.dispatcher.processors[thread.processor] as KProcessor);
    this.quantum.waitCompleted(cpu, thread);
    this.boost(thread, increment);
    this.dispatcher.readyThread(thread, 1, increment);
  }

  /** Takes a waiting thread off its objects and its timeout, without making it ready. */
  private unlink(thread: KThread): void {
    for (let i = 0; i < thread.waitCount; i++) {
      const block = thread.waitBlocks[i] as KWaitBlock;
      block.object?.removeWaiter(block);
    }
    thread.waitCount = 0;
    if (thread.timer !== NO_EVENT) {
      this.timers.remove(thread.timer);
      thread.timer = NO_EVENT;
    }
  }

  /** Puts an entry in a queue: a waiting worker takes it at once where the concurrency allows. */
  insertQueue(queue: KQueue, entry: unknown, increment: number): void {
    queue.entries.push(entry);
    this.activate(queue, increment);
  }

  /** Blocks the thread on what u names, or takes up again an interrupted wait. @param due absolute, or Infinity */
  block(thread: KThread, due: Cycles): void {
    const { u } = thread;
    if (u.waitObject !== null) this.link(thread, 0, u.waitObject);
    else for (let i = 0; i < u.waitObjects.length; i++) this.link(thread, i, u.waitObjects[i] as DispatcherObject);
    thread.waitForAll = u.waitObject === null && u.waitForAll;
    thread.waitAlertable = u.waitAlertable;
    thread.waitReason = u.waitReason;
    thread.waitMode = thread.system ? 0 : userModeWait(u.waitReason);
    thread.waitDue = due;
    if (due < Infinity) thread.timer = this.timers.insert(due, thread);
    thread.state = ThreadState.Waiting;
    thread.stateTime = this.kernel.now;
    if (thread.queue !== null && u.waitObject !== thread.queue) this.leaveQueue(thread.queue as KQueue);
  }

  private link(thread: KThread, index: number, object: DispatcherObject): void {
    let block = thread.waitBlocks[index];
    if (block === undefined) {
      block = new KWaitBlock(thread);
      thread.waitBlocks.push(block);
    }
    block.key = index;
    object.insertWaiter(block);
    thread.waitCount = index + 1;
  }

  private satisfiedNow(thread: KThread): boolean {
    const { u } = thread;
    const objects = u.waitObjects;
    if (objects.length === 0) return false;
    if (u.waitForAll) {
      for (const object of objects) if (!isSignalled(object, thread)) return false;
      for (const object of objects) satisfy(object, thread);
      u.waitStatus = STATUS_WAIT_0;
      return true;
    }
    for (let i = 0; i < objects.length; i++) {
      if (!isSignalled(objects[i] as DispatcherObject, thread)) continue;
      u.waitStatus = satisfy(objects[i] as DispatcherObject, thread) + i;
      return true;
    }
    return false;
  }

  private boost(thread: KThread, increment: number): void {
    if (thread.priority >= LOW_REALTIME_PRIORITY || thread.boostDisabled) return;
    const separation = thread.process.foreground ? this.kernel.machine.prioritySeparation : 0;
    const priority = Math.min(BOOST_LIMIT, thread.basePriority + increment + separation);
    if (priority <= thread.priority) return;
    this.quantum.changePriority(thread, priority);
    thread.priorityDecrement = separation;
  }

  // Queues

  private removeFromQueue(queue: KQueue, thread: KThread): boolean {
    if (thread.queue === queue) queue.currentCount--;
    else {
      if (thread.queue !== null) this.leaveQueue(thread.queue as KQueue);
      thread.queue = queue;
    }
    if (queue.entries.length === 0 || queue.currentCount >= queue.maximumCount) return false;
    queue.currentCount++;
    thread.u.object = queue.entries.shift();
    thread.u.waitStatus = STATUS_WAIT_0;
    queue.signalState = queue.entries.length;
    return true;
  }

  /** Takes further entries for a worker that has just got one: a batch. */
  takeEntries(queue: KQueue, count: number): unknown[] {
    const taken = queue.entries.splice(0, count);
    queue.signalState = queue.entries.length;
    return taken;
  }

  /** A running worker of the queue blocks or goes: maybe another may run. */
  leaveQueue(queue: KQueue): void {
    queue.currentCount--;
    this.activate(queue, 0);
  }

  private activate(queue: KQueue, increment: number): void {
    while (queue.entries.length > 0 && queue.lastWaiter !== null && queue.currentCount < queue.maximumCount) {
      const { thread } = queue.lastWaiter;
      thread.u.object = queue.entries.shift();
      this.end(thread, STATUS_WAIT_0, increment);
    }
    queue.signalState = queue.entries.length;
  }
}

function isSignalled(object: DispatcherObject, thread: KThread): boolean {
  return object.signalState > 0 || (object instanceof KMutant && object.owner === thread);
}

/** What acquiring does to the object. @returns the status that it adds to the wait */
function satisfy(object: DispatcherObject, thread: KThread): number {
  switch (object.type) {
    case DispatcherType.SynchronizationEvent:
    case DispatcherType.SynchronizationTimer: object.signalState = 0; break;
    case DispatcherType.Semaphore: object.signalState--; break;
    case DispatcherType.Mutant: {
      const mutant = object as KMutant;
      mutant.signalState--;
      if (mutant.owner !== thread) thread.mutants.push(mutant);
      mutant.owner = thread;
      if (mutant.abandoned) {
        mutant.abandoned = false;
        return STATUS_ABANDONED_WAIT_0;
      }
      break;
    }
  }
  return STATUS_WAIT_0;
}

/** The `Wr` reasons, UserRequest and DelayExecution are waits that user mode asked for: termination and alerts may end them. */
function userModeWait(reason: number): 0 | 1 {
  return reason === WaitReason.UserRequest || reason === WaitReason.DelayExecution || (reason >= WaitReason.WrExecutive && reason <= WaitReason.WrPageOut) ? 1 : 0;
}
