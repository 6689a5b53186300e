// src-main/kernel/ps/priority-class.ts
//
// Process priority classes and the base priorities they stand for.
// Source: learn.microsoft.com/windows/win32/procthread/scheduling-priorities.

export const PRIORITY_CLASSES = ['idle', 'below-normal', 'normal', 'above-normal', 'high', 'realtime'] as const;
export type PriorityClass = (typeof PRIORITY_CLASSES)[number];

const BASE: Readonly<Record<PriorityClass, number>> = { idle: 4, 'below-normal': 6, normal: 8, 'above-normal': 10, high: 13, realtime: 24 };

export function basePriorityOf(priorityClass: PriorityClass): number {
  return BASE[priorityClass];
}

/** Relative thread priorities that saturate the range of the class. */
export const THREAD_PRIORITY_IDLE = -15;
export const THREAD_PRIORITY_TIME_CRITICAL = 15;

/** Base priority of a thread from its process's base and its relative priority (-2..2, or one of the two saturating values). */
export function threadBasePriority(processBase: number, relative: number): number {
  const realtime = processBase >= 16;
  if (relative <= THREAD_PRIORITY_IDLE) return realtime ? 16 : 1;
  if (relative >= THREAD_PRIORITY_TIME_CRITICAL) return realtime ? 31 : 15;
  const base = processBase + relative;
  return realtime ? Math.min(31, Math.max(16, base)) : Math.min(15, Math.max(1, base));
}
