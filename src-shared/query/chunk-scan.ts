// src-shared/query/chunk-scan.ts
//
// The inner loops of filtering: rows from .. to - 1 of one chunk to bits of a selection. A predicate over heads or paths becomes a byte
// table over the chunk's own 16-bit numbers. A full chunk has its rows grouped by those numbers, and only the groups of the smaller side
// (accepted or rejected) are touched; a chunk that still grows is scanned row by row. Time ranges are found by binary search.
// Rows are done in words of 32; the rows of a word outside from .. to keep their bits.

import { DURATION_U32_ESCAPE, DURATION_U32_PENDING } from '../trace/trace-chunk.ts';
import type { TraceChunk } from '../trace/trace-chunk.ts';
import { CHUNK_ROWS } from '../trace/model.ts';
import { DURATION_KEYS, durationKeyStart } from '../trace/row-groups.ts';
import type { RowGroups } from '../trace/row-groups.ts';
import type { TickInterval } from './column-clause.ts';
import { SplitKeys } from './compiled-filter.ts';
import type { CompiledFilter } from './compiled-filter.ts';
import { CHUNK_WORDS, countBits } from './row-selection.ts';

const headTable = new Uint8Array(CHUNK_ROWS);
const pathTable = new Uint8Array(CHUNK_ROWS);
const scratch = new Uint32Array(CHUNK_WORDS);

const marks = new Uint32Array(CHUNK_WORDS);
const headKeys = new SplitKeys();
const pathKeys = new SplitKeys();
const durationKeys = new SplitKeys();
const cut: number[] = [];

/** Evaluates rows from .. to - 1 into `bits`, which hold `heldBits` so far; returns how many more they hold now. */
export function scanChunk(filter: CompiledFilter, chunk: TraceChunk, from: number, to: number, bits: Uint32Array, heldBits: number): number {
  const firstWord = from >>> 5;
  const endWord = (to + 31) >>> 5;
  const held = heldBits === 0 ? 0 : countBits(bits, firstWord, endWord);
  const words = from === 0 && (to & 31) === 0 ? bits : scratch;
  fill(filter, chunk, firstWord, endWord, from, to, words);
  if (words !== bits) merge(words, bits, from, to);
  if (filter.hasRowClauses) askRows(filter, chunk, from, to, bits);
  return countBits(bits, firstWord, endWord) - held;
}

function fill(filter: CompiledFilter, chunk: TraceChunk, firstWord: number, endWord: number, from: number, to: number, words: Uint32Array): void {
  if (filter.never) {
    words.fill(0, firstWord, endWord);
    return;
  }
  if (filter.hasHeadClauses) filter.splitHeads(chunk.headDictionary, headKeys);
  if (filter.hasPathClause) filter.splitPaths(chunk.pathDictionary, pathKeys);
  // The groups pay for themselves as soon as a good part of the chunk is asked for.
  if (chunk.length === CHUNK_ROWS && endWord - firstWord >= CHUNK_WORDS / 4) {
    words.fill(0xffff_ffff, firstWord, endWord);
    if (filter.hasHeadClauses) keepGroups(chunk.headGroups!, headKeys, words);
    if (filter.hasPathClause) keepGroups(chunk.pathGroups!, pathKeys, words);
    if (filter.durationRanges !== undefined) keepDurationGroups(filter, chunk, firstWord, endWord, words);
  } else {
    if (filter.hasHeadClauses) fillTable(headKeys, headTable);
    if (filter.hasPathClause) fillTable(pathKeys, pathTable);
    if (filter.hasHeadClauses && filter.hasPathClause) scanTwo(chunk.head, headTable, chunk.path, pathTable, words, firstWord, endWord);
    else if (filter.hasHeadClauses) scanOne(chunk.head, headTable, words, firstWord, endWord);
    else if (filter.hasPathClause) scanOne(chunk.path, pathTable, words, firstWord, endWord);
    else words.fill(0xffff_ffff, firstWord, endWord);
    if (filter.durationRanges !== undefined) keepDurations(filter, chunk, firstWord, endWord, words);
  }
  if (filter.hasTimeClauses) keepTimes(filter, chunk, from, to, words);
}

/** Keeps the rows of accepted keys: by clearing the others if they are fewer, otherwise by marking these and taking the overlap. */
function keepGroups(groups: RowGroups, keys: SplitKeys, words: Uint32Array): void {
  const accepted = keys.acceptedCount <= keys.rejectedCount
    ? rowsOf(groups, keys.accepted, keys.acceptedCount)
    : CHUNK_ROWS - rowsOf(groups, keys.rejected, keys.rejectedCount);
  if (accepted === CHUNK_ROWS) return;
  if (accepted === 0) {
    words.fill(0);
  } else if (accepted > CHUNK_ROWS / 2) {
    clearGroups(groups, keys.rejected, keys.rejectedCount, words);
  } else {
    marks.fill(0);
    markGroups(groups, keys.accepted, keys.acceptedCount, marks);
    for (let w = 0; w < CHUNK_WORDS; w++) words[w]! &= marks[w]!;
  }
}

