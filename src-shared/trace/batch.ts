// src-shared/trace/batch.ts
//
// Batches: everything a trace got since the batch before, as one ArrayBuffer (layout: batch-layout.ts). The same bytes go through
// IPC, the WebSocket and into recordings. The decoder gives views, copies nothing, and trusts nothing: lengths, counts,
// checksum, ids and text are checked before a store sees them.

import {
  BATCH_COUNTS, BATCH_COUNTS_OFFSET, BATCH_FLAG_SNAPSHOT, BATCH_HEADER_BYTES, BATCH_MAGIC, BATCH_VERSION, EXIT_WORDS, MODULE_WORDS, PROCESS_WORDS, batchBytes, batchColumns,
} from './batch-layout.ts';
import type { BatchColumns, BatchCounts, BatchSection, RowColumns } from './batch-layout.ts';
import { checksumWords } from './checksum.ts';
import { TUPLE_WORDS } from './intern-table.ts';
import type { ModuleRecord, ProcessIndex, ProcessRecord, TraceTime } from './model.ts';
import { PayloadWriterBuffer } from './payload.ts';
import { encodeText } from './text-codec.ts';
import { validateBatch } from './validate-batch.ts';

/** Bytes that are not a batch, or a damaged one. `offset` is the byte in the batch, `field` the header field or section. */
export class BatchFormatError extends Error {
  readonly offset: number;
  readonly field: string;
  constructor(message: string, offset: number, field: string) {
    super(`${message} (${field}, byte ${offset})`);
    this.name = 'BatchFormatError';
    this.offset = offset;
    this.field = field;
  }
}

/** What a batch is made of; see TraceWriter. */
export interface BatchContents extends RowColumns, Pick<BatchColumns, 'frameOffset' | 'frameAddress'> {
  readonly snapshot: boolean;
  readonly sequence: number;
  readonly rowBase: number;
  readonly payloadBase: number;
  readonly lostEvents: number;
  readonly lostBuffers: number;
  readonly startTime: TraceTime;
  readonly stringBase: number;
  readonly strings: readonly string[];
  readonly frameBase: number;
  /** Tuples (module, symbol, ...) of TupleTable. */
  readonly frameWords: Uint32Array;
  readonly stackBase: number;
  /** Pairs (parent, frame). */
  readonly stackWords: Uint32Array;
  readonly headBase: number;
  /** Tuples (process, tid, type, result, category, 0). */
  readonly headWords: Uint32Array;
  readonly processBase: number;
  readonly processes: readonly ProcessRecord[];
  readonly exitProcesses: readonly ProcessIndex[];
  readonly exitTimes: readonly TraceTime[];
  readonly moduleProcesses: readonly ProcessIndex[];
  readonly modules: readonly ModuleRecord[];
}

/** A decoded batch: header facts and views into its buffer. */
export interface Batch extends BatchCounts {
  readonly buffer: ArrayBuffer;
  readonly snapshot: boolean;
  readonly sequence: number;
  readonly rowBase: number;
  readonly payloadBase: number;
  readonly firstTime: TraceTime;
  readonly lastTime: TraceTime;
  readonly lostEvents: number;
  readonly lostBuffers: number;
  /** Time of the trace's very first row, or -1. */
  readonly startTime: TraceTime;
  readonly columns: BatchColumns;
}

