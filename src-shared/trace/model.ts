// src-shared/trace/model.ts
//
// The vocabulary of a trace: what a producer (the emulated kernel, a Process Monitor log reader, a generator) says
// and what a consumer (store, filter, grid, exporter) reads. Rows are integers, tables are columns, strings are ids.
//
//   TraceSink  <- producer        TraceWriter (trace-writer.ts) implements it and cuts batches
//   Batch                         one ArrayBuffer, versioned and checksummed (batch.ts)
//   TraceStore -> consumer        append-only chunks of 65,536 rows (trace-store.ts)
//
// Ids are handed out by the producer in order of first use, so the same run gives the same ids and the same bytes.

/** Index into the trace's string table. 0 is the empty string. */
export type StringId = number;
/** Index into the frame table. 0 is "no frame". */
export type FrameId = number;
/** Node of the stack trie (parent node, frame): a stack is named by its innermost node. 0 is the empty stack. */
export type StackId = number;
/** Index into the process table. One process instance, so a reused PID gets a new index. */
export type ProcessIndex = number;
/** Index into the head table: one distinct (process, thread, event type, result, category). */
export type HeadId = number;
/** Row number since the trace began (never reused, not affected by Clear). */
export type EventRow = number;
/** Reference to payload bytes in the store's arena. 0 is "no payload". */
export type PayloadRef = number;
/** Stable number of an event type; see event-types.ts. */
export type EventTypeId = number;
/** Integer count of trace clock units since the trace's origin; see TraceClock. */
export type TraceTime = number;

/** Result of an operation that has not completed: its Result, Duration and Completion Time show blank. */
export const RESULT_PENDING = 0xffff_ffff;
/** Duration of a pending operation. */
export const DURATION_PENDING = -1;

/** Category column (procmon-behaviour.md section 3, category rule). Numbers are part of the batch format. */
export const Category = { None: 0, Read: 1, Write: 2, ReadMetadata: 3, WriteMetadata: 4 } as const;
export type CategoryId = (typeof Category)[keyof typeof Category];

/** How payload bytes are read back. `native` = fields of the event type; `pml*` = detail blob of a Process Monitor log. */
export type PayloadFormat = 'native' | 'pml32' | 'pml64';

/** What time means in this trace. */
export interface TraceClock {
  /** Clock units per 100 ns: 240 for the emulated 2.4 GHz cycle clock, 1 for a Process Monitor log. */
  readonly unitsPer100ns: number;
  /** FILETIME (100 ns since 1601-01-01 UTC) of time 0, as a decimal string because it exceeds 2^53. */
  readonly originFiletime: string;
}

/** Facts about the traced machine; shown in System Details and written into file headers. */
export interface TraceInfo {
  readonly clock: TraceClock;
  readonly payloadFormat: PayloadFormat;
  readonly computerName: string;
  readonly systemRoot: string;
  /** e.g. `Windows Vista (build 6001.2)`. */
  readonly osName: string;
  readonly is64Bit: boolean;
  readonly processors: number;
  /** Physical memory in bytes. */
  readonly memoryBytes: number;
}

/** A loaded image, in a process or in the kernel. */
export interface ModuleRecord {
  readonly base: number;
  readonly sizeBytes: number;
  readonly path: StringId;
  readonly company: StringId;
  readonly version: StringId;
  readonly description: StringId;
  /** When it was mapped, or -1 where it was there before the trace began. */
  readonly loadTime: TraceTime;
}

/** One process instance. Text is interned; times are trace times, -1 = unknown (still running, or before the trace). */
export interface ProcessRecord {
  readonly pid: number;
  readonly parentPid: number;
  readonly parentIndex: ProcessIndex;
  readonly name: StringId;
  readonly imagePath: StringId;
  readonly commandLine: StringId;
  readonly company: StringId;
  readonly description: StringId;
  readonly version: StringId;
  /** `DOMAIN\user`. */
  readonly user: StringId;
  readonly session: number;
  /** Logon id (LUID): high and low 32 bits, shown as `00000000:000003e7`. */
  readonly authenticationIdHigh: number;
  readonly authenticationIdLow: number;
  /** `System`, `High`, `Medium`, `Low`, `Untrusted` or empty. */
  readonly integrity: StringId;
  /** 1 True, 0 False, 2 n/a. */
  readonly virtualized: 0 | 1 | 2;
  readonly is64Bit: boolean;
  readonly startTime: TraceTime;
  readonly endTime: TraceTime;
}

/** One distinct (process, thread, event type, result, category). Every column that these five decide is a table look-up. */
export interface Head {
  readonly process: ProcessIndex;
  readonly tid: number;
  readonly type: EventTypeId;
  /** NTSTATUS as an unsigned 32-bit number, or RESULT_PENDING. */
  readonly result: number;
  readonly category: CategoryId;
}

/** Bytes of the event that is being written. Little-endian; the reader is PayloadReader in payload.ts. */
export interface PayloadWriter {
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  i32(value: number): void;
  /** Unsigned integer up to 2^53 - 1, variable length. */
  varuint(value: number): void;
  /** 64-bit float; for integers above 2^32 that are not worth a varuint. */
  f64(value: number): void;
  string(id: StringId): void;
  bytes(value: Uint8Array): void;
}

/** Where a producer writes. Order of calls is the order of rows; times never go backwards between appended rows. */
export interface TraceSink {
  string(text: string): StringId;
  frame(module: StringId, symbol: StringId, offset: number, address: number): FrameId;
  /** The stack that has `frame` on top (innermost) of `parent`. */
  stack(parent: StackId, frame: FrameId): StackId;
  process(record: ProcessRecord): ProcessIndex;
  processExit(process: ProcessIndex, time: TraceTime): void;
  module(process: ProcessIndex, record: ModuleRecord): void;
  head(process: ProcessIndex, tid: number, type: EventTypeId, result: number, category: CategoryId): HeadId;
  /** Payload of the next append() or complete(); reset by each of them. */
  readonly payload: PayloadWriter;
  /**
   * Adds one event with the payload written so far.
   * @param time start, clock units; @param duration clock units, or DURATION_PENDING
   * @returns the row, to be given to complete() if it is pending
   */
  append(time: TraceTime, duration: number, head: HeadId, path: StringId, stack: StackId, cpu: number): EventRow;
  /** Completes a pending row: new head (with the result), duration, and the payload written so far (which replaces the old one). */
  complete(row: EventRow, head: HeadId, duration: number): void;
}

/** Rows per chunk of the store. */
export const CHUNK_ROWS = 65_536;
