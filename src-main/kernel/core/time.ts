// src-main/kernel/core/time.ts
//
// Simulated time: integer CPU cycles since boot at 2.4 GHz, in a number (exact for 43 days).
// 2.4 GHz is chosen so that a 15.625 ms clock tick is 37,500,000 cycles, a third of it (one quantum unit) exactly
// 12,500,000, and 100 ns (FILETIME unit) exactly 240.

/** Count of cycles since boot, or a length in cycles. Always an integer. */
export type Cycles = number;

export const CYCLES_PER_SECOND = 2_400_000_000;
export const CYCLES_PER_MS = 2_400_000;
export const CYCLES_PER_US = 2_400;
export const CYCLES_PER_100NS = 240;

/** Clock interval of the APIC / multiprocessor HALs: 15.625 ms, 64 Hz. */
export const TICK_15_625_MS = 37_500_000;
/** Clock interval taken for the uniprocessor PIC HAL: 10 ms. */
export const TICK_10_MS = 24_000_000;

/** Quantum units that one clock interval is worth (Windows Internals 7th ed., part 1, ch. 4 "Quantum"). */
export const QUANTUM_UNITS_PER_TICK = 3;

/** Cycles of a length in microseconds, rounded to a whole cycle. */
export function cyclesOfUs(us: number): Cycles {
  return Math.round(us * CYCLES_PER_US);
}

export function cyclesOfMs(ms: number): Cycles {
  return Math.round(ms * CYCLES_PER_MS);
}

export function cyclesOfSeconds(seconds: number): Cycles {
  return Math.round(seconds * CYCLES_PER_SECOND);
}

/** Whole nanoseconds of a cycle count, rounded down (a cycle is 5/12 ns). */
export function nsOfCycles(cycles: Cycles): number {
  return Math.floor(cycles / 12) * 5 + Math.floor(((cycles % 12) * 5) / 12);
}
