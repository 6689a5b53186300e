// src-main/kernel/etw/recording-sink.ts
//
// A trace sink that keeps rows as objects with their texts, for tests of the kernel. Slow and simple on purpose: it decodes what the payload
// says on its own, so that a test sees what a reader of the trace would.

import { eventTypeById } from '../../../src-shared/trace/event-types.ts';
import type { FieldSpec } from '../../../src-shared/trace/event-type.ts';
import type {
  CategoryId, EventRow, EventTypeId, FrameId, Head, HeadId, ModuleRecord, PayloadWriter, ProcessIndex, ProcessRecord, StackId, StringId, TraceSink, TraceTime,
} from '../../../src-shared/trace/model.ts';

export interface RecordedRow {
  time: number;
  duration: number;
  process: ProcessIndex;
  tid: number;
  type: EventTypeId;
  result: number;
  category: CategoryId;
  operation: string;
  eventClass: string;
  path: string;
  detail: string;
  stack: StackId;
  cpu: number;
}

/** What was written, call by call. */
class FieldLog implements PayloadWriter {
  values: unknown[] = [];
  u8(value: number): void { this.values.push(value & 0xff); }
  u16(value: number): void { this.values.push(value & 0xffff); }
  u32(value: number): void { this.values.push(value >>> 0); }
  i32(value: number): void { this.values.push(value | 0); }
  varuint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`not a varuint: ${value}`);
    this.values.push(value);
  }
  f64(value: number): void { this.values.push(value); }
  string(id: StringId): void { this.values.push({ id }); }
  bytes(value: Uint8Array): void { this.values.push(value); }
}

export class RecordingSink implements TraceSink {
  readonly strings: string[] = [''];
  readonly heads: Head[] = [];
  readonly processes: ProcessRecord[] = [];
  readonly modules: { readonly process: ProcessIndex; readonly record: ModuleRecord }[] = [];
  readonly rows: RecordedRow[] = [];
  readonly payload = new FieldLog();
  /** Rows that were completed later. */
  completed = 0;
  private readonly stringIds = new Map<string, StringId>([['', 0]]);
  private readonly frames: string[] = [''];
  private readonly stacks: { readonly parent: StackId; readonly frame: FrameId }[] = [{ parent: 0, frame: 0 }];
  private readonly formatFiletime = (filetime: bigint): string => String(filetime);

  string(text: string): StringId {
    let id = this.stringIds.get(text);
    if (id === undefined) {
      id = this.strings.length;
      this.strings.push(text);
      this.stringIds.set(text, id);
    }
    return id;
  }

  frame(module: StringId, symbol: StringId, offset: number): FrameId {
    const name = this.strings[symbol] as string;
    this.frames.push(`${this.strings[module]}${name === '' ? '' : `!${name}`}+0x${offset.toString(16)}`);
    return this.frames.length - 1;
  }

  stack(parent: StackId, frame: FrameId): StackId {
    this.stacks.push({ parent, frame });
    return this.stacks.length - 1;
  }

  /** Frames, outermost first. */
  stackFrames(stack: StackId): string[] {
    const frames: string[] = [];
    for (let node = stack; node !== 0; node = this.stacks[node]?.parent ?? 0) frames.push(this.frames[this.stacks[node]?.frame ?? 0] as string);
    return frames.reverse();
  }

  process(record: ProcessRecord): ProcessIndex {
    this.processes.push(record);
    return this.processes.length - 1;
  }

  processExit(process: ProcessIndex, time: TraceTime): void {
    this.processes[process] = { ...(this.processes[process] as ProcessRecord), endTime: time };
  }

  module(process: ProcessIndex, record: ModuleRecord): void {
    this.modules.push({ process, record });
  }

  head(process: ProcessIndex, tid: number, type: EventTypeId, result: number, category: CategoryId): HeadId {
    this.heads.push({ process, tid, type, result: result >>> 0, category });
    return this.heads.length - 1;
  }

  append(time: TraceTime, duration: number, head: HeadId, path: StringId, stack: StackId, cpu: number): EventRow {
    const last = this.rows[this.rows.length - 1];
    if (last !== undefined && time < last.time) throw new Error(`time goes back from ${last.time} to ${time}`);
    this.rows.push({ time, duration, path: this.strings[path] as string, stack, cpu, detail: '', operation: '', eventClass: '', ...(this.heads[head] as Head) });
    this.describe(this.rows[this.rows.length - 1] as RecordedRow);
    return this.rows.length - 1;
  }

  complete(row: EventRow, head: HeadId, duration: number): void {
    const recorded = this.rows[row] as RecordedRow;
    if (recorded.duration !== -1) throw new Error(`row ${row} was not pending`);
    Object.assign(recorded, this.heads[head], { duration });
    this.completed++;
    this.describe(recorded);
  }

  private describe(row: RecordedRow): void {
    const type = eventTypeById(row.type);
    if (type === undefined) throw new Error(`event type ${row.type.toString(16)}`);
    row.operation = type.name;
    row.eventClass = type.eventClass;
    row.detail = type.detail(this.read(type.fields) as never, { result: row.result, formatFiletime: this.formatFiletime });
    this.payload.values = [];
  }

  /** The fields in order; fails where more or less was written than the type has. */
  private read(fields: FieldSpec): Record<string, unknown> {
    const { values } = this.payload;
    const result: Record<string, unknown> = {};
    let at = 0;
    const text = (value: unknown): string => this.strings[(value as { id: StringId }).id] as string;
    for (const [name, kind] of Object.entries(fields)) {
      if (kind === 'strings') {
        const count = values[at++] as number;
        result[name] = values.slice(at, at + count).map(text);
        at += count;
      } else result[name] = kind === 'string' ? text(values[at++]) : values[at++];
      if (result[name] === undefined) throw new Error(`field ${name} was not written`);
    }
    if (at !== values.length) throw new Error(`${values.length - at} values too many`);
    return result;
  }
}
