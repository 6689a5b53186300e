// src-shared/query/distinct-values.ts
//
// The values that occur in a column, with how many events have them: for the value box of the filter dialog and Count Occurrences.
// Head columns are counted over heads, Path over its histogram, other columns text by text.

import type { EventColumn } from './columns/event-columns.ts';
import { PathHistogram } from './path-histogram.ts';
import type { RowSelection } from './row-selection.ts';
import type { TraceView } from './trace-view.ts';

export interface DistinctValue {
  readonly value: string;
  readonly count: number;
}

export class DistinctValues {
  readonly #view: TraceView;
  readonly #column: EventColumn;
  readonly #selection: RowSelection | undefined;
  readonly #counts = new Map<string, number>();
  readonly #paths: PathHistogram | undefined;
  readonly #limit: number;
  #next = -1;
  #done = false;

  /**
   * @param selection only these rows; without it all that are held
   * @param limit most different values to collect; `truncated` says whether there were more
   */
  constructor(view: TraceView, column: EventColumn, selection?: RowSelection, limit = 100_000) {
    this.#view = view;
    this.#column = column;
    this.#selection = selection;
    this.#limit = limit;
    this.#paths = selection === undefined && column.dependsOn === 'path' ? new PathHistogram(view.trace) : undefined;
    this.#next = view.trace.firstRow - 1;
  }

  get truncated(): boolean {
    return this.#counts.size >= this.#limit;
  }

  /** Looks at up to about `budget` rows; returns whether it is done. */
  advance(budget = Infinity): boolean {
    if (this.#done) return true;
    const { trace } = this.#view;
    if (this.#paths !== undefined) {
      if (!this.#paths.advance(budget)) return false;
      this.#paths.forEach((path, count) => { this.#add(trace.string(path), count); });
      return (this.#done = true);
    }
    if (this.#selection === undefined && this.#column.dependsOn === 'head') {
      for (let head = 0; head < trace.headCount; head++) {
        const count = trace.headRows(head);
        if (count > 0) this.#add(this.#view.headText(this.#column, head), count);
      }
      return (this.#done = true);
    }
    return (this.#done = this.#walk(budget));
  }

  /** The values, most frequent first; equal counts in code unit order. */
  values(): readonly DistinctValue[] {
    return [...this.#counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  }

  #walk(budget: number): boolean {
    const { trace } = this.#view;
    for (let left = budget; left > 0; left--) {
      const row = this.#selection === undefined ? this.#next + 1 : this.#selection.next(this.#next);
      if (row < 0 || row >= trace.rowCount) return true;
      this.#add(this.#view.text(this.#column, row), 1);
      this.#next = row;
    }
    return false;
  }

  #add(value: string, count: number): void {
    const known = this.#counts.get(value);
    if (known !== undefined) this.#counts.set(value, known + count);
    else if (this.#counts.size < this.#limit) this.#counts.set(value, count);
  }
}
