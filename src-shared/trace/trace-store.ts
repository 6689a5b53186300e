// src-shared/trace/trace-store.ts
//
// The columnar store of a trace: append-only chunks of 65,536 rows, the dictionaries, the payload arena. Takes batches in order,
// checks that nothing is missing between them, and answers TraceReader. Lives in the trace worker of a window and in the CLI.
// What a row costs: 25 bytes of columns and some 16 of groups (row-segment.ts), plus the chunk dictionaries, plus its share of heads, stacks and frames.

import { BatchFormatError, decodeBatch } from './batch.ts';
import type { Batch, BatchContents } from './batch.ts';
import type { RowColumns } from './batch-layout.ts';
import { CHUNK_ROWS } from './model.ts';
import type { EventRow, HeadId, PayloadRef, StackId, StringId, TraceInfo, TraceTime } from './model.ts';
import { PayloadArena } from './payload-arena.ts';
import { StoreChunk } from './store-chunk.ts';
import type { LocalNumbers } from './store-chunk.ts';
import { SEGMENT_CHUNKS, SEGMENT_ROWS } from './row-groups.ts';
import { RowSegment } from './row-segment.ts';
import { chunkDuration } from './trace-chunk.ts';
import type { TraceChunk } from './trace-chunk.ts';
import { TraceDictionaries } from './trace-dictionaries.ts';
import type { DetailDecoder, EventTypeLookup, TraceReader } from './trace-reader.ts';

export interface TraceStoreOptions {
  readonly eventTypes: EventTypeLookup;
  /** For traces whose payloads are not native. */
  readonly detailDecoder?: DetailDecoder;
}

/** Bytes held, by kind. */
export interface TraceMemory {
  readonly rows: number;
  readonly columnBytes: number;
  /** Heads, stacks, frames, processes and modules. */
  readonly dictionaryBytes: number;
  readonly stringBytes: number;
  readonly payloadBytes: number;
  /** columnBytes + dictionaryBytes per row. */
  readonly bytesPerEvent: number;
}

/** Where a batch belongs, and the session's counters. */
type BatchFrame = Pick<Batch, 'snapshot' | 'sequence' | 'rowBase' | 'payloadBase' | 'stringBase' | 'frameBase' | 'stackBase' | 'headBase' | 'processBase' | 'lostEvents' | 'lostBuffers' | 'startTime'>;

/** Completions remembered for incremental filters; who lags further behind starts again. */
const COMPLETION_LOG_LIMIT = 1 << 20;

export class TraceStore extends TraceDictionaries implements TraceReader {
  readonly info: TraceInfo;
  readonly eventTypes: EventTypeLookup;
  readonly detailDecoder: DetailDecoder | undefined;
  firstRow: EventRow = 0;
  rowCount: EventRow = 0;
  startTime: TraceTime = 0;
  lostEvents = 0;
  lostBuffers = 0;
  version = 0;
  epoch = 0;
  /** Number of the next batch, or -1 before the first one. */
  #nextSequence = -1;
  #started = false;

  readonly #chunks: (StoreChunk | undefined)[] = [];
  readonly #segments: (RowSegment | undefined)[] = [];
  #open: StoreChunk | undefined;
  readonly #headLocals: LocalNumbers = { data: new Uint32Array(1024) };
  readonly #pathLocals: LocalNumbers = { data: new Uint32Array(1024) };

  readonly #payloads = new PayloadArena();
  #completions: EventRow[] = [];
  #completionBase = 0;

  constructor(info: TraceInfo, options: TraceStoreOptions) {
    super();
    this.info = info;
    this.eventTypes = options.eventTypes;
    this.detailDecoder = options.detailDecoder;
  }

  /** Takes the next batch. Throws BatchFormatError and leaves the store as it was if it is damaged or not the next one. */
  append(bytes: ArrayBuffer | Batch): void {
    const batch = bytes instanceof ArrayBuffer ? decodeBatch(bytes) : bytes;
    this.#begin(batch);
    this.appendDictionaries(batch);
    this.#addRows(batch.columns);
  }

  /** The same without bytes in between, from a writer in this process; see TraceWriter.flushInto. Text is shared, rows and payloads are copied. */
  appendContents(contents: BatchContents): void {
    this.#begin(contents);
    this.takeDictionaries(contents);
    this.#addRows(contents);
  }

