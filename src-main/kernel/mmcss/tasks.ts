// src-main/kernel/mmcss/tasks.ts
//
// Tasks of the multimedia class scheduler: what the registry says about each, and the priorities that follow from it.
//
//   HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Multimedia\SystemProfile          SystemResponsiveness
//                                                                    ...\Tasks\<name>    Scheduling Category, Priority, Background Only ...
//
//   priority   1 ... 7      exhausted: the budget of the period is used up
//              8 ... 15     Low
//             16 ... 23     Medium        16 - 22 in present documentation
//             23 ... 26     High
//
// Sources: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (Medium 16-23, System Responsiveness rounded up, Wmplayer at 21), and
// learn.microsoft.com/windows/win32/procthread/multimedia-class-scheduler-service (values, Low, exhausted). The formulas inside the ranges are [assumed]:
// Medium gives the article's 21 for the Audio task, whose Priority is 6. Present documentation rounds System Responsiveness down and takes 100 for
// "off"; here it is as the article says, and 100 leaves no budget at all.

export const SYSTEM_PROFILE = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Multimedia\\SystemProfile';

export type SchedulingCategory = 'High' | 'Medium' | 'Low';

export interface Task {
  readonly name: string;
  readonly category: SchedulingCategory;
  /** 1-8. */
  readonly priority: number;
  /** Boosted whether or not its process owns the foreground window. */
  readonly backgroundOnly: boolean;
  /** Timer resolution that it needs, in 100 ns. */
  readonly clockRate: number;
}

/** System Responsiveness where the registry says nothing: per cent of a processor that stay for other threads. */
export const DEFAULT_RESPONSIVENESS = 20;
export const DEFAULT_CLOCK_RATE = 10_000;
const DEFAULT_PRIORITY = 2;
/** Highest priority of a Medium task: 23 as the article has it; 22 in present documentation. */
export const HIGHEST_MEDIUM = 23;

/** Relative priorities of AvSetMmThreadPriority. */
export const AvrtPriority = { Low: -1, Normal: 0, High: 1, Critical: 2 } as const;

/** Per cent of a processor that stay for other threads: rounded up to a multiple of 10; 0 counts as 10. */
export function effectiveResponsiveness(value: number): number {
  return Math.min(100, Math.max(10, Math.ceil(value / 10) * 10));
}

/** A task from its values; what is missing or out of range has a default. */
export function makeTask(name: string, values: { readonly category: string; readonly priority: number | null; readonly backgroundOnly: string; readonly clockRate: number | null }): Task {
  const { category, priority, clockRate } = values;
  return {
    name,
    category: category === 'High' || category === 'Low' ? category : 'Medium',
    priority: priority === null ? DEFAULT_PRIORITY : clamp(priority, 1, 8),
    backgroundOnly: values.backgroundOnly.toLowerCase() === 'true',
    clockRate: clockRate === null || clockRate <= 0 ? DEFAULT_CLOCK_RATE : clockRate,
  };
}

/** Priority within the budget. @param relative AvrtPriority */
export function boostedPriority(task: Task, relative: number, highestMedium = HIGHEST_MEDIUM): number {
  switch (task.category) {
    // Of a High task the Priority value is always taken as 2.
    case 'High': return clamp(24 + relative, 23, 26);
    case 'Medium': return clamp(15 + task.priority + relative, 16, highestMedium);
    case 'Low': return clamp(7 + task.priority + relative, 8, 15);
  }
}

/** Priority once the budget of the period is used up: below everything ordinary, in the same order. */
export function exhaustedPriority(task: Task, relative: number): number {
  return clamp(task.priority - 1 + relative, 1, 7);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