function rowsOf({ starts }: RowGroups, keys: Uint16Array, count: number): number {
  let rows = 0;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    rows += starts[key + 1]! - starts[key]!;
  }
  return rows;
}

function clearGroups({ starts, rows }: RowGroups, keys: Uint16Array, count: number, words: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    const end = starts[key + 1]!;
    for (let at = starts[key]!; at < end; at++) {
      const row = rows[at]!;
      words[row >>> 5]! &= ~(1 << row);
    }
  }
}

function markGroups({ starts, rows }: RowGroups, keys: Uint16Array, count: number, words: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    const end = starts[key + 1]!;
    for (let at = starts[key]!; at < end; at++) {
      const row = rows[at]!;
      words[row >>> 5]! |= 1 << row;
    }
  }
}

function fillTable(keys: SplitKeys, table: Uint8Array): void {
  for (let i = 0; i < keys.acceptedCount; i++) table[keys.accepted[i]!] = 1;
  for (let i = 0; i < keys.rejectedCount; i++) table[keys.rejected[i]!] = 0;
}

/** Keeps accepted durations: whole groups as above; groups that a range cuts through row by row. */
function keepDurationGroups(filter: CompiledFilter, chunk: TraceChunk, firstWord: number, endWord: number, words: Uint32Array): void {
  const ranges = durationRangesU32(filter, chunk.longDurations.size > 0);
  const { starts, rows } = chunk.durationGroups!;
  const { durationU32 } = chunk;
  cut.length = 0;
  durationKeys.acceptedCount = 0;
  durationKeys.rejectedCount = 0;
  for (let k = 0; k < DURATION_KEYS; k++) {
    const first = durationKeyStart(k);
    const last = k + 1 === DURATION_KEYS ? 0xffff_ffff : durationKeyStart(k + 1) - 1;
    const range = ranges.find(({ to }) => to > first);
    if (range === undefined || range.from > last) {
      durationKeys.rejected[durationKeys.rejectedCount++] = k;
    } else {
      durationKeys.accepted[durationKeys.acceptedCount++] = k;
      // A group that a range only cuts is let through, and its rows are asked afterwards.
      if (range.from > first || range.to <= last) cut.push(k);
    }
  }
  keepGroups(chunk.durationGroups!, durationKeys, words);
  for (const k of cut) {
    for (let i = starts[k]!; i < starts[k + 1]!; i++) {
      const row = rows[i]!;
      if (inRanges(ranges, durationU32[row]!) === 0) words[row >>> 5]! &= ~(1 << (row & 31));
    }
  }
  if (chunk.longDurations.size > 0) keepLongDurations(filter, chunk, firstWord, endWord, words);
}

function scanOne(column: Uint16Array, table: Uint8Array, words: Uint32Array, firstWord: number, endWord: number): void {
  for (let w = firstWord; w < endWord; w++) {
    let word = 0;
    for (let i = w << 5, shift = 0; shift < 32; i += 8, shift += 8) {
      word |= (table[column[i]!]! | (table[column[i + 1]!]! << 1) | (table[column[i + 2]!]! << 2) | (table[column[i + 3]!]! << 3)
        | (table[column[i + 4]!]! << 4) | (table[column[i + 5]!]! << 5) | (table[column[i + 6]!]! << 6) | (table[column[i + 7]!]! << 7)) << shift;
    }
    words[w] = word;
  }
}

function scanTwo(a: Uint16Array, tableA: Uint8Array, b: Uint16Array, tableB: Uint8Array, words: Uint32Array, firstWord: number, endWord: number): void {
  for (let w = firstWord; w < endWord; w++) {
    let word = 0;
    for (let i = w << 5, shift = 0; shift < 32; i += 4, shift += 4) {
      word |= ((tableA[a[i]!]! & tableB[b[i]!]!) | ((tableA[a[i + 1]!]! & tableB[b[i + 1]!]!) << 1)
        | ((tableA[a[i + 2]!]! & tableB[b[i + 2]!]!) << 2) | ((tableA[a[i + 3]!]! & tableB[b[i + 3]!]!) << 3)) << shift;
    }
    words[w] = word;
  }
}