/** Makes the bytes of a batch. */
export function encodeBatch(contents: BatchContents): ArrayBuffer {
  const text = new PayloadWriterBuffer();
  const ends = new Uint32Array(contents.strings.length);
  for (let i = 0; i < ends.length; i++) {
    encodeText(contents.strings[i]!, text);
    ends[i] = text.length;
  }
  const counts: BatchCounts = {
    rows: contents.time.length,
    completions: contents.completedRow.length,
    payloadBytes: contents.payloadBytes.length,
    stringBase: contents.stringBase,
    strings: contents.strings.length,
    stringBytes: text.length,
    frameBase: contents.frameBase,
    frames: contents.frameOffset.length,
    stackBase: contents.stackBase,
    stacks: contents.stackWords.length / 2,
    headBase: contents.headBase,
    heads: contents.headWords.length / TUPLE_WORDS,
    processBase: contents.processBase,
    processes: contents.processes.length,
    exits: contents.exitProcesses.length,
    modules: contents.modules.length,
  };
  const buffer = new ArrayBuffer(batchBytes(counts));
  const columns = batchColumns(buffer, counts);
  for (const name of ['time', 'duration', 'completedRow', 'completedDuration', 'frameOffset', 'frameAddress'] as const) columns[name].set(contents[name]);
  for (const name of ['head', 'path', 'stack', 'payload', 'completedHead', 'completedPayload'] as const) columns[name].set(contents[name]);
  columns.cpu.set(contents.cpu);
  columns.payloadBytes.set(contents.payloadBytes);
  columns.stringEnds.set(ends);
  columns.stringBytes.set(text.data.subarray(0, text.length));
  fillFrames(columns, contents, counts.frames);
  fillStacks(columns, contents, counts.stacks);
  fillHeads(columns, contents, counts.heads);
  contents.processes.forEach((process, i) => { columns.processes.set(processWords(process), i * PROCESS_WORDS); });
  contents.exitProcesses.forEach((process, i) => { columns.exits.set([process, contents.exitTimes[i]!], i * EXIT_WORDS); });
  contents.modules.forEach((module, i) => { columns.modules.set(moduleWords(contents.moduleProcesses[i]!, module), i * MODULE_WORDS); });
  writeHeader(buffer, contents, counts);
  return buffer;
}

// Loops of their own, so that each is compiled once and stays so.

function fillFrames(columns: BatchColumns, contents: BatchContents, count: number): void {
  for (let i = 0; i < count; i++) {
    columns.frameModule[i] = contents.frameWords[i * TUPLE_WORDS]!;
    columns.frameSymbol[i] = contents.frameWords[i * TUPLE_WORDS + 1]!;
  }
}

function fillStacks(columns: BatchColumns, contents: BatchContents, count: number): void {
  for (let i = 0; i < count; i++) {
    columns.stackParent[i] = contents.stackWords[i * 2]!;
    columns.stackFrame[i] = contents.stackWords[i * 2 + 1]!;
  }
}

function fillHeads(columns: BatchColumns, contents: BatchContents, count: number): void {
  for (let i = 0; i < count; i++) {
    const at = i * TUPLE_WORDS;
    columns.headProcess[i] = contents.headWords[at]!;
    columns.headTid[i] = contents.headWords[at + 1]!;
    columns.headType[i] = contents.headWords[at + 2]!;
    columns.headResult[i] = contents.headWords[at + 3]!;
    columns.headCategory[i] = contents.headWords[at + 4]!;
  }
}

function writeHeader(buffer: ArrayBuffer, contents: BatchContents, counts: BatchCounts): void {
  const words = new Uint32Array(buffer);
  const floats = new Float64Array(buffer, 0, BATCH_HEADER_BYTES / 8);
  words[0] = BATCH_MAGIC;
  words[1] = BATCH_VERSION | ((contents.snapshot ? BATCH_FLAG_SNAPSHOT : 0) << 16);
  words[2] = buffer.byteLength;
  floats[2] = contents.sequence;
  floats[3] = contents.rowBase;
  floats[4] = contents.payloadBase;
  floats[5] = counts.rows === 0 ? 0 : earliest(contents.time);
  floats[6] = counts.rows === 0 ? 0 : latest(contents.time);
  floats[7] = contents.lostEvents;
  floats[8] = contents.lostBuffers;
  floats[9] = contents.startTime;
  BATCH_COUNTS.forEach((name, i) => { words[BATCH_COUNTS_OFFSET / 4 + i] = counts[name]; });
  words[3] = checksumWords(words, 4);
}

function earliest(times: Float64Array): number {
  let first = Infinity;
  for (let i = 0; i < times.length; i++) if (times[i]! < first) first = times[i]!;
  return first;
}

function latest(times: Float64Array): number {
  let last = -Infinity;
  for (let i = 0; i < times.length; i++) if (times[i]! > last) last = times[i]!;
  return last;
}

