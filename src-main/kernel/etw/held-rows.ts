// src-main/kernel/etw/held-rows.ts
//
// Rows of a session whose buffers can still be lost: each waits for its buffer's fate before it goes to the sink.
//
//   append, buffer 7  ->  | 5 | 7 | 6 | 7 | ...   in order of time
//   written(5)            the rows in front whose buffers have been written go to the sink
//   dropped(6)            rows of buffer 6 never reach it
//
// Buffers of several processors are so merged by time, as every consumer of ETW does. What names things (texts, stacks, processes, modules)
// passes through at once: a real log's rundown has it. A lossless real-time session needs none of this and writes to its sink directly.
//
// Row numbers given out here are this class's own; the sink's come up when rows are delivered.

import { DURATION_PENDING } from '../../../src-shared/trace/model.ts';
import type {
  CategoryId, EventRow, EventTypeId, FrameId, HeadId, ModuleRecord, PayloadWriter, ProcessIndex, ProcessRecord, StackId, StringId, TraceSink, TraceTime,
} from '../../../src-shared/trace/model.ts';

const Kind = { U8: 0, U16: 1, U32: 2, I32: 3, Varuint: 4, F64: 5, String: 6, Bytes: 7 } as const;

/** Payload of one event, call by call. */
class HeldPayload implements PayloadWriter {
  private kinds: number[] = [];
  private values: (number | Uint8Array)[] = [];

  u8(value: number): void { this.put(Kind.U8, value); }
  u16(value: number): void { this.put(Kind.U16, value); }
  u32(value: number): void { this.put(Kind.U32, value); }
  i32(value: number): void { this.put(Kind.I32, value); }
  varuint(value: number): void { this.put(Kind.Varuint, value); }
  f64(value: number): void { this.put(Kind.F64, value); }
  string(id: StringId): void { this.put(Kind.String, id); }
  bytes(value: Uint8Array): void { this.put(Kind.Bytes, value); }

  /** What was written since, for another event. */
  moveTo(other: HeldPayload): void {
    other.kinds = this.kinds;
    other.values = this.values;
    this.kinds = [];
    this.values = [];
  }

  replay(payload: PayloadWriter): void {
    for (let i = 0; i < this.kinds.length; i++) {
      const value = this.values[i] as number;
      switch (this.kinds[i]) {
        case Kind.U8: payload.u8(value); break;
        case Kind.U16: payload.u16(value); break;
        case Kind.U32: payload.u32(value); break;
        case Kind.I32: payload.i32(value); break;
        case Kind.Varuint: payload.varuint(value); break;
        case Kind.F64: payload.f64(value); break;
        case Kind.String: payload.string(value); break;
        case Kind.Bytes: payload.bytes(this.values[i] as Uint8Array); break;
      }
    }
  }

  private put(kind: number, value: number | Uint8Array): void {
    this.kinds.push(kind);
    this.values.push(value);
  }
}

class HeldRow {
  readonly payload = new HeldPayload();
  readonly number: EventRow;
  readonly buffer: number;
  readonly time: TraceTime;
  duration: number;
  head: HeadId;
  readonly path: StringId;
  readonly stack: StackId;
  readonly cpu: number;

  constructor(number: EventRow, buffer: number, time: TraceTime, duration: number, head: HeadId, path: StringId, stack: StackId, cpu: number) {
    this.number = number;
    this.buffer = buffer;
    this.time = time;
    this.duration = duration;
    this.head = head;
    this.path = path;
    this.stack = stack;
    this.cpu = cpu;
  }
}

interface HeldBuffer {
  rows: number;
  fate: 'open' | 'written' | 'dropped';
}

