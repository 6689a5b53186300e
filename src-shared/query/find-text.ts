// src-shared/query/find-text.ts
//
// Find: plain text over the displayed columns of the displayed rows, forwards or backwards, in steps that can be cancelled.

import type { EventRow } from '../trace/model.ts';
import { containsMatcher } from './fold.ts';
import type { EventColumn } from './columns/event-columns.ts';
import type { RowSelection } from './row-selection.ts';
import type { TraceView } from './trace-view.ts';

export interface FindOptions {
  readonly text: string;
  readonly columns: readonly EventColumn[];
  /** Rows in which to look: those that pass the filter. */
  readonly selection: RowSelection;
  readonly direction: 'down' | 'up';
  readonly matchCase: boolean;
  /** Begin after (down) or before (up) this row; undefined = at the first or last row. */
  readonly from?: EventRow;
}

export class FindText {
  readonly #view: TraceView;
  readonly #options: FindOptions;
  readonly #matches: (text: string) => boolean;
  /** Answers for texts that a head or a path decides, by column. */
  readonly #known: Map<number, boolean>[];
  #row: EventRow;
  /** The row that has the text, -1 if there is none (further in this direction), undefined while looking. */
  found: EventRow | undefined;

  constructor(view: TraceView, options: FindOptions) {
    this.#view = view;
    this.#options = options;
    this.#matches = options.matchCase ? (text) => text.includes(options.text) : containsMatcher(options.text);
    this.#known = options.columns.map(() => new Map());
    this.#row = options.from ?? (options.direction === 'down' ? -1 : Infinity);
  }

  /** Looks at up to `budget` rows; returns whether the search is over. */
  advance(budget = Infinity): boolean {
    const { selection, direction } = this.#options;
    for (let left = budget; left > 0 && this.found === undefined; left--) {
      this.#row = direction === 'down' ? selection.next(this.#row) : selection.previous(this.#row);
      if (this.#row < 0) this.found = -1;
      else if (this.#hasText(this.#row)) this.found = this.#row;
    }
    return this.found !== undefined;
  }

  #hasText(row: EventRow): boolean {
    const { trace } = this.#view;
    return this.#options.columns.some((column, i) => {
      const key = column.dependsOn === 'head' ? this.#view.headPart(column, trace.headId(row)) : column.dependsOn === 'path' ? trace.pathId(row) : undefined;
      if (key === undefined) return this.#matches(this.#view.text(column, row));
      const known = this.#known[i]!;
      let answer = known.get(key);
      if (answer === undefined) known.set(key, (answer = this.#matches(this.#view.text(column, row))));
      return answer;
    });
  }
}
