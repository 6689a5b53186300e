// src-shared/query/duration-test.ts
//
// The clause on Duration over the values of a chunk's duration column: ranges of clock units, with the mark of pending rows where those are
// accepted. Durations that the column doesn't hold are asked one by one.

import { DURATION_KEYS, LONG_KEY, durationKey, durationKeyStart } from '../trace/duration-scale.ts';
import { DURATION_PENDING } from '../trace/model.ts';
import { DURATION_U32_ESCAPE, DURATION_U32_PENDING } from '../trace/trace-chunk.ts';
import { accepts, acceptedIntervals } from './column-clause.ts';
import type { ColumnClause, TickInterval } from './column-clause.ts';
import { ACCEPTED, REJECTED } from './filter-answers.ts';
import type { TimeFormat } from './time-format.ts';

export class DurationTest {
  readonly #clause: ColumnClause;
  readonly #times: TimeFormat;
  /** Accepted values of the column, ascending, touching ones joined. Long durations have no value of their own and are not in them. */
  readonly ranges: readonly TickInterval[];
  /** The same with the mark of long durations. */
  readonly rangesWithLong: readonly TickInterval[];
  #keyAnswers: Uint8Array | undefined;
  #cutKeys: readonly number[] = [];

  constructor(clause: ColumnClause, times: TimeFormat) {
    this.#clause = clause;
    this.#times = times;
    const { unitsPerTick } = times;
    const ranges = acceptedIntervals(clause)
      .map(({ from, to }) => ({ from: Math.max(0, from * unitsPerTick), to: Math.min(DURATION_U32_ESCAPE, to * unitsPerTick) }))
      .filter(({ from, to }) => from < to);
    const pending = accepts(clause, '', undefined) ? [{ from: DURATION_U32_PENDING, to: DURATION_U32_PENDING + 1 }] : [];
    this.ranges = [...ranges, ...pending];
    this.rangesWithLong = joined([...ranges, { from: DURATION_U32_ESCAPE, to: DURATION_U32_ESCAPE + 1 }, ...pending]);
  }

  accepts(duration: number): boolean {
    return accepts(this.#clause, '', duration === DURATION_PENDING ? undefined : this.#times.ticks(duration));
  }

  /** Answers by key of the duration scale. Keys that a range only cuts, and the long durations, count as accepted. */
  get keyAnswers(): Uint8Array {
    return (this.#keyAnswers ??= this.#askKeys());
  }

  /** Keys whose rows must be asked one by one, without LONG_KEY. */
  get cutKeys(): readonly number[] {
    this.#keyAnswers ??= this.#askKeys();
    return this.#cutKeys;
  }

  #askKeys(): Uint8Array {
    const answers = new Uint8Array(DURATION_KEYS).fill(REJECTED);
    const cut = new Set<number>();
    for (const { from, to } of this.rangesWithLong) {
      const first = durationKey(from);
      const last = durationKey(to - 1);
      answers.fill(ACCEPTED, first, last + 1);
      if (first < LONG_KEY && durationKeyStart(first) < from) cut.add(first);
      if (last < LONG_KEY && to < durationKeyStart(last + 1)) cut.add(last);
    }
    this.#cutKeys = [...cut];
    return answers;
  }
}

function joined(ranges: readonly TickInterval[]): readonly TickInterval[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of ranges) {
    const last = all.at(-1);
    if (last?.to === from) last.to = to;
    else all.push({ from, to });
  }
  return all;
}