  #begin(batch: BatchFrame): void {
    this.#checkOrder(batch);
    this.#nextSequence = batch.sequence + 1;
    if (batch.snapshot) this.#skipTo(batch);
    if (!this.#started && batch.startTime !== -1) {
      this.#started = true;
      this.startTime = batch.startTime;
    }
    this.lostEvents = batch.lostEvents;
    this.lostBuffers = batch.lostBuffers;
  }

  #addRows(columns: RowColumns): void {
    growLocals(this.#headLocals, this.headCount);
    growLocals(this.#pathLocals, this.stringCount);
    this.#appendRows(columns);
    this.#payloads.append(columns.payloadBytes, this.rowCount);
    for (let i = 0; i < columns.completedRow.length; i++) this.#complete(columns, i);
    if (this.#completions.length > COMPLETION_LOG_LIMIT) {
      const dropped = this.#completions.length >>> 1;
      this.#completions = this.#completions.slice(dropped);
      this.#completionBase += dropped;
    }
    this.version++;
  }

  /** Drops every row (Clear Display); ids, processes and row numbers go on. */
  clear(): void {
    this.discardBefore(this.rowCount);
    this.epoch++;
  }

  /** Drops the rows before `row` (history depth). */
  discardBefore(row: EventRow): void {
    if (row <= this.firstRow) return;
    const end = Math.min(row, this.rowCount);
    if (end === this.rowCount) {
      this.clearHeadRows();
    } else {
      for (let r = this.firstRow; r < end; r++) this.countHead(this.headId(r), -1);
    }
    this.firstRow = end;
    for (let i = 0; i < this.#chunks.length; i++) {
      const chunk = this.#chunks[i];
      if (chunk === undefined || (chunk.index + 1) * CHUNK_ROWS > end) continue;
      if (chunk === this.#open) this.#closeChunk();
      this.#chunks[i] = undefined;
    }
    for (let i = 0; i * SEGMENT_ROWS < end && i < this.#segments.length; i++) this.#segments[i] = undefined;
    const first = this.#chunks[end >>> 16];
    if (first !== undefined) first.from = end & (CHUNK_ROWS - 1);
    this.#payloads.discardBefore(end);
    this.version++;
  }

  memory(): TraceMemory {
    const rows = this.rowCount - this.firstRow;
    let columnBytes = 0;
    for (const chunk of this.#chunks) columnBytes += chunk?.byteLength ?? 0;
    for (const segment of this.#segments) columnBytes += segment?.byteLength ?? 0;
    const dictionaryBytes = this.dictionaryBytes
      + this.#headLocals.data.byteLength + this.#pathLocals.data.byteLength + this.#completions.length * 8;
    return {
      rows, columnBytes, dictionaryBytes,
      stringBytes: this.stringBytes,
      payloadBytes: this.#payloads.byteLength,
      bytesPerEvent: rows === 0 ? 0 : (columnBytes + dictionaryBytes) / rows,
    };
  }

  // --- one row

  time(row: EventRow): TraceTime {
    return this.#chunkOf(row).time[row & 0xffff]!;
  }

  duration(row: EventRow): number {
    return chunkDuration(this.#chunkOf(row), row & 0xffff);
  }

  headId(row: EventRow): HeadId {
    const chunk = this.#chunkOf(row);
    return chunk.headDictionary.ids[chunk.head[row & 0xffff]!]!;
  }

  pathId(row: EventRow): StringId {
    const chunk = this.#chunkOf(row);
    return chunk.pathDictionary.ids[chunk.path[row & 0xffff]!]!;
  }

  stackId(row: EventRow): StackId {
    return this.#chunkOf(row).stack[row & 0xffff]!;
  }

  cpu(row: EventRow): number {
    return this.#chunkOf(row).cpu[row & 0xffff]!;
  }

  payloadRef(row: EventRow): PayloadRef {
    return this.#chunkOf(row).payload[row & 0xffff]!;
  }

  #chunkOf(row: EventRow): StoreChunk {
    const chunk = this.#chunks[row >>> 16];
    if (chunk === undefined || row >= this.rowCount) throw new RangeError(`Row ${row} is not held (${this.firstRow} .. ${this.rowCount - 1} are)`);
    return chunk;
  }

  payload(ref: PayloadRef): Uint8Array {
    return this.#payloads.get(ref);
  }

  // --- scans

  chunk(index: number): TraceChunk | undefined {
    return this.#chunks[index];
  }

  segment(index: number): RowSegment | undefined {
    return this.#segments[index];
  }

  get completionCount(): number {
    return this.#completionBase + this.#completions.length;
  }

  completionsSince(from: number): readonly EventRow[] | undefined {
    return from < this.#completionBase ? undefined : this.#completions.slice(from - this.#completionBase);
  }

  // --- appending

  #checkOrder(batch: BatchFrame): void {
    if (batch.snapshot) {
      if (this.#nextSequence !== -1) throw new BatchFormatError('A snapshot can only come first', 6, 'flags');
      return;
    }
    const expected = Math.max(0, this.#nextSequence);
    if (batch.sequence !== expected) throw new BatchFormatError(`Batch ${batch.sequence} came where ${expected} should`, 16, 'sequence');
    const bases: readonly (readonly [string, number, number, number])[] = [
      ['rowBase', batch.rowBase, this.rowCount, 24],
      ['payloadBase', batch.payloadBase, this.#payloads.end, 32],
      ['stringBase', batch.stringBase, this.stringCount, 92],
      ['frameBase', batch.frameBase, this.frameCount, 104],
      ['stackBase', batch.stackBase, this.stackCount, 112],
      ['headBase', batch.headBase, this.headCount, 120],
      ['processBase', batch.processBase, this.processCount, 128],
    ];
    for (const [field, value, held, offset] of bases) {
      if (value !== held) throw new BatchFormatError(`The batch begins at ${value}, the store ends at ${held}`, offset, field);
    }
  }

  /** A snapshot: what came before is not here. */
  #skipTo(batch: BatchFrame): void {
    const { stringBase, frameBase, stackBase, headBase, processBase } = batch;
    if (stringBase !== 1 || frameBase !== 1 || stackBase !== 1 || headBase !== 0 || processBase !== 0) throw new BatchFormatError('A snapshot holds whole dictionaries', 92, 'stringBase');
    this.rowCount = batch.rowBase;
    this.firstRow = batch.rowBase;
    this.#payloads.end = batch.payloadBase;
  }

  #appendRows(columns: RowColumns): void {
    const rows = columns.time.length;
    let start = 0;
    while (start < rows) {
      const index = this.rowCount >>> 16;
      let chunk = this.#open;
      if (chunk === undefined || chunk.index !== index) {
        this.#closeChunk();
        chunk = this.#openChunk(index);
      }
      const count = Math.min(rows - start, CHUNK_ROWS - chunk.length);
      chunk.append(columns, start, count, this.#headLocals, this.#pathLocals);
      start += count;
      this.rowCount += count;
      if (chunk.length === CHUNK_ROWS && (index + 1) % SEGMENT_CHUNKS === 0) this.#closeSegment((index + 1) / SEGMENT_CHUNKS - 1);
    }
    this.countHeads(columns.head);
  }

  #openChunk(index: number): StoreChunk {
    const chunk = new StoreChunk(index);
    // After Clear or a snapshot the trace goes on in the middle of a chunk.
    chunk.from = this.rowCount & (CHUNK_ROWS - 1);
    chunk.length = chunk.from;
    this.#chunks[index] = chunk;
    this.#open = chunk;
    return chunk;
  }

  /** Groups the rows of a segment, if all of it is held. */
  #closeSegment(index: number): void {
    const chunks = this.#chunks.slice(index * SEGMENT_CHUNKS, (index + 1) * SEGMENT_CHUNKS);
    const whole: StoreChunk[] = [];
    for (const chunk of chunks) if (chunk !== undefined && chunk.from === 0) whole.push(chunk);
    if (whole.length < SEGMENT_CHUNKS) return;
    const segment = new RowSegment(whole, this);
    segment.build();
    this.#segments[index] = segment;
  }

  #closeChunk(): void {
    this.#open?.seal(this.#headLocals, this.#pathLocals);
    this.#open = undefined;
  }

  #complete(columns: RowColumns, i: number): void {
    const row = columns.completedRow[i]!;
    if (row < this.firstRow) return;
    const chunk = this.#chunkOf(row);
    const offset = row & (CHUNK_ROWS - 1);
    const head = columns.completedHead[i]!;
    this.countHead(this.headId(row), -1);
    this.countHead(head, 1);
    chunk.complete(offset, head, columns.completedDuration[i]!, columns.completedPayload[i]!, chunk === this.#open ? this.#headLocals : undefined);
    this.#segments[Math.floor(row / SEGMENT_ROWS)]?.change(row % SEGMENT_ROWS);
    this.#completions.push(row);
  }
}

function growLocals(locals: LocalNumbers, count: number): void {
  if (count <= locals.data.length) return;
  const grown = new Uint32Array(Math.max(count, locals.data.length * 2));
  grown.set(locals.data);
  locals.data = grown;
}
