// src-shared/query/chunk-scan.ts
//
// The inner loops of filtering: rows from .. to - 1 of one chunk to bits of a selection. A predicate over heads or paths becomes a byte
// table over the chunk's own 16-bit numbers, so a row costs one or two loads from small tables. Time ranges are found by binary search.
// Whole segments are done by segment-scan.ts instead.
// Rows are done in words of 32; the rows of a word outside from .. to keep their bits.

import { lowerBound } from '../base/binary-search.ts';
import { chunkDuration } from '../trace/trace-chunk.ts';
import type { ChunkDictionary, TraceChunk } from '../trace/trace-chunk.ts';
import { CHUNK_ROWS } from '../trace/model.ts';
import type { CompiledFilter } from './compiled-filter.ts';
import type { DurationTest } from './duration-test.ts';
import { REJECTED } from './filter-answers.ts';
import { CHUNK_WORDS, countBits } from './row-selection.ts';

const headTable = new Uint8Array(CHUNK_ROWS);
const pathTable = new Uint8Array(CHUNK_ROWS);
const scratch = new Uint32Array(CHUNK_WORDS);

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
  const { headDictionary, pathDictionary } = chunk;
  if (filter.hasHeadClauses) fillTable(filter.headAnswers(headDictionary.ids, headDictionary.size), headDictionary, headTable);
  if (filter.hasPathClause) fillTable(filter.pathAnswers(pathDictionary.ids, pathDictionary.size), pathDictionary, pathTable);
  if (filter.hasHeadClauses && filter.hasPathClause) scanTwo(chunk.head, headTable, chunk.path, pathTable, words, firstWord, endWord);
  else if (filter.hasHeadClauses) scanOne(chunk.head, headTable, words, firstWord, endWord);
  else if (filter.hasPathClause) scanOne(chunk.path, pathTable, words, firstWord, endWord);
  else words.fill(0xffff_ffff, firstWord, endWord);
  if (filter.durationTest !== undefined) keepDurations(filter.durationTest, chunk, firstWord, endWord, words);
  if (filter.hasTimeClauses) keepTimes(filter, chunk, from, to, words);
}

function fillTable(answers: Uint8Array, { ids, size }: Readonly<ChunkDictionary>, table: Uint8Array): void {
  for (let i = 0; i < size; i++) table[i] = answers[ids[i]!]! - REJECTED;
}

function scanOne(column: Uint16Array, table: Uint8Array, words: Uint32Array, firstWord: number, endWord: number): void {
  for (let w = firstWord; w < endWord; w++) words[w] = scanWord(column, table, w << 5);
}

function scanWord(column: Uint16Array, table: Uint8Array, first: number): number {
  let word = 0;
  for (let i = first, shift = 0; shift < 32; i += 8, shift += 8) {
    word |= (table[column[i]!]! | (table[column[i + 1]!]! << 1) | (table[column[i + 2]!]! << 2) | (table[column[i + 3]!]! << 3)
      | (table[column[i + 4]!]! << 4) | (table[column[i + 5]!]! << 5) | (table[column[i + 6]!]! << 6) | (table[column[i + 7]!]! << 7)) << shift;
  }
  return word;
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

/** Clears the rows of a full chunk whose path is not accepted. `answers` has those of all its paths. */
export function keepPaths(answers: Uint8Array, chunk: TraceChunk, words: Uint32Array): void {
  fillTable(answers, chunk.pathDictionary, pathTable);
  for (let w = 0; w < CHUNK_WORDS; w++) if (words[w] !== 0) words[w]! &= scanWord(chunk.path, pathTable, w << 5);
}

/** Clears rows from .. to - 1 whose time is in no range. */
export function keepTimes(filter: CompiledFilter, chunk: TraceChunk, from: number, to: number, words: Uint32Array): void {
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
function keepDurations(test: DurationTest, chunk: TraceChunk, firstWord: number, endWord: number, words: Uint32Array): void {
  const { durationU32, longDurations } = chunk;
  const ranges = longDurations.size > 0 ? test.rangesWithLong : test.ranges;
  for (let w = firstWord; w < endWord; w++) {
    const old = words[w]!;
    if (old === 0) continue;
    let word = 0;
    for (const { from, to } of ranges) word |= rowsInRange(durationU32, w << 5, from, to);
    words[w] = old & word;
  }
  for (const offset of longDurations.keys()) {
    const w = offset >>> 5;
    if (w >= firstWord && w < endWord && !test.accepts(chunkDuration(chunk, offset))) words[w]! &= ~(1 << (offset & 31));
  }
}

/** Bits of 32 values. */
function rowsInRange(values: Uint32Array, first: number, from: number, to: number): number {
  let word = 0;
  for (let i = 0; i < 32; i++) {
    const value = values[first + i]!;
    word |= (value >= from && value < to ? 1 : 0) << i;
  }
  return word;
}

export function askRows(filter: CompiledFilter, chunk: TraceChunk, from: number, to: number, bits: Uint32Array): void {
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
