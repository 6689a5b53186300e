// src-main/labs/check.ts
//
// Checks of metrics against what theory says, with the words that the JSON and the window show.

import type { LabCheck, MetricValue } from './lab.ts';

/** |actual - expected| <= tolerance. */
export function near(name: string, actual: MetricValue, expected: number, tolerance: number): LabCheck {
  return { name, expected: tolerance === 0 ? format(expected) : `${format(expected)} ± ${format(tolerance)}`, actual, pass: typeof actual === 'number' && Math.abs(actual - expected) <= tolerance };
}

/** low <= actual < high. */
export function within(name: string, actual: MetricValue, low: number, high: number): LabCheck {
  return { name, expected: high === Infinity ? `>= ${format(low)}` : `[${format(low)}, ${format(high)})`, actual, pass: typeof actual === 'number' && actual >= low && actual < high };
}

export function equals(name: string, actual: MetricValue, expected: MetricValue): LabCheck {
  return { name, expected: expected === null ? 'not available' : String(expected), actual, pass: actual === expected };
}

function format(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
