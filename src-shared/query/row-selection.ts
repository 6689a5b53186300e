// src-shared/query/row-selection.ts
//
// The rows that pass a filter: one bit per row, in pieces of a chunk (2,048 words), with counts. Row k of the view is found by
// binary search over the counts before each chunk, then over the words of one chunk: a grid page of any place costs microseconds.

import { CHUNK_ROWS } from '../trace/model.ts';
import type { EventRow } from '../trace/model.ts';
import { SEGMENT_CHUNKS, SEGMENT_WORDS } from '../trace/row-groups.ts';

export const CHUNK_WORDS = CHUNK_ROWS / 32;

export interface SelectionChunk {
  readonly bits: Uint32Array;
  count: number;
}

export class RowSelection {
  readonly #chunks: (SelectionChunk | undefined)[] = [];
  /** The words of a segment's chunks lie in one piece. */
  readonly #segments: (Uint32Array | undefined)[] = [];
  /** before[i] = selected rows in chunks 0 .. i - 1. Valid up to #validChunks. */
  #before: number[] = [0];
  #validChunks = 0;
  #count = 0;
  /** Grows with every change. */
  version = 0;

  /** Selected rows. */
  get count(): number {
    return this.#count;
  }

  has(row: EventRow): boolean {
    const chunk = this.#chunks[row >>> 16];
    return chunk !== undefined && ((chunk.bits[(row & 0xffff) >>> 5]! >>> (row & 31)) & 1) === 1;
  }

  /** The row at place k (0-based) of the view, or -1. */
  nth(k: number): EventRow {
    if (k < 0 || k >= this.#count) return -1;
    this.#validate();
    let low = 0;
    let high = this.#chunks.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#before[middle]! <= k) low = middle;
      else high = middle;
    }
    const { bits } = this.#chunks[low]!;
    let rest = k - this.#before[low]!;
    for (let w = 0; w < CHUNK_WORDS; w++) {
      const count = popCount(bits[w]!);
      if (rest < count) return low * CHUNK_ROWS + w * 32 + nthBit(bits[w]!, rest);
      rest -= count;
    }
    return -1;
  }

