// src-shared/query/part-test.ts
//
// All clauses on columns that one part of the head decides (process, thread, type, result, category), as one question about that part.
// Asked once per value, whatever the number of heads and rows.

import { headPartValue } from '../trace/head-part.ts';
import type { HeadPart } from '../trace/head-part.ts';
import type { HeadId } from '../trace/model.ts';
import { parseCell } from './cell-test.ts';
import { acceptsText } from './column-clause.ts';
import type { ColumnClause } from './column-clause.ts';
import { ACCEPTED, REJECTED, grownAnswers } from './filter-answers.ts';
import type { TraceView } from './trace-view.ts';

/** Values below this have their answers in an array, the others (status codes) in a map. */
const ARRAY_LIMIT = 1 << 16;

export class PartTest {
  readonly part: HeadPart;
  readonly #view: TraceView;
  readonly #clauses: readonly ColumnClause[];
  /** Answers by value. */
  #small = new Uint8Array(256);
  readonly #large = new Map<number, boolean>();

  constructor(view: TraceView, part: HeadPart, clauses: readonly ColumnClause[]) {
    this.part = part;
    this.#view = view;
    this.#clauses = clauses;
  }

  acceptsHead(head: HeadId): boolean {
    return this.accepts(headPartValue(this.#view.trace, this.part, head), head);
  }

  /** @param head any head that has the value */
  accepts(value: number, head: HeadId): boolean {
    if (value < ARRAY_LIMIT) {
      if (value >= this.#small.length) this.#small = grownAnswers(this.#small, value);
      return (this.#small[value] ||= this.#ask(head) ? ACCEPTED : REJECTED) === ACCEPTED;
    }
    let answer = this.#large.get(value);
    if (answer === undefined) this.#large.set(value, (answer = this.#ask(head)));
    return answer;
  }

  #ask(head: HeadId): boolean {
    const view = this.#view;
    return this.#clauses.every((clause) => acceptsText(clause, view.headText(clause.column, head), (text) => parseCell(clause.column, text, view.times)));
  }
}

/** One test for each part that has clauses. */
export function partTests(view: TraceView, clauses: readonly ColumnClause[]): readonly PartTest[] {
  const byPart = new Map<HeadPart, ColumnClause[]>();
  for (const clause of clauses) {
    if (clause.column.dependsOn !== 'head') continue;
    const part = clause.column.headPart ?? 'process';
    const known = byPart.get(part);
    if (known === undefined) byPart.set(part, [clause]);
    else known.push(clause);
  }
  return [...byPart].map(([part, own]) => new PartTest(view, part, own));
}
