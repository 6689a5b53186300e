// src-renderer/store/machine-time.ts
//
// Machine time (cycles since boot) as a date and time, by the clock of the running machine. Before the feed has said
// what that clock is, the time since boot.

import type { TraceClock } from '../../src-shared/trace/model.ts';
import { createTimeFormat } from '../../src-shared/query/time-format.ts';
import type { TimeFormat } from '../../src-shared/query/time-format.ts';
import { formatClock } from '../../src-shared/i18n/format.ts';
import { MACHINE_HZ } from './machine-store.ts';

let format: TimeFormat | null = null;

/** Tells the clock of a machine that has begun. */
export function setMachineClock(clock: TraceClock, utcOffsetMinutes: number): void {
  format = createTimeFormat(clock, utcOffsetMinutes);
}

export function formatMachineTime(cycles: number): string {
  return format === null ? formatClock(cycles / MACHINE_HZ) : format.dateTimeText(format.localTicks(cycles));
}
