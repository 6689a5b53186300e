// src-main/labs/desktop-trace.ts
//
// Runs a lab into a store and picks what Process Monitor's default filter shows. For tests and benchmarks.

import { DEFAULT_FILTER_RULES } from '../../src-shared/query/default-rules.ts';
import { FilterRun } from '../../src-shared/query/filter-run.ts';
import { exclude } from '../../src-shared/query/rule.ts';
import { TraceView } from '../../src-shared/query/trace-view.ts';
import { sampleFromView } from '../../src-shared/query/statistics/sample-from-view.ts';
import type { TraceSample } from '../../src-shared/query/statistics/trace-sample.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { configureLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { LabSession } from './lab-session.ts';

export interface LabTrace {
  readonly session: LabSession;
  readonly store: TraceStore;
  readonly view: TraceView;
}

/** @throws Error for a request that is not in order */
export function traceLab(request: LabRequest, duration: Cycles): LabTrace {
  const configured = configureLab(request);
  if (!configured.ok) throw new Error(configured.error);
  const batches: ArrayBuffer[] = [];
  const session = new LabSession(configured.value, (batch) => { batches.push(batch); }, duration);
  session.runUntil(duration);
  session.stop();
  const store = new TraceStore(session.info, { eventTypes: { get: eventTypeById } });
  for (const batch of batches) store.append(batch);
  return { session, store, view: new TraceView(store) };
}

/** The rows that the default filter shows, without the kernel logger's events. */
export function shownSample({ view, store }: LabTrace): TraceSample {
  const run = new FilterRun(view, [...DEFAULT_FILTER_RULES, exclude('eventClass', 'is', 'Kernel')]);
  while (!run.advance()) { /* until it has seen every row */ }
  const rows: number[] = [];
  for (let row = store.firstRow; row < store.rowCount; row++) if (run.selection.has(row)) rows.push(row);
  return sampleFromView(view, rows);
}
