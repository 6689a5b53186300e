// src-shared/query/column-clause.ts
//
// All rules on one column, as one question about its cell. How Process Monitor combines rules makes a filter the AND of such clauses:
//   an event is shown if no Exclude rule matches, and, for every column that has Include rules, one of them matches.
// Both halves are about single columns, so   shown = AND over columns of (some Include of the column, if it has any) and (no Exclude of it).
// Order has no meaning, a rule that is off does not exist, and two negative Includes on one column let everything through.

import { compileCellTest } from './cell-test.ts';
import type { CellTest } from './cell-test.ts';
import { eventColumns } from './columns/event-columns.ts';
import type { EventColumn, EventColumnId } from './columns/event-columns.ts';
import { anySuffixMatcher } from './fold.ts';
import type { FilterRule } from './rule.ts';
import type { TimeFormat } from './time-format.ts';

export interface ColumnClause {
  readonly column: EventColumn;
  readonly includes: readonly CellTest[];
  readonly excludes: readonly CellTest[];
  /** No test looks at the text. */
  readonly numericOnly: boolean;
}

/** One clause per column that has enabled rules. */
export function clausesOf(rules: readonly FilterRule[], times: TimeFormat): readonly ColumnClause[] {
  const byColumn = new Map<EventColumnId, FilterRule[]>();
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const known = byColumn.get(rule.column);
    if (known === undefined) byColumn.set(rule.column, [rule]);
    else known.push(rule);
  }
  return [...byColumn].map(([id, own]) => {
    const includes = testsOf(own.filter((rule) => rule.action === 'include'), times);
    const excludes = testsOf(own.filter((rule) => rule.action === 'exclude'), times);
    return { column: eventColumns[id], includes, excludes, numericOnly: includes.every(isNumeric) && excludes.every(isNumeric) };
  });
}

/** Tests of rules of which one must match. The many `ends with` of the default filter become one. */
function testsOf(rules: readonly FilterRule[], times: TimeFormat): readonly CellTest[] {
  const suffixes = rules.filter((rule) => rule.relation === 'endsWith').map((rule) => rule.value);
  const tests = rules.filter((rule) => rule.relation !== 'endsWith').map((rule) => compileCellTest(rule, times));
  return suffixes.length === 0 ? tests : [{ numeric: false, breakpoints: [], matches: anySuffixMatcher(suffixes) }, ...tests];
}

/** Whether the clause accepts a cell. */
export function accepts(clause: ColumnClause, text: string, number: number | undefined): boolean {
  const { includes, excludes } = clause;
  for (let i = 0; i < excludes.length; i++) if (excludes[i]!.matches(text, number)) return false;
  if (includes.length === 0) return true;
  for (let i = 0; i < includes.length; i++) if (includes[i]!.matches(text, number)) return true;
  return false;
}

/** Whether the clause accepts a cell of which only the text is at hand. */
export function acceptsText(clause: ColumnClause, text: string, parse: (text: string) => number | undefined): boolean {
  const anyNumeric = clause.includes.some(isNumeric) || clause.excludes.some(isNumeric);
  return accepts(clause, text, anyNumeric ? parse(text) : undefined);
}

function isNumeric(test: CellTest): boolean {
  return test.numeric;
}

/** Half-open range of integers, from <= x < to. */
export interface TickInterval {
  readonly from: number;
  readonly to: number;
}

/** Where a numeric clause accepts an integer: disjoint ranges in ascending order. */
export function acceptedIntervals(clause: ColumnClause): readonly TickInterval[] {
  const points = [...new Set([...clause.includes, ...clause.excludes].flatMap((test) => test.breakpoints))].sort((a, b) => a - b);
  const edges = [-Infinity, ...points, Infinity];
  const intervals: { from: number; to: number }[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i]!;
    const to = edges[i + 1]!;
    // Any integer of the range stands for all of them.
    const sample = from === -Infinity ? (to === Infinity ? 0 : to - 1) : from;
    if (!accepts(clause, '', sample)) continue;
    const last = intervals.at(-1);
    if (last !== undefined && last.to === from) last.to = to;
    else intervals.push({ from, to });
  }
  return intervals;
}
