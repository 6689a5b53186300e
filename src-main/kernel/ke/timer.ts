// src-main/kernel/ke/timer.ts
//
// KTIMER and the timer table. Timers, and the timeouts of waits, expire at clock ticks: the clock interrupt of processor 0 asks
// for the expiration DPC when one is due, and the DPC signals what is due by then in order of (due time, insertion).
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Timer processing". Simplified: one table for the machine, a heap instead
// of hashed lists.

import { EventQueue, NO_EVENT } from '../../../src-shared/base/event-queue.ts';
import type { EventHandle } from '../../../src-shared/base/event-queue.ts';
import type { Cycles } from '../core/time.ts';
import { DispatcherObject, DispatcherType } from './dispatcher-object.ts';
import type { KDpc } from './dpc.ts';
import type { KThread } from './thread.ts';

export class KTimer extends DispatcherObject {
  due: Cycles = Infinity;
  /** 0 = once. */
  period: Cycles = 0;
  dpc: KDpc | null = null;
  handle: EventHandle = NO_EVENT;

  constructor(kind: 'notification' | 'synchronization' = 'notification') {
    super(kind === 'notification' ? DispatcherType.NotificationTimer : DispatcherType.SynchronizationTimer, 0);
  }
}

/** Due times; what expires is a timer or the timeout of a thread's wait. */
export class TimerTable {
  private readonly queue = new EventQueue<KTimer | KThread>();

  insert(due: Cycles, target: KTimer | KThread): EventHandle {
    return this.queue.schedule(due, target);
  }

  remove(handle: EventHandle): boolean {
    return this.queue.cancel(handle);
  }

  isDue(now: Cycles): boolean {
    return this.queue.nextTime <= now;
  }

  /** The next one that is due, taken out of the table, or null. */
  takeDue(now: Cycles): KTimer | KThread | null {
    return this.queue.nextTime <= now ? this.queue.pop() : null;
  }
}