  /** How many selected rows come before `row`: its place, if it is selected. */
  rank(row: EventRow): number {
    this.#validate();
    const index = row >>> 16;
    if (index >= this.#chunks.length) return this.#count;
    let rank = this.#before[index]!;
    const bits = this.#chunks[index]?.bits;
    if (bits === undefined) return rank;
    const word = (row & 0xffff) >>> 5;
    for (let w = 0; w < word; w++) rank += popCount(bits[w]!);
    return rank + popCount(bits[word]! & ((1 << (row & 31)) - 1));
  }

  /** Up to `limit` selected rows from place `from` on. */
  rows(from: number, limit: number): Uint32Array {
    const start = this.nth(from);
    const rows = new Uint32Array(start < 0 ? 0 : Math.min(limit, this.#count - from));
    let row = start;
    for (let i = 0; i < rows.length; i++) {
      rows[i] = row;
      if (i + 1 < rows.length) row = this.next(row);
    }
    return rows;
  }

  /** The first selected row after `row`, or -1. next(-1) is the first of all. */
  next(row: EventRow): EventRow {
    let at = row + 1;
    for (let index = at >>> 16; index < this.#chunks.length; index++, at = index * CHUNK_ROWS) {
      const chunk = this.#chunks[index];
      if (chunk === undefined || chunk.count === 0) continue;
      let w = (at & 0xffff) >>> 5;
      let word = chunk.bits[w]! & (-1 << (at & 31));
      while (word === 0 && ++w < CHUNK_WORDS) word = chunk.bits[w]!;
      if (word !== 0) return index * CHUNK_ROWS + w * 32 + (31 - Math.clz32(word & -word));
    }
    return -1;
  }

  /** The last selected row before `row`, or -1. previous(Infinity) is the last of all. */
  previous(row: EventRow): EventRow {
    let at = Math.min(row, this.#chunks.length * CHUNK_ROWS) - 1;
    for (let index = Math.floor(at / CHUNK_ROWS); index >= 0; at = index * CHUNK_ROWS - 1, index--) {
      const chunk = this.#chunks[index];
      if (chunk === undefined || chunk.count === 0) continue;
      let w = (at & 0xffff) >>> 5;
      let word = chunk.bits[w]! & (0xffff_ffff >>> (31 - (at & 31)));
      while (word === 0 && --w >= 0) word = chunk.bits[w]!;
      if (word !== 0) return index * CHUNK_ROWS + w * 32 + 31 - Math.clz32(word);
    }
    return -1;
  }

  // --- for the filter

  /** Words of a chunk, made on first use. After writing to them call setCount(). */
  chunk(index: number): SelectionChunk {
    let chunk = this.#chunks[index];
    if (chunk === undefined) {
      while (this.#chunks.length < index) this.#chunks.push(undefined);
      const start = (index % SEGMENT_CHUNKS) * CHUNK_WORDS;
      this.#chunks[index] = chunk = { bits: this.segment(Math.floor(index / SEGMENT_CHUNKS)).subarray(start, start + CHUNK_WORDS), count: 0 };
      this.#validChunks = Math.min(this.#validChunks, index);
    }
    return chunk;
  }

  /** Words of all chunks of a segment, likewise. */
  segment(index: number): Uint32Array {
    return (this.#segments[index] ??= new Uint32Array(SEGMENT_WORDS));
  }

  /** Deselects the rows of a segment. */
  clearSegment(index: number): void {
    this.#segments[index]?.fill(0);
    for (let c = index * SEGMENT_CHUNKS; c < (index + 1) * SEGMENT_CHUNKS; c++) if (this.#chunks[c] !== undefined) this.setCount(c, 0);
  }

  setCount(index: number, count: number): void {
    const chunk = this.chunk(index);
    this.#count += count - chunk.count;
    chunk.count = count;
    this.#validChunks = Math.min(this.#validChunks, index);
    this.version++;
  }

  /** Selects or deselects one row. */
  set(row: EventRow, selected: boolean): void {
    if (this.has(row) === selected) return;
    const chunk = this.chunk(row >>> 16);
    chunk.bits[(row & 0xffff) >>> 5]! ^= 1 << (row & 31);
    this.setCount(row >>> 16, chunk.count + (selected ? 1 : -1));
  }

  /** Deselects everything before `row`. */
  discardBefore(row: EventRow): void {
    const index = row >>> 16;
    for (let i = 0; i < Math.min(index, this.#chunks.length); i++) {
      const gone = this.#chunks[i];
      if (gone === undefined) continue;
      gone.bits.fill(0);
      this.setCount(i, 0);
      this.#chunks[i] = undefined;
    }
    for (let i = 0; (i + 1) * SEGMENT_CHUNKS <= index && i < this.#segments.length; i++) this.#segments[i] = undefined;
    const chunk = this.#chunks[index];
    if (chunk === undefined) return;
    const word = (row & 0xffff) >>> 5;
    chunk.bits.fill(0, 0, word);
    chunk.bits[word]! &= -1 << (row & 31);
    this.setCount(index, countBits(chunk.bits));
  }

  #validate(): void {
    const before = this.#before;
    for (let i = this.#validChunks; i < this.#chunks.length; i++) before[i + 1] = before[i]! + (this.#chunks[i]?.count ?? 0);
    this.#validChunks = this.#chunks.length;
  }
}

export function popCount(word: number): number {
  let w = word - ((word >>> 1) & 0x5555_5555);
  w = (w & 0x3333_3333) + ((w >>> 2) & 0x3333_3333);
  return Math.imul((w + (w >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Set bits of the words from .. to - 1. Four words at a time go through carry-save adders, so that only the fours are counted. */
export function countBits(words: Uint32Array, from = 0, to = words.length): number {
  let ones = 0;
  let twos = 0;
  let fours = 0;
  let w = from;
  for (; w + 4 <= to; w += 4) {
    const a = words[w]! | 0;
    const b = words[w + 1]! | 0;
    const c = words[w + 2]! | 0;
    const d = words[w + 3]! | 0;
    const firstTwo = (ones & a) | ((ones ^ a) & b);
    const sum = ones ^ a ^ b;
    const lastTwo = (sum & c) | ((sum ^ c) & d);
    ones = sum ^ c ^ d;
    fours += popCount((twos & firstTwo) | ((twos ^ firstTwo) & lastTwo));
    twos = twos ^ firstTwo ^ lastTwo;
  }
  let count = fours * 4 + popCount(twos) * 2 + popCount(ones);
  for (; w < to; w++) count += popCount(words[w]!);
  return count;
}

/** Position of the n-th (0-based) set bit of a word. */
function nthBit(word: number, n: number): number {
  let w = word;
  for (let i = 0; i < n; i++) w &= w - 1;
  return 31 - Math.clz32(w & -w);
}
