// src-shared/query/row-bits.ts
//
// Bits of a segment's rows from its groups (row-groups.ts): bitmaps are combined word by word, lists row by row.
// The lists of a path are short and lie far from each other, and each would cost a miss of the cache, one after the other. So a block of lists
// is touched first, whose misses then overlap.

import { DENSE_ROWS, SEGMENT_WORDS } from '../trace/row-groups.ts';
import type { RowGroups } from '../trace/row-groups.ts';

/** What the work on one value costs, in ns or so: of a bitmap, of a list, of each row of a list. Only their proportions matter. */
export const BITMAP_COST = 11_000;
export const LIST_COST = 60;
export const ROW_COST = 1.5;
/** Lists that are touched ahead. */
const BLOCK = 32;
/** Where what was touched goes, so that it is not left out as unused. */
const touched = new Uint32Array(1);

/** Sets the rows of the first `size` values. */
export function setGroups(groups: RowGroups, keys: Uint32Array, size: number, target: Uint32Array): void {
  const { counts, places, rows, bits } = groups;
  for (let block = 0; block < size; block += BLOCK) {
    const end = Math.min(size, block + BLOCK);
    touch(groups, keys, block, end);
    for (let i = block; i < end; i++) {
      const key = keys[i]!;
      const count = counts[key]!;
      if (count < DENSE_ROWS) setRows(rows, places[key]!, count, target);
      else setWords(bits, places[key]!, target);
    }
  }
}

/** Clears the rows of the first `size` values. */
export function clearGroups(groups: RowGroups, keys: Uint32Array, size: number, target: Uint32Array): void {
  const { counts, places, rows, bits } = groups;
  for (let block = 0; block < size; block += BLOCK) {
    const end = Math.min(size, block + BLOCK);
    touch(groups, keys, block, end);
    for (let i = block; i < end; i++) {
      const key = keys[i]!;
      const count = counts[key]!;
      if (count < DENSE_ROWS) clearRows(rows, places[key]!, count, target);
      else clearWords(bits, places[key]!, target);
    }
  }
}

function touch({ counts, places, rows }: RowGroups, keys: Uint32Array, from: number, to: number): void {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const key = keys[i]!;
    const count = counts[key]!;
    if (count >= DENSE_ROWS) continue;
    const place = places[key]!;
    sum += rows[place]! ^ rows[place + count - 1]!;
  }
  touched[0] = sum;
}

// The loops are unrolled by hand: the engine's own checks per turn cost more than a row does.

function setRows(rows: Uint32Array, place: number, count: number, target: Uint32Array): void {
  const end = place + count;
  let at = place;
  for (; at + 4 <= end; at += 4) {
    const a = rows[at]!;
    const b = rows[at + 1]!;
    const c = rows[at + 2]!;
    const d = rows[at + 3]!;
    target[a >>> 5]! |= 1 << a;
    target[b >>> 5]! |= 1 << b;
    target[c >>> 5]! |= 1 << c;
    target[d >>> 5]! |= 1 << d;
  }
  for (; at < end; at++) target[rows[at]! >>> 5]! |= 1 << rows[at]!;
}

function clearRows(rows: Uint32Array, place: number, count: number, target: Uint32Array): void {
  const end = place + count;
  let at = place;
  for (; at + 4 <= end; at += 4) {
    const a = rows[at]!;
    const b = rows[at + 1]!;
    const c = rows[at + 2]!;
    const d = rows[at + 3]!;
    target[a >>> 5]! &= ~(1 << a);
    target[b >>> 5]! &= ~(1 << b);
    target[c >>> 5]! &= ~(1 << c);
    target[d >>> 5]! &= ~(1 << d);
  }
  for (; at < end; at++) target[rows[at]! >>> 5]! &= ~(1 << rows[at]!);
}

function setWords(bits: Uint32Array, firstWord: number, target: Uint32Array): void {
  for (let w = 0, from = firstWord; w < SEGMENT_WORDS; w += 4, from += 4) {
    target[w]! |= bits[from]!;
    target[w + 1]! |= bits[from + 1]!;
    target[w + 2]! |= bits[from + 2]!;
    target[w + 3]! |= bits[from + 3]!;
  }
}

function clearWords(bits: Uint32Array, firstWord: number, target: Uint32Array): void {
  for (let w = 0, from = firstWord; w < SEGMENT_WORDS; w += 4, from += 4) {
    target[w]! &= ~bits[from]!;
    target[w + 1]! &= ~bits[from + 1]!;
    target[w + 2]! &= ~bits[from + 2]!;
    target[w + 3]! &= ~bits[from + 3]!;
  }
}

/** Keeps what is set in both. */
export function keepCommon(target: Uint32Array, other: Uint32Array): void {
  for (let w = 0; w < SEGMENT_WORDS; w += 4) {
    target[w]! &= other[w]!;
    target[w + 1]! &= other[w + 1]!;
    target[w + 2]! &= other[w + 2]!;
    target[w + 3]! &= other[w + 3]!;
  }
}
