// src-main/kernel/ke/queue.ts
//
// KQUEUE: entries for worker threads, the mechanism under completion ports and system worker queues. Workers are released
// last in, first out, and only while fewer than maximumCount of them are running; a worker that blocks elsewhere lets another in.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O completion ports". Wait on it with u.wait(queue, WaitReason.WrQueue);
// the entry is then in u.object. Operation: Ke.insertQueue.

import { DispatcherObject, DispatcherType } from './dispatcher-object.ts';

export class KQueue extends DispatcherObject {
  readonly entries: unknown[] = [];
  /** Threads of this queue that are running now. */
  currentCount = 0;
  readonly maximumCount: number;

  constructor(maximumCount: number) {
    super(DispatcherType.Queue, 0);
    this.maximumCount = maximumCount;
  }
}
