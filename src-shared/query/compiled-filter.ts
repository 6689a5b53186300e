// src-shared/query/compiled-filter.ts
//
// A list of rules, made ready for scanning. Every clause goes where it is cheapest:
//   head columns          one question per part of the head (part-test.ts), and a look-up table over heads for all of them together
//   Path                  one look-up table over text ids
//   Date & Time, Time of Day, Relative Time    ranges of trace time
//   Duration              ranges of clock units
//   the rest (Detail, Completion Time, Sequence, CPU, time texts with `contains` ...)   a predicate per row that is still in
// The tables remember answers (filter-answers.ts).

import { GrowableU32 } from '../trace/growable.ts';
import { DURATION_PENDING } from '../trace/model.ts';
import type { EventRow, HeadId, StringId, TraceTime } from '../trace/model.ts';
import { parseCell } from './cell-test.ts';
import { accepts, acceptedIntervals, clausesOf } from './column-clause.ts';
import type { ColumnClause, TickInterval } from './column-clause.ts';
import { DurationTest } from './duration-test.ts';
import { ACCEPTED, REJECTED, grownAnswers } from './filter-answers.ts';
import { partTests } from './part-test.ts';
import type { PartTest } from './part-test.ts';
import type { FilterRule } from './rule.ts';
import { TICKS_PER_DAY, ticksOfDay } from './time-format.ts';
import type { TraceView } from './trace-view.ts';

/** Days that one chunk may span before Time of Day ranges are tested row by row. */
const MOST_DAYS = 64;

export interface FilterOptions {
  /** For highlighting: without any Include rule nothing passes. */
  readonly requireInclude?: boolean;
}

export class CompiledFilter {
  readonly view: TraceView;
  readonly rules: readonly FilterRule[];
  /** Nothing passes, whatever the rows are. */
  readonly never: boolean;
  /** The clauses on head columns. A row passes them if every part of its head does. */
  readonly partTests: readonly PartTest[];
  readonly hasHeadClauses: boolean;
  readonly hasPathClause: boolean;
  readonly hasTimeClauses: boolean;
  /** The clause on Duration, or undefined where the duration doesn't matter. */
  readonly durationTest: DurationTest | undefined;
  readonly #pathClause: ColumnClause | undefined;
  /** Paths that pathAnswersTo() has asked, by their answer, ascending. */
  readonly acceptedPaths = new GrowableU32();
  readonly rejectedPaths = new GrowableU32();
  readonly #timeClauses: readonly { readonly clause: ColumnClause; readonly intervals: readonly TickInterval[] }[];
  readonly #rowClauses: readonly ColumnClause[];
  #headAnswers = new Uint8Array(256);
  #pathAnswers = new Uint8Array(1024);
  /** All paths below this one have been asked. */
  #pathsAsked = 0;

  constructor(view: TraceView, rules: readonly FilterRule[], options: FilterOptions = {}) {
    this.view = view;
    this.rules = rules;
    this.never = options.requireInclude === true && !rules.some((rule) => rule.enabled && rule.action === 'include');
    const clauses = clausesOf(rules, view.times);
    this.partTests = partTests(view, clauses);
    this.#pathClause = clauses.find((clause) => clause.column.dependsOn === 'path');
    const ranged = clauses.filter((clause) => clause.numericOnly && clause.column.dependsOn === 'time');
    this.#timeClauses = ranged.map((clause) => ({ clause, intervals: acceptedIntervals(clause) }));
    const durationClause = clauses.find((clause) => clause.numericOnly && clause.column.dependsOn === 'duration');
    this.durationTest = durationClause === undefined ? undefined : new DurationTest(durationClause, view.times);
    const row = clauses.filter((clause) => clause.column.dependsOn !== 'head' && clause.column.dependsOn !== 'path' && !ranged.includes(clause) && clause !== durationClause);
    // Detail texts are the dearest: ask them last.
    this.#rowClauses = [...row.filter((clause) => clause.column.dependsOn !== 'detail'), ...row.filter((clause) => clause.column.dependsOn === 'detail')];
    this.hasHeadClauses = this.partTests.length > 0;
    this.hasPathClause = this.#pathClause !== undefined;
    this.hasTimeClauses = ranged.length > 0;
  }