export class HeldRows implements TraceSink {
  readonly payload = new HeldPayload();
  /** Rows that were in dropped buffers. */
  rowsDropped = 0;
  private readonly sink: TraceSink;
  /** Says in which buffer the next row is. */
  private readonly place: { readonly rowBuffer: number };
  private rows: HeldRow[] = [];
  /** Rows before this one in `rows` are done with. */
  private first = 0;
  private nextNumber = 0;
  private readonly buffers = new Map<number, HeldBuffer>();
  /** Pending rows: held ones, and the sink's number of delivered ones. */
  private readonly pending = new Map<EventRow, HeldRow | EventRow>();

  constructor(sink: TraceSink, place: { readonly rowBuffer: number }) {
    this.sink = sink;
    this.place = place;
  }

  /** Rows that wait. */
  get heldRows(): number {
    return this.rows.length - this.first;
  }

  string(text: string): StringId {
    return this.sink.string(text);
  }

  frame(module: StringId, symbol: StringId, offset: number, address: number): FrameId {
    return this.sink.frame(module, symbol, offset, address);
  }

  stack(parent: StackId, frame: FrameId): StackId {
    return this.sink.stack(parent, frame);
  }

  process(record: ProcessRecord): ProcessIndex {
    return this.sink.process(record);
  }

  processExit(process: ProcessIndex, time: TraceTime): void {
    this.sink.processExit(process, time);
  }

  module(process: ProcessIndex, record: ModuleRecord): void {
    this.sink.module(process, record);
  }

  head(process: ProcessIndex, tid: number, type: EventTypeId, result: number, category: CategoryId): HeadId {
    return this.sink.head(process, tid, type, result, category);
  }

  append(time: TraceTime, duration: number, head: HeadId, path: StringId, stack: StackId, cpu: number): EventRow {
    const buffer = this.place.rowBuffer;
    const row = new HeldRow(this.nextNumber++, buffer, time, duration, head, path, stack, cpu);
    this.payload.moveTo(row.payload);
    this.rows.push(row);
    if (duration === DURATION_PENDING) this.pending.set(row.number, row);
    if (buffer !== 0) {
      const held = this.buffers.get(buffer);
      if (held === undefined) this.buffers.set(buffer, { rows: 1, fate: 'open' });
      else held.rows++;
    }
    return row.number;
  }

  complete(number: EventRow, head: HeadId, duration: number): void {
    const found = this.pending.get(number);
    this.pending.delete(number);
    if (found instanceof HeldRow) {
      found.head = head;
      found.duration = duration;
      this.payload.moveTo(found.payload);
      return;
    }
    const payload = new HeldPayload();
    this.payload.moveTo(payload);
    if (found === undefined) return;
    payload.replay(this.sink.payload);
    this.sink.complete(found, head, duration);
  }

  /** The buffer's rows may be read. */
  written(buffer: number): void {
    this.decide(buffer, 'written');
  }

  /** The buffer's rows are lost. */
  dropped(buffer: number): void {
    this.decide(buffer, 'dropped');
  }

  /** The session has ended: what is left has reached the file. */
  finish(): void {
    for (const held of this.buffers.values()) if (held.fate === 'open') held.fate = 'written';
    this.advance();
  }

  private decide(buffer: number, fate: 'written' | 'dropped'): void {
    const held = this.buffers.get(buffer);
    if (held === undefined) return;
    held.fate = fate;
    this.advance();
  }

  private advance(): void {
    while (this.first < this.rows.length) {
      const row = this.rows[this.first] as HeldRow;
      const held = this.buffers.get(row.buffer);
      if (held?.fate === 'open') break;
      this.first++;
      if (held !== undefined && --held.rows === 0) this.buffers.delete(row.buffer);
      if (held?.fate === 'dropped') {
        this.rowsDropped++;
        this.pending.delete(row.number);
        continue;
      }
      row.payload.replay(this.sink.payload);
      const number = this.sink.append(row.time, row.duration, row.head, row.path, row.stack, row.cpu);
      if (row.duration === DURATION_PENDING) this.pending.set(row.number, number);
    }
    if (this.first > 4096 && this.first * 2 > this.rows.length) {
      this.rows = this.rows.slice(this.first);
      this.first = 0;
    }
  }
}
