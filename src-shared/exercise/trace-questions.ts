// src-shared/exercise/trace-questions.ts
//
// Questions that exercises ask a trace: which events a filter shows, and the fields of all events of a type.

import { DEFAULT_FILTER_RULES } from '../query/default-rules.ts';
import { FilterRun } from '../query/filter-run.ts';
import { include } from '../query/rule.ts';
import type { FilterRule } from '../query/rule.ts';
import type { TraceView } from '../query/trace-view.ts';
import type { EventType, FieldSpec, ReadFields } from '../trace/event-type.ts';
import type { EventRow, TraceTime } from '../trace/model.ts';
import { PayloadReader, readFields } from '../trace/payload.ts';
import type { Evidence, ExerciseRuns, RunSide } from './exercise.ts';

/** Rows that these rules show, in order. */
export function rowsOf(view: TraceView, rules: readonly FilterRule[]): readonly EventRow[] {
  const run = new FilterRun(view, rules);
  while (!run.advance()) { /* until it has seen every row */ }
  const rows: EventRow[] = [];
  for (let row = view.trace.firstRow; row < view.trace.rowCount; row++) if (run.selection.has(row)) rows.push(row);
  return rows;
}

/** Asks a run how many events these rules show. */
export function evidence(runs: ExerciseRuns, run: RunSide, ...rules: readonly FilterRule[]): Evidence {
  return { run, rules, count: rowsOf(runs[run].view, rules).length };
}

/** Events of one operation, of one process if a name is given. */
export function operationOf(operation: string, processName?: string): readonly FilterRule[] {
  return [...(processName === undefined ? [] : [include('processName', 'is', processName)]), include('operation', 'is', operation)];
}

/** Rules on top of those that Process Monitor starts with. */
export function onTopOfDefaults(...rules: readonly FilterRule[]): readonly FilterRule[] {
  return [...DEFAULT_FILTER_RULES, ...rules];
}

export interface TypedEvent<F extends FieldSpec> {
  readonly row: EventRow;
  readonly time: TraceTime;
  readonly duration: number;
  readonly tid: number;
  /** Index of the process in the trace: one per instance, whatever its PID. */
  readonly process: number;
  readonly processName: string;
  readonly result: number;
  readonly path: string;
  readonly fields: ReadFields<F>;
}

/** Every event of a type, in order of the trace. */
export function* eventsOf<F extends FieldSpec>({ trace }: TraceView, type: EventType<F>): Generator<TypedEvent<F>, void, void> {
  for (let row = trace.firstRow; row < trace.rowCount; row++) {
    const headId = trace.headId(row);
    if (trace.headType(headId) !== type.id) continue;
    const head = trace.head(headId);
    yield {
      row, time: trace.time(row), duration: trace.duration(row), tid: head.tid, process: head.process, processName: trace.string(trace.process(head.process).name), result: head.result, path: trace.string(trace.pathId(row)),
      fields: readFields(type, new PayloadReader(trace.payload(trace.payloadRef(row))), trace),
    };
  }
}

/** Adds to a count under a key. */
export function addTo<K>(counts: Map<K, number>, key: K, amount = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}

/** The key with the largest count; undefined where there is none, or two have it. */
export function largest<K>(counts: ReadonlyMap<K, number>): K | undefined {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const [first, second] = sorted;
  return first === undefined || first[1] === second?.[1] ? undefined : first[0];
}

/** The one option whose statement is true of the runs; null where none is, or more than one. */
export function onlyTrue<O extends string>(statements: Readonly<Record<O, boolean>>): O | null {
  const held = (Object.keys(statements) as O[]).filter((option) => statements[option]);
  return held.length === 1 ? (held[0] as O) : null;
}