  /** Whether rows must be asked one by one after the tables and ranges. */
  get hasRowClauses(): boolean {
    return this.#rowClauses.length > 0;
  }

  headAccepted(head: HeadId): boolean {
    if (head >= this.#headAnswers.length) this.#headAnswers = grownAnswers(this.#headAnswers, Math.max(head, this.view.trace.headCount));
    return (this.#headAnswers[head] ||= this.#askHead(head) ? ACCEPTED : REJECTED) === ACCEPTED;
  }

  pathAccepted(path: StringId): boolean {
    if (path >= this.#pathAnswers.length) this.#pathAnswers = grownAnswers(this.#pathAnswers, Math.max(path, this.view.trace.stringCount));
    return (this.#pathAnswers[path] ||= this.#askPath(path) ? ACCEPTED : REJECTED) === ACCEPTED;
  }

  /** Answers (ACCEPTED or REJECTED) by head, for the given heads. */
  headAnswers(ids: Uint32Array, size: number): Uint8Array {
    const { headCount } = this.view.trace;
    if (this.#headAnswers.length < headCount) this.#headAnswers = grownAnswers(this.#headAnswers, headCount);
    const answers = this.#headAnswers;
    for (let i = 0; i < size; i++) {
      const id = ids[i]!;
      if (answers[id] === 0) answers[id] = this.#askHead(id) ? ACCEPTED : REJECTED;
    }
    return answers;
  }

  /** Answers by path, for the given paths. */
  pathAnswers(ids: Uint32Array, size: number): Uint8Array {
    const answers = this.#roomForPaths();
    for (let i = 0; i < size; i++) {
      const id = ids[i]!;
      if (answers[id] === 0) answers[id] = this.#askPath(id) ? ACCEPTED : REJECTED;
    }
    return answers;
  }

  /** Answers by path, for all up to `last`: in the order in which they came, as they lie in memory. */
  pathAnswersTo(last: StringId): Uint8Array {
    const answers = this.#roomForPaths();
    for (; this.#pathsAsked <= last; this.#pathsAsked++) {
      const path = this.#pathsAsked;
      if (answers[path] === 0) answers[path] = this.#askPath(path) ? ACCEPTED : REJECTED;
      (answers[path] === ACCEPTED ? this.acceptedPaths : this.rejectedPaths).push(path);
    }
    return answers;
  }

  #roomForPaths(): Uint8Array {
    const { stringCount } = this.view.trace;
    if (this.#pathAnswers.length < stringCount) this.#pathAnswers = grownAnswers(this.#pathAnswers, stringCount);
    return this.#pathAnswers;
  }

  #askPath(path: StringId): boolean {
    return this.#pathClause === undefined || accepts(this.#pathClause, this.view.trace.string(path), undefined);
  }

  /**
   * Accepted trace times between `low` and `high`, as half-open ranges in clock units in ascending order;
   * undefined where rows must be asked with timeAccepted().
   */
  timeRanges(low: TraceTime, high: TraceTime): readonly TickInterval[] | undefined {
    let ranges: readonly TickInterval[] = [{ from: low, to: Infinity }];
    for (const { clause, intervals } of this.#timeClauses) {
      const own = this.#timeRangesOf(clause, intervals, low, high);
      if (own === undefined) return undefined;
      ranges = intersect(ranges, own);
    }
    return ranges;
  }

  timeAccepted(time: TraceTime): boolean {
    for (const { clause } of this.#timeClauses) if (!accepts(clause, '', this.#timeNumber(clause, time))) return false;
    return true;
  }

  /** The clauses that need the row itself. */
  rowAccepted(row: EventRow): boolean {
    const { view } = this;
    for (const clause of this.#rowClauses) {
      if (clause.numericOnly) {
        if (!accepts(clause, '', this.#rowNumber(clause, row))) return false;
      } else {
        const number = clause.includes.some((t) => t.numeric) || clause.excludes.some((t) => t.numeric) ? this.#rowNumber(clause, row) : undefined;
        if (!accepts(clause, clause.column.text(view, row), number)) return false;
      }
    }
    return true;
  }

  /** One row, from scratch. */
  accepts(row: EventRow): boolean {
    const { trace } = this.view;
    if (this.never) return false;
    if (this.hasHeadClauses && !this.headAccepted(trace.headId(row))) return false;
    if (this.hasPathClause && !this.pathAccepted(trace.pathId(row))) return false;
    if (this.hasTimeClauses && !this.timeAccepted(trace.time(row))) return false;
    if (this.durationTest?.accepts(trace.duration(row)) === false) return false;
    return this.rowAccepted(row);
  }

  #askHead(head: HeadId): boolean {
    for (const test of this.partTests) if (!test.acceptsHead(head)) return false;
    return true;
  }

  #durationNumber(row: EventRow): number | undefined {
    const duration = this.view.trace.duration(row);
    return duration === DURATION_PENDING ? undefined : this.view.times.ticks(duration);
  }

  #timeNumber(clause: ColumnClause, time: TraceTime): number {
    const { times, trace } = this.view;
    switch (clause.column.compare) {
      case 'timeOfDay': return ticksOfDay(times.localTicks(time));
      case 'relativeTime': return times.ticks(time) - times.ticks(trace.startTime);
      default: return times.localTicks(time);
    }
  }

  #rowNumber(clause: ColumnClause, row: EventRow): number | undefined {
    const { view } = this;
    const { trace, times } = view;
    switch (clause.column.dependsOn) {
      case 'row': return clause.column.id === 'cpu' ? trace.cpu(row) : row;
      case 'time': return this.#timeNumber(clause, trace.time(row));
      case 'duration': return this.#durationNumber(row);
      case 'completion': {
        const duration = this.#durationNumber(row);
        return duration === undefined ? undefined : ticksOfDay(times.localTicks(trace.time(row)) + duration);
      }
      default: return parseCell(clause.column, clause.column.text(view, row), times);
    }
  }

  #timeRangesOf(clause: ColumnClause, intervals: readonly TickInterval[], low: TraceTime, high: TraceTime): readonly TickInterval[] | undefined {
    const { times, trace } = this.view;
    if (clause.column.compare === 'relativeTime') {
      const start = times.ticks(trace.startTime);
      return intervals.map(({ from, to }) => ({ from: (from + start) * times.unitsPerTick, to: (to + start) * times.unitsPerTick }));
    }
    if (clause.column.compare === 'dateTime') return intervals.map(({ from, to }) => ({ from: times.timeOfLocalTicks(from), to: times.timeOfLocalTicks(to) }));
    const firstDay = Math.floor(times.localTicks(low) / TICKS_PER_DAY);
    const lastDay = Math.floor(times.localTicks(high) / TICKS_PER_DAY);
    if (lastDay - firstDay > MOST_DAYS) return undefined;
    const ranges: TickInterval[] = [];
    for (let day = firstDay; day <= lastDay; day++) {
      for (const { from, to } of intervals) {
        const clippedFrom = Math.max(0, from);
        const clippedTo = Math.min(TICKS_PER_DAY, to);
        if (clippedFrom < clippedTo) ranges.push({ from: times.timeOfLocalTicks(day * TICKS_PER_DAY + clippedFrom), to: times.timeOfLocalTicks(day * TICKS_PER_DAY + clippedTo) });
      }
    }
    return ranges;
  }
}

function intersect(a: readonly TickInterval[], b: readonly TickInterval[]): readonly TickInterval[] {
  const common: TickInterval[] = [];
  for (const x of a) {
    for (const y of b) {
      const from = Math.max(x.from, y.from);
      const to = Math.min(x.to, y.to);
      if (from < to) common.push({ from, to });
    }
  }
  return common;
}
