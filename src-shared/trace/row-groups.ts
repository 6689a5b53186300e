// src-shared/trace/row-groups.ts
//
// The rows of a full chunk, grouped by a small key: rows[starts[k]] .. rows[starts[k + 1] - 1] are the offsets whose key is k, ascending.
// A filter that accepts a few keys touches only their rows, one that rejects a few only clears those. 2 bytes per row and key,
// built by one counting sort when the chunk is full.

import { CHUNK_ROWS } from './model.ts';

export interface RowGroups {
  readonly starts: Uint32Array;
  readonly rows: Uint16Array;
}

/** Groups all rows of a full chunk by a column of local numbers below `keys`. */
export function groupRows(column: Uint16Array, keys: number): RowGroups {
  const starts = new Uint32Array(keys + 1);
  for (let i = 0; i < CHUNK_ROWS; i++) starts[column[i]! + 1]!++;
  for (let k = 0; k < keys; k++) starts[k + 1]! += starts[k]!;
  const rows = new Uint16Array(CHUNK_ROWS);
  const next = starts.slice();
  for (let i = 0; i < CHUNK_ROWS; i++) rows[next[column[i]!]!++] = i;
  return { starts, rows };
}

/** Steps of the duration scale between two powers of two. */
const STEPS = 8;
/** Keys of durationKey: 8 exact values, 8 steps for each of 29 powers of two. The two marks fall into the last one. */
export const DURATION_KEYS = STEPS + 29 * STEPS;

/** A coarse logarithmic scale of the duration column; grows with the value. */
export function durationKey(value: number): number {
  if (value < STEPS) return value;
  const exponent = 31 - Math.clz32(value);
  return (exponent - 2) * STEPS + ((value >>> (exponent - 3)) & (STEPS - 1));
}

/** Groups all rows of a full chunk by durationKey. */
export function groupDurations(durationU32: Uint32Array): RowGroups {
  const keys = new Uint16Array(CHUNK_ROWS);
  for (let i = 0; i < CHUNK_ROWS; i++) keys[i] = durationKey(durationU32[i]!);
  return groupRows(keys, DURATION_KEYS);
}

/** Smallest value of a key. */
export function durationKeyStart(key: number): number {
  if (key < STEPS) return key;
  const exponent = Math.floor(key / STEPS) + 2;
  return (STEPS + (key % STEPS)) * 2 ** (exponent - 3);
}

