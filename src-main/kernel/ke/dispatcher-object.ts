// src-main/kernel/ke/dispatcher-object.ts
//
// What threads can wait on: the header that every dispatcher object shares, and the list of wait blocks hanging on it.
//
// Models: Windows Internals 7th ed., part 1, ch. 2/8 "Dispatcher objects" (DISPATCHER_HEADER, KWAIT_BLOCK). Waiters are served
// first in, first out, except on a KQueue, which keeps its own order (queue.ts). Mutated by ke/wait.ts and the files of each kind.

import type { KThread } from './thread.ts';

export const DispatcherType = {
  NotificationEvent: 0, SynchronizationEvent: 1, Mutant: 2, Process: 3, Queue: 4, Semaphore: 5, Thread: 6,
  NotificationTimer: 8, SynchronizationTimer: 9,
} as const;
export type DispatcherTypeId = (typeof DispatcherType)[keyof typeof DispatcherType];

/** One thread waiting on one object. Blocks are owned and reused by the thread. */
export class KWaitBlock {
  readonly thread: KThread;
  object: DispatcherObject | null = null;
  /** Index of the object in the wait. */
  key = 0;
  next: KWaitBlock | null = null;
  previous: KWaitBlock | null = null;

  constructor(thread: KThread) {
    this.thread = thread;
  }
}

/** DISPATCHER_HEADER. */
export class DispatcherObject {
  readonly type: DispatcherTypeId;
  /** > 0 signalled. Semaphores and queues count; a mutant counts down with each recursive acquire. */
  signalState: number;
  firstWaiter: KWaitBlock | null = null;
  lastWaiter: KWaitBlock | null = null;

  constructor(type: DispatcherTypeId, signalState: number) {
    this.type = type;
    this.signalState = signalState;
  }

  /** @internal */
  insertWaiter(block: KWaitBlock): void {
    block.object = this;
    block.next = null;
    block.previous = this.lastWaiter;
    if (this.lastWaiter === null) this.firstWaiter = block;
    else this.lastWaiter.next = block;
    this.lastWaiter = block;
  }

  /** @internal */
  removeWaiter(block: KWaitBlock): void {
    if (block.previous === null) this.firstWaiter = block.next;
    else block.previous.next = block.next;
    if (block.next === null) this.lastWaiter = block.previous;
    else block.next.previous = block.previous;
    block.object = null;
    block.next = null;
    block.previous = null;
  }
}
