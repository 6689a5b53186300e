// src-shared/trace/validate-batch.ts
//
// The checks of a batch's contents, after its frame (lengths, checksum) was found whole: every id points at something that
// exists by the end of this batch, parents come before children, text and payload records tile their sections.
// A bad number is reported with its byte.

import type { Batch, BatchErrorFactory } from './batch.ts';
import { BATCH_COUNTS_OFFSET, BATCH_SECTIONS, EXIT_WORDS, MODULE_WORDS, PROCESS_WORDS, BATCH_HEADER_BYTES } from './batch-layout.ts';
import type { BatchSection } from './batch-layout.ts';

const LARGEST_ROW = 0xffff_0000;

export function validateBatch(batch: Batch, error: BatchErrorFactory): void {
  const { columns } = batch;
  const fail = (message: string, section: BatchSection, index: number): never => {
    throw error(message, sectionOffset(batch, section) + index * (columns[section] as Uint8Array).BYTES_PER_ELEMENT, section);
  };
  header(batch, error);

  const strings = batch.stringBase + batch.strings;
  const frames = batch.frameBase + batch.frames;
  const stacks = batch.stackBase + batch.stacks;
  const heads = batch.headBase + batch.heads;
  const processes = batch.processBase + batch.processes;
  const payloadEnd = batch.payloadBase + batch.payloadBytes / 4;

  below(columns.head, heads, 'head', fail);
  below(columns.path, strings, 'path', fail);
  below(columns.stack, stacks, 'stack', fail);
  finite(columns.time, 'time', fail);
  finite(columns.duration, 'duration', fail);
  payloadRefs(columns.payload, batch.payloadBase, payloadEnd, 'payload', fail);

  below(columns.completedHead, heads, 'completedHead', fail);
  finite(columns.completedDuration, 'completedDuration', fail);
  payloadRefs(columns.completedPayload, batch.payloadBase, payloadEnd, 'completedPayload', fail);
  integers(columns.completedRow, batch.rowBase, 'completedRow', fail);

  let end = 0;
  for (let i = 0; i < batch.strings; i++) {
    const next = columns.stringEnds[i]!;
    if (next < end || next > batch.stringBytes) fail(`A text ends at ${next}, outside ${end} .. ${batch.stringBytes}`, 'stringEnds', i);
    end = next;
  }
  if (end !== batch.stringBytes) fail(`The texts end at ${end} of ${batch.stringBytes} bytes`, 'stringEnds', Math.max(0, batch.strings - 1));

  below(columns.frameModule, strings, 'frameModule', fail);
  below(columns.frameSymbol, strings, 'frameSymbol', fail);
  finite(columns.frameOffset, 'frameOffset', fail);
  finite(columns.frameAddress, 'frameAddress', fail);
  below(columns.stackFrame, frames, 'stackFrame', fail);
  for (let i = 0; i < batch.stacks; i++) {
    if (columns.stackParent[i]! >= batch.stackBase + i) fail('A stack comes before its parent', 'stackParent', i);
  }
  below(columns.headProcess, processes, 'headProcess', fail);
  below(columns.headCategory, 5, 'headCategory', fail);

  for (let i = 0; i < columns.processes.length; i++) {
    const value = columns.processes[i]!;
    const word = i % PROCESS_WORDS;
    const text = (word >= 3 && word <= 9) || word === 13;
    if (!(text ? isId(value, strings) : word === 14 ? isId(value, 3) : word === 15 ? isId(value, 2) : Number.isFinite(value))) fail(`${value} is out of range`, 'processes', i);
  }
  for (let i = 0; i < columns.exits.length; i++) {
    const value = columns.exits[i]!;
    if (!(i % EXIT_WORDS === 0 ? isId(value, processes) : Number.isFinite(value))) fail(`${value} is out of range`, 'exits', i);
  }
  for (let i = 0; i < columns.modules.length; i++) {
    const value = columns.modules[i]!;
    const word = i % MODULE_WORDS;
    if (!(word === 0 ? isId(value, processes) : word >= 3 && word <= 6 ? isId(value, strings) : Number.isFinite(value))) fail(`${value} is out of range`, 'modules', i);
  }
  payloadRecords(batch, fail);
}

