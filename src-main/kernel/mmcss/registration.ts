// src-main/kernel/mmcss/registration.ts
//
// A thread that has joined a task. How it is scheduled now:
//
//   original    as if the scheduler were not there: its process is in the background, and its task is not for the background
//   boosted     priority of its task
//   exhausted   demoted, until the next period begins

import { boostedPriority, exhaustedPriority } from './tasks.ts';
import type { Task } from './tasks.ts';
import type { Cycles } from '../core/time.ts';

export type Standing = 'original' | 'boosted' | 'exhausted';

export class Registration {
  /** What avrt's caller knows it by. */
  readonly id: number;
  /** Of the connection that it came through. */
  readonly client: number;
  readonly pid: number;
  /** The service's handle to the thread. */
  readonly thread: number;
  readonly task: Task;
  /** AvrtPriority. */
  relative = 0;
  standing: Standing = 'original';
  /** Cycle counter at the beginning of the period, and cycles since. */
  baseline: Cycles = 0;
  used: Cycles = 0;
  processor = 0;

  constructor(id: number, client: number, pid: number, thread: number, task: Task) {
    this.id = id;
    this.client = client;
    this.pid = pid;
    this.thread = thread;
    this.task = task;
  }

  /** Priority of a standing other than the original one. */
  priorityFor(standing: Standing, highestMedium: number): number {
    return standing === 'boosted' ? boostedPriority(this.task, this.relative, highestMedium) : exhaustedPriority(this.task, this.relative);
  }
}
