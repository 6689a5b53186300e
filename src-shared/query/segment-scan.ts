// src-shared/query/segment-scan.ts
//
// Filtering a whole segment (eight full chunks) by its posting lists: starts with every row, and takes away, list by list, the rows of
// rejected heads, paths and durations, or keeps the overlap with the accepted ones, whichever are fewer.

import { CHUNK_ROWS } from '../trace/model.ts';
import { DURATION_KEYS, SEGMENT_CHUNKS, SEGMENT_ROWS, durationKeyStart } from '../trace/row-segment.ts';
import type { PostingLists, RowSegment } from '../trace/row-segment.ts';
import type { TraceReader } from '../trace/trace-reader.ts';
import { durationRangesU32, inRanges, keepLongDurations, keepTimes } from './chunk-scan.ts';
import { ACCEPTED, REJECTED } from './compiled-filter.ts';
import type { CompiledFilter } from './compiled-filter.ts';
import { CHUNK_WORDS, countBits } from './row-selection.ts';
import type { RowSelection } from './row-selection.ts';

const SEGMENT_WORDS = SEGMENT_ROWS / 32;
const words = new Uint32Array(SEGMENT_WORDS);
const marks = new Uint32Array(SEGMENT_WORDS);
/** Lists of a posting table that are to be touched. */
let picked = new Uint32Array(1024);

/** Evaluates all rows of a segment and writes its pieces of the selection. */
export function scanSegment(filter: CompiledFilter, trace: TraceReader, index: number, segment: RowSegment, selection: RowSelection): void {
  fill(filter, trace, index, segment);
  for (let c = 0; c < SEGMENT_CHUNKS; c++) {
    const chunkIndex = index * SEGMENT_CHUNKS + c;
    const chunk = trace.chunk(chunkIndex)!;
    const piece = selection.chunk(chunkIndex);
    piece.bits.set(words.subarray(c * CHUNK_WORDS, (c + 1) * CHUNK_WORDS));
    if (filter.hasTimeClauses) keepTimes(filter, chunk, 0, CHUNK_ROWS, piece.bits);
    selection.setCount(chunkIndex, countBits(piece.bits));
  }
}

function fill(filter: CompiledFilter, trace: TraceReader, index: number, segment: RowSegment): void {
  if (filter.never) {
    words.fill(0);
    return;
  }
  let untouched = true;
  if (filter.hasHeadClauses) {
    keepLists(segment.heads, filter.headAnswers(), untouched);
    untouched = false;
  }
  if (filter.hasPathClause) {
    const { paths } = segment;
    keepLists(paths, filter.pathAnswers(paths.ids, paths.ids.length), untouched);
    untouched = false;
  }
  if (filter.durationRanges !== undefined) {
    keepDurationLists(filter, trace, index, segment.durations, untouched);
    untouched = false;
  }
  if (untouched) words.fill(0xffff_ffff);
}

/** Keeps the rows whose id has the answer ACCEPTED. `untouched`: the words hold nothing yet, every row stands for "in". */
function keepLists(lists: PostingLists, answers: Uint8Array, untouched: boolean): void {
  const { ids } = lists;
  if (picked.length < ids.length) picked = new Uint32Array(ids.length * 2);
  const accepted = pickAccepted(lists, answers, picked);
  if (accepted.rows === 0) {
    words.fill(0);
  } else if (accepted.rows > SEGMENT_ROWS / 2) {
    if (untouched) words.fill(0xffff_ffff);
    if (accepted.rows < SEGMENT_ROWS) clearLists(lists, picked, pickRejected(ids, answers, picked));
  } else if (untouched) {
    words.fill(0);
    markLists(lists, picked, accepted.lists, words);
  } else {
    marks.fill(0);
    markLists(lists, picked, accepted.lists, marks);
    for (let w = 0; w < SEGMENT_WORDS; w++) words[w]! &= marks[w]!;
  }
}

/** Without a branch per list: every number is written, the position moves on for accepted ones. */
function pickAccepted({ ids, starts }: PostingLists, answers: Uint8Array, into: Uint32Array): { lists: number; rows: number } {
  let lists = 0;
  let rows = 0;
  let start = 0;
  for (let k = 0; k < ids.length; k++) {
    const one = answers[ids[k]!]! - REJECTED;
    const end = starts[k + 1]!;
    into[lists] = k;
    lists += one;
    rows += (end - start) & -one;
    start = end;
  }
  return { lists, rows };
}

function pickRejected(ids: Uint32Array, answers: Uint8Array, into: Uint32Array): number {
  let lists = 0;
  for (let k = 0; k < ids.length; k++) {
    into[lists] = k;
    lists += ACCEPTED - answers[ids[k]!]!;
  }
  return lists;
}

function clearLists({ starts, rows }: PostingLists, keys: Uint32Array, count: number): void {
  const target = words;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    const end = starts[key + 1]!;
    for (let at = starts[key]!; at < end; at++) {
      const row = rows[at]!;
      target[row >>> 5]! &= ~(1 << row);
    }
  }
}

function markLists({ starts, rows }: PostingLists, keys: Uint32Array, count: number, target: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    const end = starts[key + 1]!;
    for (let at = starts[key]!; at < end; at++) {
      const row = rows[at]!;
      target[row >>> 5]! |= 1 << row;
    }
  }
}

const durationAnswers = new Uint8Array(DURATION_KEYS);

/** Keeps accepted durations: whole lists as above, and the rows of lists that a range only cuts one by one. */
function keepDurationLists(filter: CompiledFilter, trace: TraceReader, index: number, lists: PostingLists, untouched: boolean): void {
  const { starts, rows } = lists;
  // Marks are in the last list, with the longest durations: as if they were in, then asked.
  const ranges = durationRangesU32(filter, true);
  const cut: number[] = [];
  for (let k = 0; k < DURATION_KEYS; k++) {
    const first = durationKeyStart(k);
    const last = k + 1 === DURATION_KEYS ? 0xffff_ffff : durationKeyStart(k + 1) - 1;
    const range = ranges.find(({ to }) => to > first);
    const touched = range !== undefined && range.from <= last;
    durationAnswers[k] = touched ? ACCEPTED : REJECTED;
    if (touched && (range.from > first || range.to <= last)) cut.push(k);
  }
  keepLists(lists, durationAnswers, untouched);
  for (const k of cut) {
    for (let at = starts[k]!; at < starts[k + 1]!; at++) {
      const row = rows[at]!;
      const { durationU32 } = trace.chunk(index * SEGMENT_CHUNKS + (row >>> 16))!;
      if (inRanges(ranges, durationU32[row & 0xffff]!) === 0) words[row >>> 5]! &= ~(1 << row);
    }
  }
  for (let c = 0; c < SEGMENT_CHUNKS; c++) {
    const chunk = trace.chunk(index * SEGMENT_CHUNKS + c)!;
    if (chunk.longDurations.size > 0) keepLongDurations(filter, chunk, 0, CHUNK_WORDS, words.subarray(c * CHUNK_WORDS, (c + 1) * CHUNK_WORDS));
  }
}
