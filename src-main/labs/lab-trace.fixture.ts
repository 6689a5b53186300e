// src-main/labs/lab-trace.fixture.ts
//
// For tests: runs a lab with its trace session and reads the trace back, to work a metric out again from its events alone.

import { cycleCharge } from '../../src-shared/trace/events/cycle-charge.ts';
import type { EventType, FieldSpec, ReadFields } from '../../src-shared/trace/event-type.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { PayloadReader, readFields } from '../../src-shared/trace/payload.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { configureLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { LabSession } from './lab-session.ts';
import type { LabMetrics } from './lab.ts';

export function openLab(request: LabRequest, onBatch: (batch: ArrayBuffer) => void): LabSession {
  const configured = configureLab(request);
  if (!configured.ok) throw new Error(configured.error);
  return new LabSession(configured.value, onBatch);
}

/** A whole run and its trace, read back from the batches. */
export function traced(request: LabRequest): { metrics: LabMetrics; store: TraceStore; end: number } {
  const batches: ArrayBuffer[] = [];
  const session = openLab(request, (batch) => batches.push(batch));
  session.runUntil(session.endTime);
  session.stop();
  const store = new TraceStore(session.info, { eventTypes: { get: eventTypeById } });
  for (const batch of batches) store.append(batch);
  if (store.rowCount !== session.events) throw new Error(`the trace has ${store.rowCount} of ${session.events} events`);
  return { metrics: session.run.metrics(), store, end: session.endTime };
}

export interface Row<F extends FieldSpec> {
  readonly time: number;
  readonly duration: number;
  readonly tid: number;
  readonly pid: number;
  readonly processName: string;
  readonly path: string;
  /** NTSTATUS. */
  readonly result: number;
  readonly processIndex: number;
  readonly fields: ReadFields<F>;
}

export function rowsOf<F extends FieldSpec>(store: TraceStore, type: EventType<F>): Row<F>[] {
  const rows: Row<F>[] = [];
  for (let row = 0; row < store.rowCount; row++) {
    const head = store.head(store.headId(row));
    if (head.type !== type.id) continue;
    const fields = readFields(type, new PayloadReader(store.payload(store.payloadRef(row))), store);
    const { pid, name } = store.process(head.process);
    rows.push({ time: store.time(row), duration: store.duration(row), tid: head.tid, pid, processIndex: head.process, processName: store.string(name), path: store.string(store.pathId(row)), result: head.result, fields });
  }
  return rows;
}

/** Cycles of a thread: what it was charged at switches, and at the end of the session. */
export function cyclesOf(store: TraceStore, tid: number): number {
  return rowsOf(store, cycleCharge).reduce((cycles, charge) => (charge.fields.threadId === tid ? cycles + charge.fields.cycles : cycles), 0);
}