/** Clears rows from .. to - 1 whose time is in no range. */
function keepTimes(filter: CompiledFilter, chunk: TraceChunk, from: number, to: number, words: Uint32Array): void {
  const ranges = filter.timeRanges(chunk.minTime, chunk.maxTime);
  if (ranges === undefined || !chunk.sorted) {
    for (let row = from; row < to; row++) {
      if (((words[row >>> 5]! >>> (row & 31)) & 1) === 1 && !filter.timeAccepted(chunk.time[row]!)) words[row >>> 5]! &= ~(1 << (row & 31));
    }
    return;
  }
  let at = from;
  for (const range of ranges) {
    const start = lowerBound(chunk.time, range.from, at, to);
    clearBits(words, at, start);
    at = lowerBound(chunk.time, range.to, start, to);
  }
  clearBits(words, at, to);
}

/** First index in from .. to whose value is at least `value`. */
function lowerBound(values: Float64Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clearBits(words: Uint32Array, from: number, to: number): void {
  if (from >= to) return;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const keepLow = (1 << (from & 31)) - 1;
  const keepHigh = (to & 31) === 0 ? 0 : -1 << (to & 31);
  if (first === last) {
    words[first]! &= keepLow | keepHigh;
    return;
  }
  words[first]! &= keepLow;
  words.fill(0, first + 1, last);
  words[last]! &= keepHigh;
}

/** Clears rows whose duration is in no range. Whole words, rows beyond the chunk's end included. */
function keepDurations(filter: CompiledFilter, chunk: TraceChunk, firstWord: number, endWord: number, words: Uint32Array): void {
  const { durationU32 } = chunk;
  const ranges = durationRangesU32(filter, chunk.longDurations.size > 0);
  const single = ranges.length === 1 ? ranges[0]! : undefined;
  for (let w = firstWord; w < endWord; w++) {
    const old = words[w]!;
    if (old === 0) continue;
    let word = 0;
    const base = w << 5;
    if (single !== undefined) {
      const { from, to } = single;
      for (let k = 0; k < 32; k++) {
        const value = durationU32[base + k]!;
        word |= (value >= from && value < to ? 1 : 0) << k;
      }
    } else {
      for (let k = 0; k < 32; k++) word |= inRanges(ranges, durationU32[base + k]!) << k;
    }
    words[w] = old & word;
  }
  if (chunk.longDurations.size > 0) keepLongDurations(filter, chunk, firstWord, endWord, words);
}

/** Durations that don't fit the column: their bit is decided here, whatever the loop above said of the escape value. */
function keepLongDurations(filter: CompiledFilter, chunk: TraceChunk, firstWord: number, endWord: number, words: Uint32Array): void {
  const { times } = filter.view;
  for (const [offset, duration] of chunk.longDurations) {
    const w = offset >>> 5;
    if (w < firstWord || w >= endWord) continue;
    const ticks = times.ticks(duration);
    const accepted = filter.durationRanges!.some((range) => ticks >= range.from && ticks < range.to);
    if (!accepted) words[w]! &= ~(1 << (offset & 31));
  }
}

/** Accepted values of the duration column, touching ranges joined. Escaped rows count as in, so that keepLongDurations can decide. */
function durationRangesU32(filter: CompiledFilter, escapes: boolean): readonly TickInterval[] {
  const { unitsPerTick } = filter.view.times;
  const ranges = filter.durationRanges!
    .map(({ from, to }) => ({ from: Math.max(0, from * unitsPerTick), to: Math.min(DURATION_U32_ESCAPE, to * unitsPerTick) }))
    .filter(({ from, to }) => from < to);
  if (escapes || ranges.at(-1)?.to === DURATION_U32_ESCAPE) addRange(ranges, DURATION_U32_ESCAPE);
  if (filter.acceptsPendingDuration) addRange(ranges, DURATION_U32_PENDING);
  return ranges;
}

function addRange(ranges: { from: number; to: number }[], value: number): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.to === value) last.to = value + 1;
  else ranges.push({ from: value, to: value + 1 });
}

function inRanges(ranges: readonly TickInterval[], value: number): number {
  for (let i = 0; i < ranges.length; i++) if (value >= ranges[i]!.from && value < ranges[i]!.to) return 1;
  return 0;
}

function askRows(filter: CompiledFilter, chunk: TraceChunk, from: number, to: number, bits: Uint32Array): void {
  const base = chunk.index * CHUNK_ROWS;
  for (let row = from; row < to; row++) {
    const word = bits[row >>> 5]!;
    if (word === 0) {
      row |= 31;
      continue;
    }
    if (((word >>> (row & 31)) & 1) === 1 && !filter.rowAccepted(base + row)) bits[row >>> 5]! &= ~(1 << (row & 31));
  }
}

/** Copies the bits of rows from .. to - 1. */
function merge(source: Uint32Array, target: Uint32Array, from: number, to: number): void {
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  for (let w = first; w <= last; w++) {
    const low = w === first ? -1 << (from & 31) : -1;
    const high = w === last && (to & 31) !== 0 ? (1 << (to & 31)) - 1 : -1;
    const mask = low & high;
    target[w] = (target[w]! & ~mask) | (source[w]! & mask);
  }
}
