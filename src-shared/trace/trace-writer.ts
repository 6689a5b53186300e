// src-shared/trace/trace-writer.ts
//
// The TraceSink that makes batches. Interns text, frames, stacks and heads in order of first use, collects rows as columns, and
// gives everything new since the last batch as one ArrayBuffer when flush() is called. It never cuts by itself: whoever owns
// the producer decides when (at simulated times or sizes), so that the same run gives the same bytes.
//
// A completion of a row that is still in the buffer changes it in place; one of an older row becomes a completion record.
// snapshot() gives the dictionaries as of the last flush(): a reader that joins late takes it and then the batches that follow.

import { encodeBatch } from './batch.ts';
import type { BatchContents } from './batch.ts';
import { GrowableF64, GrowableU32 } from './growable.ts';
import { TUPLE_WORDS, TupleTable } from './intern-table.ts';
import type { CategoryId, EventRow, EventTypeId, FrameId, HeadId, ModuleRecord, ProcessIndex, ProcessRecord, StackId, StringId, TraceSink, TraceTime } from './model.ts';
import { PayloadRecords } from './payload-records.ts';
import { StackTrie } from './stack-trie.ts';

const FLOAT = new Float64Array(1);
const FLOAT_WORDS = new Uint32Array(FLOAT.buffer);

/** Rows of the batch that is being collected. */
interface RowBuffer {
  capacity: number;
  time: Float64Array<ArrayBuffer>;
  duration: Float64Array<ArrayBuffer>;
  head: Uint32Array<ArrayBuffer>;
  path: Uint32Array<ArrayBuffer>;
  stack: Uint32Array<ArrayBuffer>;
  payload: Uint32Array<ArrayBuffer>;
  cpu: Uint8Array<ArrayBuffer>;
}

export class TraceWriter implements TraceSink {
  readonly payload = new PayloadRecords();
  /** Text of every string id so far. */
  readonly strings: string[] = [''];
  readonly processes: ProcessRecord[] = [];
  /** Set by a lossy session before flush(): totals since the trace began. */
  lostEvents = 0;
  lostBuffers = 0;

  readonly #stringIds = new Map<string, StringId>([['', 0]]);
  readonly #frames = new TupleTable(1);
  readonly #frameOffsets = new GrowableF64();
  readonly #frameAddresses = new GrowableF64();
  readonly #stacks: StackTrie;
  readonly #heads = new TupleTable(0);
  readonly #moduleProcesses: ProcessIndex[] = [];
  readonly #modules: ModuleRecord[] = [];
  readonly #exitProcesses: ProcessIndex[] = [];
  readonly #exitTimes: TraceTime[] = [];

  #rows: RowBuffer = createRowBuffer(8192);
  #rowCount = 0;
  #rowBase = 0;
  #startTime = -1;
  readonly #completedRows = new GrowableF64();
  readonly #completedDurations = new GrowableF64();
  readonly #completedHeads = new GrowableU32();
  readonly #completedPayloads = new GrowableU32();

  #sequence = 0;
  #sent = { strings: 1, frames: 1, stacks: 1, heads: 0, processes: 0, modules: 0, exits: 0 };

  /** @param expectedStacks nodes of the stack trie for which there shall be room from the start */
  constructor(expectedStacks = 0) {
    this.#stacks = new StackTrie(expectedStacks);
    this.#frameOffsets.push(0);
    this.#frameAddresses.push(0);
  }

  /** Rows appended since the trace began. */
  get rowCount(): number {
    return this.#rowBase + this.#rowCount;
  }

  /** Rows that the next flush() will give. */
  get bufferedRows(): number {
    return this.#rowCount;
  }

  /** Roughly the bytes that the next flush() will give, without dictionaries. */
  get bufferedBytes(): number {
    return this.#rowCount * 33 + this.#completedRows.length * 24 + this.payload.recordBytes;
  }

  /** Number of the next batch. */
  get sequence(): number {
    return this.#sequence;
  }

  string(text: string): StringId {
    let id = this.#stringIds.get(text);
    if (id === undefined) {
      id = this.strings.length;
      this.strings.push(text);
      this.#stringIds.set(text, id);
    }
    return id;
  }