type Fail = (message: string, section: BatchSection, index: number) => never;

function header(batch: Batch, error: BatchErrorFactory): void {
  const check = (value: number, low: number, high: number, offset: number, field: string): void => {
    if (!Number.isInteger(value) || value < low || value > high) throw error(`${value} is out of range`, offset, field);
  };
  check(batch.sequence, -1, Number.MAX_SAFE_INTEGER, 16, 'sequence');
  check(batch.rowBase, 0, LARGEST_ROW, 24, 'rowBase');
  check(batch.payloadBase, 1, 0xffff_ffff - batch.payloadBytes / 4, 32, 'payloadBase');
  check(batch.lostEvents, 0, Number.MAX_SAFE_INTEGER, 56, 'lostEvents');
  check(batch.lostBuffers, 0, Number.MAX_SAFE_INTEGER, 64, 'lostBuffers');
  if (!Number.isFinite(batch.firstTime) || !Number.isFinite(batch.lastTime)) throw error('The time range is not finite', 40, 'firstTime');
  if (!Number.isFinite(batch.startTime)) throw error('The start time is not finite', 72, 'startTime');
  if ((batch.payloadBytes & 3) !== 0) throw error(`${batch.payloadBytes} bytes are not a multiple of 4`, BATCH_COUNTS_OFFSET + 8, 'payloadBytes');
  if (batch.stringBase < 1 || batch.frameBase < 1 || batch.stackBase < 1) throw error('Entry 0 of a dictionary is not sent', BATCH_COUNTS_OFFSET, 'stringBase');
  if (batch.snapshot && (batch.rows > 0 || batch.completions > 0)) throw error('A snapshot has no rows', BATCH_COUNTS_OFFSET, 'rows');
}

function isId(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}

function below(ids: Uint32Array | Uint8Array, count: number, section: BatchSection, fail: Fail): void {
  for (let i = 0; i < ids.length; i++) if (ids[i]! >= count) fail(`Id ${ids[i]} of ${count}`, section, i);
}

function finite(values: Float64Array, section: BatchSection, fail: Fail): void {
  // x - x is 0 for finite x and NaN otherwise.
  for (let i = 0; i < values.length; i++) if (values[i]! - values[i]! !== 0) fail(`${values[i]} is not a finite number`, section, i);
}

function integers(values: Float64Array, limit: number, section: BatchSection, fail: Fail): void {
  for (let i = 0; i < values.length; i++) if (!isId(values[i]!, limit)) fail(`Row ${values[i]} of ${limit}`, section, i);
}

function payloadRefs(refs: Uint32Array, base: number, end: number, section: BatchSection, fail: Fail): void {
  for (let i = 0; i < refs.length; i++) {
    const ref = refs[i]!;
    if (ref !== 0 && (ref < base || ref >= end)) fail(`Payload ${ref} outside ${base} .. ${end}`, section, i);
  }
}

/** Records lie one after the other and end where the section ends. */
function payloadRecords(batch: Batch, fail: Fail): void {
  const bytes = batch.columns.payloadBytes;
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    let length = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at]!;
      if (at >= bytes.length || at - start > 4) fail('A payload length is not whole', 'payloadBytes', start);
      at++;
      length += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 128;
    }
    at = (at + length + 3) & ~3;
    if (at < start || at > bytes.length || length > bytes.length) fail(`A payload of ${length} bytes does not fit`, 'payloadBytes', start);
  }
}

function sectionOffset(batch: Batch, section: BatchSection): number {
  let offset = BATCH_HEADER_BYTES;
  for (const [name, size, count, per] of BATCH_SECTIONS) {
    if (name === section) return offset;
    offset += (batch[count] * per * size + 7) & ~7;
  }
  return offset;
}
