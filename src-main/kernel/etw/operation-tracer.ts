// src-main/kernel/etw/operation-tracer.ts
//
// From the begin and end of operations to rows. A row carries the time at which its operation began, and rows never go back in time, so:
//
//   begin A .. end A                       one append at the end (the common case)
//   begin A .. begin B .. end B .. end A   A is appended as pending when B begins, and completed later
//
// At most one operation is held back (`deferred`): whatever begins after it puts it into the trace first.

import { DURATION_PENDING, RESULT_PENDING } from '../../../src-shared/trace/model.ts';
import type { CategoryId, HeadId, ProcessIndex } from '../../../src-shared/trace/model.ts';
import type { KThread } from '../ke/thread.ts';
import type { Cycles } from '../core/time.ts';
import type { CallStack } from './call-stacks.ts';
import type { OperationType } from './operation-types.ts';
import type { SiteStacks } from './site-stacks.ts';
import { NO_TEXTS, OperationRecord } from './operation-record.ts';
import { NO_TEXT } from './trace-text.ts';
import type { TraceText } from './trace-text.ts';
import type { TraceSession } from './session.ts';

/** An event record's size in a session buffer: the compact kernel header and what a file name or key name takes on average. */
const EVENT_BYTES = 32 + 72;

export class OperationTracer {
  private readonly pool: OperationRecord[] = [new OperationRecord(0)];
  private readonly free: OperationRecord[] = [];
  private deferred: OperationRecord | null = null;
  /** Time of the latest row or operation begun. */
  lastTime: Cycles = 0;
  /** The session that records, or null. */
  session: TraceSession | null = null;
  private readonly stackNotes: SiteStacks;

  /** @param stackNotes where the session's numbers of stacks are noted */
  constructor(stackNotes: SiteStacks) {
    this.stackNotes = stackNotes;
  }

  /** The record that operations get while nothing is traced; its fields may be written, nothing comes of it. */
  get idle(): OperationRecord {
    return this.pool[0] as OperationRecord;
  }

  record(index: number): OperationRecord {
    return this.pool[index] as OperationRecord;
  }

  /** The operation that a thread began last and has not ended; null where it has none, or none that is traced. */
  activeOf(thread: KThread): OperationRecord | null {
    let found: OperationRecord | null = null;
    for (let i = 1; i < this.pool.length; i++) {
      const record = this.pool[i] as OperationRecord;
      if (record.active && record.recorded && record.thread === thread && (found === null || record.startTime >= found.startTime)) found = record;
    }
    return found;
  }

  /** Begins an operation now. The result is the idle record where it is not to be traced or is lost. */
  begin(thread: KThread, processIndex: ProcessIndex, type: OperationType, path: TraceText, stack: CallStack, cpu: number, time: Cycles): OperationRecord {
    const session = this.session as TraceSession;
    if (!session.buffers.reserve(cpu, EVENT_BYTES, time)) return this.idle;
    const buffer = session.buffers.rowBuffer;
    this.flushDeferred();
    let record = this.free.pop();
    if (record === undefined) {
      record = new OperationRecord(this.pool.length);
      this.pool.push(record);
    }
    record.type = type;
    record.thread = thread;
    record.processIndex = processIndex;
    record.startTime = time;
    record.path = path;
    record.stack = stack;
    record.cpu = cpu;
    record.buffer = buffer;
    record.row = -1;
    record.active = true;
    record.recorded = true;
    record.detached = false;
    record.t0 = NO_TEXT;
    record.t1 = NO_TEXT;
    this.deferred = record;
    return record;
  }

  /** Shows the operation as pending from now on: it will be long. */
  pend(record: OperationRecord): void {
    if (record === this.deferred) this.flushDeferred();
  }

  /** Ends an operation at `time`. @param path replaces the path given at the begin, for opens whose object is known only now */
  end(record: OperationRecord, status: number, time: Cycles, category: CategoryId): void {
    if (!record.active) return;
    record.active = false;
    const session = this.session;
    if (session !== null && record.recorded) {
      const head = this.head(session, record, status, category);
      if (record === this.deferred) {
        this.deferred = null;
        this.append(session, record, head, time - record.startTime);
      } else {
        (record.type as OperationType).encode(session.sink.payload, record, session);
        session.sink.complete(record.row, head, time - record.startTime);
      }
    }
    record.thread = null;
    record.list = NO_TEXTS;
    this.free.push(record);
  }

  /** An operation without a length of time, with the fields of `fields`. @returns false where it is lost */
  instant(tid: number, processIndex: ProcessIndex, type: OperationType, path: TraceText, stack: CallStack, cpu: number, time: Cycles, duration: Cycles, fields: OperationRecord): boolean {
    const session = this.session as TraceSession;
    if (!session.buffers.reserve(cpu, EVENT_BYTES, time)) return false;
    fields.buffer = session.buffers.rowBuffer;
    this.flushDeferred();
    fields.startTime = time;
    fields.path = path;
    fields.stack = stack;
    fields.stackId = 0;
    fields.stackPlace = -1;
    fields.cpu = cpu;
    fields.type = type;
    const head = session.heads.head(processIndex, tid, type.eventType.id, 0, type.category);
    this.append(session, fields, head, duration);
    return true;
  }

  /** Puts the operation that is held back into the trace, as pending. */
  flushDeferred(): void {
    const record = this.deferred;
    if (record === null) return;
    this.deferred = null;
    const session = this.session as TraceSession;
    record.row = this.append(session, record, this.head(session, record, RESULT_PENDING, (record.type as OperationType).category), DURATION_PENDING);
  }

  /** The same where something is about to be appended that began at `time`. */
  flushDeferredBefore(time: Cycles): void {
    if (this.deferred !== null && this.deferred.startTime <= time) this.flushDeferred();
  }

  /** Another session, or none: what is under way belongs to no trace any more. */
  forget(): void {
    this.deferred = null;
    for (const record of this.pool) record.recorded = false;
  }

  /** Operations of a thread that is gone end here. */
  abandon(thread: KThread, status: number, time: Cycles): void {
    for (let i = 1; i < this.pool.length; i++) {
      const record = this.pool[i] as OperationRecord;
      if (record.active && !record.detached && record.thread === thread) this.end(record, status, time, (record.type as OperationType).category);
    }
  }

  private head(session: TraceSession, record: OperationRecord, status: number, category: CategoryId): HeadId {
    return session.heads.head(record.processIndex, (record.thread as KThread).tid, (record.type as OperationType).eventType.id, status, category);
  }

  private append(session: TraceSession, record: OperationRecord, head: HeadId, duration: Cycles): number {
    const { sink, buffers } = session;
    const path = session.textId(record.path);
    let stack = record.stackId;
    if (stack === 0) {
      stack = session.stackId(record.stack);
      this.stackNotes.setNote(record.stackPlace, stack);
    }
    const { rowBuffer } = buffers;
    buffers.rowBuffer = record.buffer;
    (record.type as OperationType).encode(sink.payload, record, session);
    const row = sink.append(record.startTime, duration, head, path, stack, record.cpu);
    buffers.rowBuffer = rowBuffer;
    return row;
  }
}
