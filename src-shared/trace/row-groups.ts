// src-shared/trace/row-groups.ts
//
// The rows of a segment grouped by a value: for each value, which rows have it. A value of many rows keeps them as a bitmap, which a filter
// combines 32 rows at a time; one of few rows as a list. The limit is where both take the same room, so no row costs more than 4 bytes.

import { lowerBound } from '../base/binary-search.ts';
import { CHUNK_ROWS } from './model.ts';

export const SEGMENT_CHUNKS = 8;
export const SEGMENT_ROWS = SEGMENT_CHUNKS * CHUNK_ROWS;
export const SEGMENT_WORDS = SEGMENT_ROWS / 32;
/** Values with this many rows or more have a bitmap. */
export const DENSE_ROWS = SEGMENT_WORDS;

export interface RowGroups {
  /** The values, ascending. */
  readonly ids: Uint32Array;
  /** Rows that have ids[k]. */
  readonly counts: Uint32Array;
  /** Of a list: its place in `rows`; of a bitmap: its first word in `bits`. */
  readonly places: Uint32Array;
  /** Lists of row numbers in the segment, each ascending, in the order of the values. */
  readonly rows: Uint32Array;
  readonly bits: Uint32Array;
  /** Numbers of the values that have a bitmap. */
  readonly dense: Uint32Array;
}

/** A column of the segment's chunks, and for each chunk the key of its values. */
export interface KeyedColumn {
  readonly columns: readonly Uint16Array[];
  readonly keys: readonly Uint32Array[];
}

/** All rows by key while they are sorted. Made when first needed. */
let sorted = new Uint32Array(0);

/**
 * Groups the rows of a full segment: a counting sort.
 * @param ids the values by key, ascending
 * @param counts rows by key
 */
export function groupRows(ids: Uint32Array, counts: Uint32Array, { columns, keys }: KeyedColumn): RowGroups {
  if (sorted.length === 0) sorted = new Uint32Array(SEGMENT_ROWS);
  const places = new Uint32Array(ids.length);
  const dense: number[] = [];
  let listed = 0;
  for (let k = 0; k < ids.length; k++) {
    if (counts[k]! >= DENSE_ROWS) {
      places[k] = dense.length * SEGMENT_WORDS;
      dense.push(k);
    } else {
      places[k] = listed;
      listed += counts[k]!;
    }
  }
  // Lists come first, in their final order; rows that become bitmaps come behind them.
  const next = places.slice();
  let behind = listed;
  for (const k of dense) {
    next[k] = behind;
    behind += counts[k]!;
  }
  for (let c = 0; c < SEGMENT_CHUNKS; c++) distribute(columns[c]!, keys[c]!, next, sorted, c * CHUNK_ROWS);
  const bits = new Uint32Array(dense.length * SEGMENT_WORDS);
  for (const k of dense) setBits(sorted, next[k]! - counts[k]!, next[k]!, bits, places[k]!);
  return { ids, counts, places, rows: sorted.slice(0, listed), bits, dense: Uint32Array.from(dense) };
}

export function groupsByteLength({ ids, counts, places, rows, bits, dense }: RowGroups): number {
  return ids.byteLength + counts.byteLength + places.byteLength + rows.byteLength + bits.byteLength + dense.byteLength;
}

/** Calls back for the rows of a value, in order. */
export function forEachRow({ ids, counts, places, rows, bits }: RowGroups, id: number, visit: (row: number) => void): void {
  const k = lowerBound(ids, id);
  if (ids[k] !== id) return;
  const place = places[k]!;
  if (counts[k]! < DENSE_ROWS) {
    for (let at = place, end = place + counts[k]!; at < end; at++) visit(rows[at]!);
    return;
  }
  for (let row = 0; row < SEGMENT_ROWS; row++) if (((bits[place + (row >>> 5)]! >>> (row & 31)) & 1) === 1) visit(row);
}

// Unrolled by hand: the engine's own checks per turn cost as much as a row does.

function distribute(column: Uint16Array, keys: Uint32Array, next: Uint32Array, into: Uint32Array, base: number): void {
  for (let i = 0; i < CHUNK_ROWS; i += 4) {
    into[next[keys[column[i]!]!]!++] = base + i;
    into[next[keys[column[i + 1]!]!]!++] = base + i + 1;
    into[next[keys[column[i + 2]!]!]!++] = base + i + 2;
    into[next[keys[column[i + 3]!]!]!++] = base + i + 3;
  }
}

function setBits(rows: Uint32Array, from: number, to: number, bits: Uint32Array, firstWord: number): void {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const a = rows[at]!;
    const b = rows[at + 1]!;
    const c = rows[at + 2]!;
    const d = rows[at + 3]!;
    bits[firstWord + (a >>> 5)]! |= 1 << a;
    bits[firstWord + (b >>> 5)]! |= 1 << b;
    bits[firstWord + (c >>> 5)]! |= 1 << c;
    bits[firstWord + (d >>> 5)]! |= 1 << d;
  }
  for (; at < to; at++) bits[firstWord + (rows[at]! >>> 5)]! |= 1 << rows[at]!;
}
