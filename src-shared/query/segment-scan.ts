// src-shared/query/segment-scan.ts
//
// Filtering a whole segment (eight full chunks) by its groups of rows: each column that the filter asks about is a term, which accepts some of
// its values and rejects the others. The term with the fewest rows begins; each adds its accepted rows or takes its rejected ones away,
// whichever is less work. Nothing is touched where a term accepts no row, or all, or where no row lies in the filter's time.

import { LONG_KEY } from '../trace/duration-scale.ts';
import { CHUNK_ROWS } from '../trace/model.ts';
import { SEGMENT_CHUNKS, SEGMENT_ROWS, SEGMENT_WORDS, forEachRow } from '../trace/row-groups.ts';
import type { DurationGroups, RowSegment } from '../trace/row-segment.ts';
import type { TraceChunk } from '../trace/trace-chunk.ts';
import type { TraceReader } from '../trace/trace-reader.ts';
import { keepPaths, keepTimes } from './chunk-scan.ts';
import type { CompiledFilter } from './compiled-filter.ts';
import type { DurationTest } from './duration-test.ts';
import { BITMAP_COST, keepCommon } from './row-bits.ts';
import { CHUNK_WORDS, countBits } from './row-selection.ts';
import type { RowSelection } from './row-selection.ts';
import { SegmentTerm } from './segment-term.ts';

/** What it costs to look at the path of every row, as the costs of row-bits.ts. */
const SCAN_COST = SEGMENT_ROWS * 1.2;
/** The accepted rows of a term where they must be found before they are compared with what is in. */
const marks = new Uint32Array(SEGMENT_WORDS);
/** Used again for every segment. */
const pool: SegmentTerm[] = [];

/** Evaluates all rows of a segment and writes its pieces of the selection. */
export function scanSegment(filter: CompiledFilter, trace: TraceReader, index: number, segment: RowSegment, selection: RowSelection): void {
  const firstChunk = index * SEGMENT_CHUNKS;
  const chunks: TraceChunk[] = [];
  for (let c = 0; c < SEGMENT_CHUNKS; c++) chunks.push(trace.chunk(firstChunk + c)!);
  const times = timeCover(filter, chunks);
  const terms = filter.never || times === 'none' ? undefined : termsOf(filter, segment);
  if (terms === undefined) {
    selection.clearSegment(index);
  } else {
    const words = selection.segment(index);
    combine(terms, words, filter, segment, chunks);
    if (filter.durationTest !== undefined) askDurations(filter.durationTest, chunks, segment.durations, words);
    if (times === 'some') for (let c = 0; c < SEGMENT_CHUNKS; c++) keepTimes(filter, chunks[c]!, 0, CHUNK_ROWS, words.subarray(c * CHUNK_WORDS, (c + 1) * CHUNK_WORDS));
    for (let c = 0; c < SEGMENT_CHUNKS; c++) selection.setCount(firstChunk + c, countBits(words, c * CHUNK_WORDS, (c + 1) * CHUNK_WORDS));
  }
  // Their groups are of before they completed.
  for (const offset of segment.changed) selection.set(index * SEGMENT_ROWS + offset, filter.accepts(index * SEGMENT_ROWS + offset));
}

/** How much of a segment lies in the accepted times. */
function timeCover(filter: CompiledFilter, chunks: readonly TraceChunk[]): 'none' | 'some' | 'all' {
  if (!filter.hasTimeClauses) return 'all';
  const low = chunks.reduce((least, chunk) => Math.min(least, chunk.minTime), Infinity);
  const high = chunks.reduce((most, chunk) => Math.max(most, chunk.maxTime), -Infinity);
  const ranges = filter.timeRanges(low, high);
  if (ranges === undefined) return 'some';
  if (ranges.some(({ from, to }) => from <= low && high < to)) return 'all';
  return ranges.some(({ from, to }) => from <= high && low < to) ? 'some' : 'none';
}

/** The terms that reject some rows, those with the fewest accepted rows first; undefined where one of them accepts none. */
function termsOf(filter: CompiledFilter, segment: RowSegment): readonly SegmentTerm[] | undefined {
  const terms: SegmentTerm[] = [];
  for (const test of filter.partTests) {
    const term = (pool[terms.length] ??= new SegmentTerm());
    term.pickPart(test, segment.part(test.part));
    if (!mayPass(term, terms)) return undefined;
  }
  if (filter.durationTest !== undefined) {
    const term = (pool[terms.length] ??= new SegmentTerm());
    term.pick(segment.durations, filter.durationTest.keyAnswers, segment.durations.ids);
    if (!mayPass(term, terms)) return undefined;
  }
  if (filter.hasPathClause) {
    const term = (pool[terms.length] ??= new SegmentTerm());
    const { paths } = segment;
    const answers = pathAnswers(filter, segment);
    if (!term.pickFew(paths, filter.acceptedPaths, filter.rejectedPaths)) term.pick(paths, answers, paths.ids);
    if (!mayPass(term, terms)) return undefined;
  }
  return terms.sort((a, b) => a.acceptedRows - b.acceptedRows);
}

/** Adds a term, if it rejects any row; returns whether it accepts any. */
function mayPass(term: SegmentTerm, terms: SegmentTerm[]): boolean {
  if (term.acceptedRows < SEGMENT_ROWS) terms.push(term);
  return term.acceptedRows > 0;
}

/** By path, for all paths of the segment. */
function pathAnswers(filter: CompiledFilter, segment: RowSegment): Uint8Array {
  return filter.pathAnswersTo(segment.paths.ids.at(-1)!);
}

function combine(terms: readonly SegmentTerm[], words: Uint32Array, filter: CompiledFilter, segment: RowSegment, chunks: readonly TraceChunk[]): void {
  let untouched = true;
  for (const term of terms) {
    const acceptCost = term.acceptCost + (untouched ? 0 : BITMAP_COST * 2);
    const listCost = Math.min(acceptCost, term.rejectCost);
    if (term.groups === segment.paths && listCost > SCAN_COST) {
      // So many short lists that going through the column is less work.
      if (untouched) words.fill(0xffff_ffff);
      const answers = pathAnswers(filter, segment);
      for (let c = 0; c < SEGMENT_CHUNKS; c++) keepPaths(answers, chunks[c]!, words.subarray(c * CHUNK_WORDS, (c + 1) * CHUNK_WORDS));
    } else if (term.rejectCost <= acceptCost) {
      if (untouched) words.fill(0xffff_ffff);
      term.clear(words);
    } else if (untouched) {
      words.fill(0);
      term.set(words);
    } else {
      marks.fill(0);
      term.set(marks);
      keepCommon(words, marks);
    }
    untouched = false;
  }
  if (untouched) words.fill(0xffff_ffff);
}

/** Asks the rows of cut keys, as far as they are in, and of long durations. */
function askDurations(test: DurationTest, chunks: readonly TraceChunk[], groups: DurationGroups, words: Uint32Array): void {
  for (const key of test.cutKeys) {
    forEachRow(groups, key, (row) => {
      if (((words[row >>> 5]! >>> (row & 31)) & 1) === 1 && !test.accepts(chunks[row >>> 16]!.durationU32[row & 0xffff]!)) words[row >>> 5]! &= ~(1 << (row & 31));
    });
  }
  let at = 0;
  forEachRow(groups, LONG_KEY, (row) => { if (!test.accepts(groups.longValues[at++]!)) words[row >>> 5]! &= ~(1 << (row & 31)); });
}