  frame(module: StringId, symbol: StringId, offset: number, address: number): FrameId {
    FLOAT[0] = offset;
    const offsetLow = FLOAT_WORDS[0]!;
    const offsetHigh = FLOAT_WORDS[1]!;
    FLOAT[0] = address;
    const id = this.#frames.intern(module, symbol, offsetLow, offsetHigh, FLOAT_WORDS[0]!, FLOAT_WORDS[1]!);
    if (id === this.#frameOffsets.length) {
      this.#frameOffsets.push(offset);
      this.#frameAddresses.push(address);
    }
    return id;
  }

  stack(parent: StackId, frame: FrameId): StackId {
    return this.#stacks.intern(parent, frame);
  }

  process(record: ProcessRecord): ProcessIndex {
    return this.processes.push(record) - 1;
  }

  processExit(process: ProcessIndex, time: TraceTime): void {
    this.#exitProcesses.push(process);
    this.#exitTimes.push(time);
  }

  module(process: ProcessIndex, record: ModuleRecord): void {
    this.#moduleProcesses.push(process);
    this.#modules.push(record);
  }

  head(process: ProcessIndex, tid: number, type: EventTypeId, result: number, category: CategoryId): HeadId {
    return this.#heads.intern(process, tid, type, result >>> 0, category, 0);
  }

