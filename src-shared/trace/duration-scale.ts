// src-shared/trace/duration-scale.ts
//
// A logarithmic scale over the duration column, 256 steps for each power of two: rows are grouped by it, so that a range of durations is a
// run of groups, of which only the two at its ends must be looked into.

import { DURATION_U32_ESCAPE } from './trace-chunk.ts';

const STEP_BITS = 8;
const STEPS = 1 << STEP_BITS;

/** The key of durations that the column doesn't hold (chunk.longDurations has them), and that of pending ones. */
export const LONG_KEY = STEPS + (32 - STEP_BITS) * STEPS;
export const PENDING_KEY = LONG_KEY + 1;
export const DURATION_KEYS = PENDING_KEY + 1;

/** Key of a value of the duration column; grows with the value. */
export function durationKey(value: number): number {
  if (value < STEPS) return value;
  if (value >= DURATION_U32_ESCAPE) return LONG_KEY + value - DURATION_U32_ESCAPE;
  const exponent = 31 - Math.clz32(value);
  return (exponent - STEP_BITS + 1) * STEPS + ((value >>> (exponent - STEP_BITS)) & (STEPS - 1));
}

/** Smallest value of a key. */
export function durationKeyStart(key: number): number {
  if (key < STEPS) return key;
  if (key >= LONG_KEY) return DURATION_U32_ESCAPE + key - LONG_KEY;
  return (STEPS + (key % STEPS)) * 2 ** (Math.floor(key / STEPS) - 1);
}
