// src-renderer/trace-worker/questions.ts
//
// Longer questions about a session, as generators that stop often: search, distinct values, counts per rule, marked rows.

import { eventColumns } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import { FilterRun } from '../../src-shared/query/filter-run.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import type { EventRow, HeadId } from '../../src-shared/trace/model.ts';
import type { FoundRow, MarkKind, ValueCount } from './protocol.ts';
import type { TraceSession } from './trace-session.ts';

/** Rows looked at between two chances to pause. */
const STEP = 256;

export interface FindRequest {
  readonly text: string;
  readonly matchCase: boolean;
  readonly backwards: boolean;
  readonly from: number;
  readonly columns: readonly EventColumnId[];
}

/** Plain text over the displayed columns, from the place on to the end of the list (or its top). Yields the share that is done. */
export function* findRows(session: TraceSession, request: FindRequest): Generator<number, FoundRow | null> {
  const { selection } = session.run;
  const wanted = request.matchCase ? request.text : request.text.toLowerCase();
  if (wanted === '') return null;
  const columns = request.columns.map((id) => eventColumns[id]);
  // Whether a text that a head decides matches is asked once per head.
  const headColumns = columns.filter((column) => column.headText !== undefined);
  const rowColumns = columns.filter((column) => column.headText === undefined);
  const headMatches = new Map<HeadId, boolean>();
  const matches = (text: string): boolean => (request.matchCase ? text : text.toLowerCase()).includes(wanted);
  const step = request.backwards ? -1 : 1;
  const start = request.from + step;
  const total = Math.max(1, request.backwards ? start + 1 : selection.count - start);
  let row = selection.nth(start);
  for (let place = start, seen = 0; row >= 0; place += step, seen++) {
    const head = session.store.headId(row);
    let hit = headMatches.get(head);
    if (hit === undefined) headMatches.set(head, (hit = headColumns.some((column) => matches(session.view.headText(column, head)))));
    if (hit || rowColumns.some((column) => matches(session.view.text(column, row)))) return { row, place };
    if (seen % STEP === STEP - 1) yield seen / total;
    row = request.backwards ? selection.previous(row) : selection.next(row);
  }
  return null;
}

/** Values of a column in the held events with their counts, most frequent first. */
export function* distinctValues(session: TraceSession, column: EventColumnId, limit: number): Generator<number, { values: readonly ValueCount[]; complete: boolean }> {
  const spec = eventColumns[column];
  const { store, view } = session;
  const counts = new Map<string, number>();
  let complete = true;
  if (spec.dependsOn === 'head') {
    for (let head = 0; head < store.headCount; head++) {
      const rows = store.headRows(head);
      if (rows === 0) continue;
      const text = view.headText(spec, head);
      counts.set(text, (counts.get(text) ?? 0) + rows);
      if (head % STEP === 0) yield head / store.headCount;
    }
  } else {
    // A combo box does not need more than some thousands of values.
    const most = Math.max(limit, 5000);
    const first = store.firstRow;
    for (let row = first; row < store.rowCount; row++) {
      const text = view.text(spec, row);
      const known = counts.get(text);
      if (known !== undefined) counts.set(text, known + 1);
      else if (counts.size < most) counts.set(text, 1);
      else complete = false;
      if (row % STEP === 0) yield (row - first) / (store.rowCount - first);
      if (!complete && row - first > 2_000_000) break;
    }
  }
  const values = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values: values.slice(0, limit), complete: complete && values.length <= limit };
}

/** How many held events each rule alone matches. */
export function* ruleCounts(session: TraceSession, rules: readonly FilterRule[]): Generator<number, readonly number[]> {
  const counts: number[] = [];
  for (const rule of rules) {
    const run = new FilterRun(session.view, [{ ...rule, action: 'include', enabled: true }]);
    while (!run.advance(run.filter.hasRowClauses ? STEP : 65_536)) yield (counts.length + run.progress) / rules.length;
    counts.push(run.selection.count);
  }
  return counts;
}

/** How many held events a list of rules shows. */
export function* countShown(session: TraceSession, rules: readonly FilterRule[]): Generator<number, number> {
  const run = new FilterRun(session.view, rules);
  while (!run.advance(run.filter.hasRowClauses ? STEP : 65_536)) yield run.progress;
  return run.selection.count;
}

/** The next (or previous) bookmarked or highlighted row among those shown. */
export function* nextMark(session: TraceSession, kind: MarkKind, from: EventRow, backwards: boolean): Generator<number, FoundRow | null> {
  const { selection } = session.run;
  const found = (row: EventRow): FoundRow => ({ row, place: selection.rank(row) });
  if (kind === 'bookmark') {
    const rows = [...session.bookmarks].filter((row) => selection.has(row) && (backwards ? row < from : row > from)).sort((a, b) => a - b);
    const row = backwards ? rows.at(-1) : rows[0];
    return row === undefined ? null : found(row);
  }
  let seen = 0;
  for (let row = backwards ? selection.previous(from) : selection.next(from); row >= 0; row = backwards ? selection.previous(row) : selection.next(row)) {
    if (session.isHighlighted(row)) return found(row);
    if (++seen % STEP === 0) yield seen;
  }
  return null;
}