  append(time: TraceTime, duration: number, head: HeadId, path: StringId, stack: StackId, cpu: number): EventRow {
    const at = this.#rowCount;
    if (at === this.#rows.capacity) this.#rows = growRowBuffer(this.#rows);
    const rows = this.#rows;
    if (this.#startTime < 0) this.#startTime = time;
    rows.time[at] = time;
    rows.duration[at] = duration;
    rows.head[at] = head;
    rows.path[at] = path;
    rows.stack[at] = stack;
    rows.payload[at] = this.payload.take();
    rows.cpu[at] = cpu;
    this.#rowCount = at + 1;
    return this.#rowBase + at;
  }

  complete(row: EventRow, head: HeadId, duration: number): void {
    const ref = this.payload.take();
    const at = row - this.#rowBase;
    if (at >= 0) {
      const rows = this.#rows;
      rows.head[at] = head;
      rows.duration[at] = duration;
      rows.payload[at] = ref;
      return;
    }
    this.#completedRows.push(row);
    this.#completedDurations.push(duration);
    this.#completedHeads.push(head);
    this.#completedPayloads.push(ref);
  }

  /** Everything new since the last call as one batch, or undefined if there is nothing. */
  flush(): ArrayBuffer | undefined {
    let batch: ArrayBuffer | undefined;
    this.#cut((contents) => { batch = encodeBatch(contents); });
    return batch;
  }

  /** The same straight into a store in this process: no bytes are made, checked and read again. */
  flushInto(store: BatchTaker): void {
    this.#cut((contents) => { store.appendContents(contents); });
  }

  /** Gives everything new since the last call, if there is anything. What is given are views: they hold until take() returns. */
  #cut(take: (contents: BatchContents) => void): void {
    const sent = this.#sent;
    const now = {
      strings: this.strings.length, frames: this.#frames.size, stacks: this.#stacks.size, heads: this.#heads.size,
      processes: this.processes.length, modules: this.#modules.length, exits: this.#exitProcesses.length,
    };
    const changed = this.#rowCount > 0 || this.#completedRows.length > 0 || now.strings > sent.strings || now.frames > sent.frames
      || now.stacks > sent.stacks || now.heads > sent.heads || now.processes > sent.processes || now.modules > sent.modules || now.exits > sent.exits;
    if (!changed) return;
    const rows = this.#rows;
    const count = this.#rowCount;
    take({
      snapshot: false,
      sequence: this.#sequence,
      rowBase: this.#rowBase,
      payloadBase: this.payload.base,
      lostEvents: this.lostEvents,
      lostBuffers: this.lostBuffers,
      startTime: this.#startTime,
      time: rows.time.subarray(0, count),
      duration: rows.duration.subarray(0, count),
      head: rows.head.subarray(0, count),
      path: rows.path.subarray(0, count),
      stack: rows.stack.subarray(0, count),
      payload: rows.payload.subarray(0, count),
      cpu: rows.cpu.subarray(0, count),
      completedRow: this.#completedRows.view(),
      completedDuration: this.#completedDurations.view(),
      completedHead: this.#completedHeads.view(),
      completedPayload: this.#completedPayloads.view(),
      payloadBytes: this.payload.records(),
      ...this.#dictionaries(sent, now),
    });
    this.#sequence++;
    this.#sent = now;
    this.#rowBase += count;
    this.#rowCount = 0;
    this.#completedRows.length = 0;
    this.#completedDurations.length = 0;
    this.#completedHeads.length = 0;
    this.#completedPayloads.length = 0;
    this.payload.cut();
  }

  /** Whole dictionaries as of the last flush(), without rows. Doesn't change what flush() gives. */
  snapshot(): ArrayBuffer {
    return encodeBatch({
      snapshot: true,
      sequence: this.#sequence - 1,
      rowBase: this.#rowBase,
      payloadBase: this.payload.base,
      lostEvents: this.lostEvents,
      lostBuffers: this.lostBuffers,
      startTime: this.#rowBase === 0 ? -1 : this.#startTime,
      time: new Float64Array(0),
      duration: new Float64Array(0),
      head: new Uint32Array(0),
      path: new Uint32Array(0),
      stack: new Uint32Array(0),
      payload: new Uint32Array(0),
      cpu: new Uint8Array(0),
      completedRow: new Float64Array(0),
      completedDuration: new Float64Array(0),
      completedHead: new Uint32Array(0),
      completedPayload: new Uint32Array(0),
      payloadBytes: new Uint8Array(0),
      ...this.#dictionaries({ strings: 1, frames: 1, stacks: 1, heads: 0, processes: 0, modules: 0, exits: 0 }, this.#sent),
    });
  }

  #dictionaries(from: Marks, to: Marks) {
    return {
      stringBase: from.strings,
      strings: this.strings.slice(from.strings, to.strings),
      frameBase: from.frames,
      frameWords: this.#frames.words.subarray(from.frames * TUPLE_WORDS, to.frames * TUPLE_WORDS),
      frameOffset: this.#frameOffsets.data.subarray(from.frames, to.frames),
      frameAddress: this.#frameAddresses.data.subarray(from.frames, to.frames),
      stackBase: from.stacks,
      stackWords: this.#stacks.words.subarray(from.stacks * 2, to.stacks * 2),
      headBase: from.heads,
      headWords: this.#heads.words.subarray(from.heads * TUPLE_WORDS, to.heads * TUPLE_WORDS),
      processBase: from.processes,
      processes: this.processes.slice(from.processes, to.processes),
      exitProcesses: this.#exitProcesses.slice(from.exits, to.exits),
      exitTimes: this.#exitTimes.slice(from.exits, to.exits),
      moduleProcesses: this.#moduleProcesses.slice(from.modules, to.modules),
      modules: this.#modules.slice(from.modules, to.modules),
    };
  }
}

/** Who takes a batch as it is: a TraceStore. */
export interface BatchTaker {
  appendContents(contents: BatchContents): void;
}

/** How much of each dictionary has been sent. */
interface Marks {
  readonly strings: number;
  readonly frames: number;
  readonly stacks: number;
  readonly heads: number;
  readonly processes: number;
  readonly modules: number;
  readonly exits: number;
}

function createRowBuffer(capacity: number): RowBuffer {
  return {
    capacity,
    time: new Float64Array(capacity),
    duration: new Float64Array(capacity),
    head: new Uint32Array(capacity),
    path: new Uint32Array(capacity),
    stack: new Uint32Array(capacity),
    payload: new Uint32Array(capacity),
    cpu: new Uint8Array(capacity),
  };
}

function growRowBuffer(old: RowBuffer): RowBuffer {
  const rows = createRowBuffer(old.capacity * 2);
  rows.time.set(old.time);
  rows.duration.set(old.duration);
  rows.head.set(old.head);
  rows.path.set(old.path);
  rows.stack.set(old.stack);
  rows.payload.set(old.payload);
  rows.cpu.set(old.cpu);
  return rows;
}
