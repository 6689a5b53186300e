// src-shared/trace/trace-reader.ts
//
// The reading face of a trace: what columns, filters, the grid and the exporters see. TraceStore implements it.
// Rows are numbered from the beginning of the trace; firstRow .. rowCount - 1 are still held (Clear and the history depth move firstRow).
// Nothing here allocates per row apart from the text and records that are asked for.

import type { EventClass, EventType } from './event-type.ts';
import type {
  CategoryId, EventRow, EventTypeId, FrameId, Head, HeadId, ModuleRecord, PayloadRef, ProcessIndex, ProcessRecord, StackId, StringId, TraceInfo, TraceTime,
} from './model.ts';
import type { RowSegment } from './row-segment.ts';
import type { TraceChunk } from './trace-chunk.ts';

/** Finds the declaration of an event type; `Map<EventTypeId, EventType>` fits. */
export interface EventTypeLookup {
  get(id: EventTypeId): EventType | undefined;
}

/** What a Detail text is made from where the payload is not in the event type's own fields. */
export interface DetailInput {
  readonly type: EventType | undefined;
  readonly head: Head;
  readonly path: string;
  readonly payload: Uint8Array;
}

/** Reads the Detail text of a foreign payload (Process Monitor log blobs). Injected into the store by whoever opened the file. */
export interface DetailDecoder {
  detail(input: DetailInput, context: { formatFiletime(filetime: bigint): string }): string;
}

/** One frame of a resolved call stack, innermost first. */
export interface StackFrame {
  readonly module: string;
  readonly symbol: string;
  /** Bytes from the symbol's start, or from the module's base where there is no symbol. */
  readonly offset: number;
  readonly address: number;
}

export interface TraceReader {
  readonly info: TraceInfo;
  readonly eventTypes: EventTypeLookup;
  readonly detailDecoder: DetailDecoder | undefined;

  /** First row that is still held. */
  readonly firstRow: EventRow;
  /** One more than the last row. rowCount - firstRow events are held. */
  readonly rowCount: EventRow;
  /** Time of the very first event of the trace (Relative Time counts from it); 0 before the first event. */
  readonly startTime: TraceTime;
  readonly lostEvents: number;
  /** Grows with every change of any kind: append, completion, process exit, clear. */
  readonly version: number;
  /** Grows when rows or text that was already there may have changed for everything (clear, another file). */
  readonly epoch: number;

  // one row
  time(row: EventRow): TraceTime;
  /** Clock units, or DURATION_PENDING. */
  duration(row: EventRow): number;
  headId(row: EventRow): HeadId;
  pathId(row: EventRow): StringId;
  stackId(row: EventRow): StackId;
  cpu(row: EventRow): number;
  payloadRef(row: EventRow): PayloadRef;

  // dictionaries
  readonly stringCount: number;
  string(id: StringId): string;
  readonly headCount: number;
  head(id: HeadId): Head;
  headProcess(id: HeadId): ProcessIndex;
  headTid(id: HeadId): number;
  headType(id: HeadId): EventTypeId;
  headResult(id: HeadId): number;
  headCategory(id: HeadId): CategoryId;
  /** How many held rows have this head now. */
  headRows(id: HeadId): number;
  readonly processCount: number;
  process(index: ProcessIndex): ProcessRecord;
  /** Modules in load order, kernel modules under the System process. */
  modules(index: ProcessIndex): readonly ModuleRecord[];
  readonly stackCount: number;
  stackParent(id: StackId): StackId;
  stackFrame(id: StackId): FrameId;
  frame(id: FrameId): StackFrame;
  /** Frames of a stack, innermost first. */
  stack(id: StackId): readonly StackFrame[];
  /** Bytes of a payload; empty for 0 and for a payload that was dropped with its rows. */
  payload(ref: PayloadRef): Uint8Array;

  // columns, for scans
  /** Chunk that holds rows index * CHUNK_ROWS ..., or undefined where it was dropped. */
  chunk(index: number): TraceChunk | undefined;
  /** Grouped rows of chunks index * SEGMENT_CHUNKS ..., or undefined while they are not full or after some were dropped. */
  segment(index: number): RowSegment | undefined;
  /** Log position after the latest completion; see completionsSince. */
  readonly completionCount: number;
  /** Rows completed at log positions from .. completionCount - 1, or undefined if the log no longer reaches back so far. */
  completionsSince(from: number): readonly EventRow[] | undefined;
}

export type { EventClass };