/** Reads and checks a batch. Throws BatchFormatError. */
export function decodeBatch(buffer: ArrayBuffer): Batch {
  const { byteLength } = buffer;
  if (byteLength < BATCH_HEADER_BYTES) throw new BatchFormatError(`A batch has at least ${BATCH_HEADER_BYTES} bytes, this one ${byteLength}`, 0, 'header');
  if ((byteLength & 7) !== 0) throw new BatchFormatError(`${byteLength} bytes are not a multiple of 8`, 8, 'byteLength');
  const words = new Uint32Array(buffer);
  const floats = new Float64Array(buffer, 0, BATCH_HEADER_BYTES / 8);
  if (words[0] !== BATCH_MAGIC) throw new BatchFormatError('Not a batch', 0, 'magic');
  const version = words[1]! & 0xffff;
  const flags = words[1]! >>> 16;
  if (version !== BATCH_VERSION) throw new BatchFormatError(`Format version ${version} is not known, ${BATCH_VERSION} is`, 4, 'version');
  if ((flags & ~BATCH_FLAG_SNAPSHOT) !== 0) throw new BatchFormatError(`Unknown flags 0x${flags.toString(16)}`, 6, 'flags');
  if (words[2] !== byteLength) throw new BatchFormatError(`The header says ${words[2]} bytes, there are ${byteLength}`, 8, 'byteLength');
  if (words[3] !== checksumWords(words, 4)) throw new BatchFormatError('The checksum does not fit', 12, 'checksum');
  const counts = {} as Record<keyof BatchCounts, number>;
  BATCH_COUNTS.forEach((name, i) => {
    const count = words[BATCH_COUNTS_OFFSET / 4 + i]!;
    if (count > byteLength && !name.endsWith('Base')) throw new BatchFormatError(`${count} do not fit into ${byteLength} bytes`, BATCH_COUNTS_OFFSET + i * 4, name);
    counts[name] = count;
  });
  const expected = batchBytes(counts);
  if (expected !== byteLength) throw new BatchFormatError(`The counts need ${expected} bytes, there are ${byteLength}`, BATCH_COUNTS_OFFSET, 'counts');
  const batch: Batch = {
    ...counts,
    buffer,
    snapshot: (flags & BATCH_FLAG_SNAPSHOT) !== 0,
    sequence: floats[2]!,
    rowBase: floats[3]!,
    payloadBase: floats[4]!,
    firstTime: floats[5]!,
    lastTime: floats[6]!,
    lostEvents: floats[7]!,
    lostBuffers: floats[8]!,
    startTime: floats[9]!,
    columns: batchColumns(buffer, counts),
  };
  validateBatch(batch, (message, offset, field) => new BatchFormatError(message, offset, field));
  return batch;
}

/** Byte offset of an element of a section; for messages. */
export type BatchErrorFactory = (message: string, offset: number, field: BatchSection | string) => Error;

function processWords(process: ProcessRecord): number[] {
  return [
    process.pid, process.parentPid, process.parentIndex, process.name, process.imagePath, process.commandLine, process.company, process.description, process.version,
    process.user, process.session, process.authenticationIdHigh, process.authenticationIdLow, process.integrity, process.virtualized, process.is64Bit ? 1 : 0, process.startTime, process.endTime,
  ];
}

function moduleWords(process: ProcessIndex, module: ModuleRecord): number[] {
  return [process, module.base, module.sizeBytes, module.path, module.company, module.version, module.description, module.loadTime];
}

/** Process record `index` of a batch. */
export function batchProcess(batch: Batch, index: number): ProcessRecord {
  const w = batch.columns.processes.subarray(index * PROCESS_WORDS, (index + 1) * PROCESS_WORDS);
  return {
    pid: w[0]!, parentPid: w[1]!, parentIndex: w[2]!, name: w[3]!, imagePath: w[4]!, commandLine: w[5]!, company: w[6]!, description: w[7]!, version: w[8]!,
    user: w[9]!, session: w[10]!, authenticationIdHigh: w[11]!, authenticationIdLow: w[12]!, integrity: w[13]!, virtualized: w[14] as 0 | 1 | 2, is64Bit: w[15] === 1, startTime: w[16]!, endTime: w[17]!,
  };
}

/** Module record `index` of a batch. */
export function batchModule(batch: Batch, index: number): { process: ProcessIndex; module: ModuleRecord } {
  const w = batch.columns.modules.subarray(index * MODULE_WORDS, (index + 1) * MODULE_WORDS);
  return { process: w[0]!, module: { base: w[1]!, sizeBytes: w[2]!, path: w[3]!, company: w[4]!, version: w[5]!, description: w[6]!, loadTime: w[7]! } };
}
