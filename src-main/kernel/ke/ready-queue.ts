// src-main/kernel/ke/ready-queue.ts
//
// Ready threads of one processor: 32 first-in-first-out lists, one per priority, and a summary word whose bit n says that
// list n is not empty. Finding the highest is one clz32.
//
// Models: Windows Internals 7th ed., part 1, ch. 4 "Dispatcher database" (KPRCB.DispatcherReadyListHead, ReadySummary).
// The lists are linked through KThread.nextReady / previousReady; a thread is in at most one list.

import { assert } from '../../../src-shared/base/assert.ts';
import type { KThread } from './thread.ts';

export class ReadyQueue {
  /** Bit n: list n has a thread. */
  summary = 0;
  private readonly heads: (KThread | null)[] = new Array<KThread | null>(32).fill(null);
  private readonly tails: (KThread | null)[] = new Array<KThread | null>(32).fill(null);

  /** Highest priority with a ready thread, or -1. */
  get highest(): number {
    return 31 - Math.clz32(this.summary);
  }

  insertTail(thread: KThread): void {
    const priority = thread.priority;
    const tail = this.tails[priority] as KThread | null;
    thread.previousReady = tail;
    thread.nextReady = null;
    if (tail === null) this.heads[priority] = thread;
    else tail.nextReady = thread;
    this.tails[priority] = thread;
    this.summary |= 1 << priority;
  }

  insertHead(thread: KThread): void {
    const priority = thread.priority;
    const head = this.heads[priority] as KThread | null;
    thread.nextReady = head;
    thread.previousReady = null;
    if (head === null) this.tails[priority] = thread;
    else head.previousReady = thread;
    this.heads[priority] = thread;
    this.summary |= 1 << priority;
  }

  remove(thread: KThread): void {
    const priority = thread.priority;
    const { previousReady, nextReady } = thread;
    if (previousReady === null) {
      assert(this.heads[priority] === thread, 'thread is not in this ready list');
      this.heads[priority] = nextReady;
    } else previousReady.nextReady = nextReady;
    if (nextReady === null) this.tails[priority] = previousReady;
    else nextReady.previousReady = previousReady;
    thread.nextReady = null;
    thread.previousReady = null;
    if (this.heads[priority] === null) this.summary &= ~(1 << priority);
  }

  /** First thread of that priority. */
  first(priority: number): KThread | null {
    return this.heads[priority] as KThread | null;
  }

  /** Takes the first thread of the highest priority at or above `minimum` whose affinity allows the processor, or null. */
  take(minimum: number, processorBit: number): KThread | null {
    let summary = minimum >= 0 ? this.summary & (-1 << minimum) : this.summary;
    while (summary !== 0) {
      const priority = 31 - Math.clz32(summary);
      for (let thread = this.first(priority); thread !== null; thread = thread.nextReady) {
        if ((thread.affinity & processorBit) !== 0) {
          this.remove(thread);
          return thread;
        }
      }
      summary &= ~(1 << priority);
    }
    return null;
  }

  /** Every ready thread, highest priority first. */
  *[Symbol.iterator](): Generator<KThread, void, void> {
    for (let priority = 31; priority >= 0; priority--) {
      for (let thread = this.first(priority); thread !== null; ) {
        const next: KThread | null = thread.nextReady;
        yield thread;
        thread = next;
      }
    }
  }
}
