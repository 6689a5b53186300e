// src-shared/formats/pmc/read.ts
//
// Process Monitor configuration (PMC): options one behind the other, without a header, up to the end of the file. Little-endian, unaligned.
//
//   option  u32 size of all, u32 16, u32 offset of the data = 16 + bytes of the name, u32 size of the data, name (UTF-16, NUL), data
//   rules   u8 1, u32 count, then for each: u32 column, u32 relation, u8 1 = Include, u32 bytes of the value, value (UTF-16, NUL),
//           u32 the value as a number, u32 0
//
// Source: public readers of the format and real files (eronnen/procmon-parser, Rurik/Noriben). A stored rule is always in force.

import { EVENT_COLUMN_LIST } from '../../query/columns/event-columns.ts';
import { RELATION_LIST } from '../../query/relations/index.ts';
import type { FilterRule } from '../../query/rule.ts';

/** The bytes are not a Process Monitor configuration. */
export class PmcFormatError extends Error {
  override readonly name = 'PmcFormatError';
  readonly offset: number;
  /** Option, and field in it. */
  readonly field: string;

  constructor(offset: number, field: string, reason: string) {
    super(`${reason} (${field} at byte ${offset})`);
    this.offset = offset;
    this.field = field;
  }
}

export interface PmcOption {
  readonly name: string;
  /** Where its data begin in the file, for messages. */
  readonly offset: number;
  readonly data: Uint8Array;
}

export interface PmcConfiguration {
  /** Every option in the order of the file, known or not. */
  readonly options: readonly PmcOption[];
  readonly filterRules: readonly FilterRule[];
  readonly highlightRules: readonly FilterRule[];
}

const HEADER_BYTES = 16;
const LIST_HEAD_BYTES = 5;
/** A rule without its value. */
const RULE_BYTES = 21;

/** @throws PmcFormatError that names the option, the field and the byte */
export function readPmc(bytes: Uint8Array): PmcConfiguration {
  const options = [...readOptions(bytes)];
  if (options.length === 0) throw new PmcFormatError(0, 'option', 'The file is empty');
  return { options, filterRules: rulesOf(options, 'FilterRules'), highlightRules: rulesOf(options, 'HighlightRules') };
}

function* readOptions(bytes: Uint8Array): Generator<PmcOption, void, void> {
  const view = viewOf(bytes);
  for (let at = 0; at < bytes.length;) {
    if (bytes.length - at < HEADER_BYTES) throw new PmcFormatError(at, 'option', `${bytes.length - at} bytes are left and an option begins with ${HEADER_BYTES}`);
    const size = view.getUint32(at, true);
    const nameAt = view.getUint32(at + 4, true);
    const dataAt = view.getUint32(at + 8, true);
    const dataBytes = view.getUint32(at + 12, true);
    if (nameAt !== HEADER_BYTES || dataAt < nameAt || size !== dataAt + dataBytes) throw new PmcFormatError(at, 'option', 'This is no option of a Process Monitor configuration');
    if (size > bytes.length - at) throw new PmcFormatError(at, 'option size', `The option would end ${size - (bytes.length - at)} bytes behind the end of the file`);
    yield { name: text(bytes, at + nameAt, dataAt - nameAt), offset: at + dataAt, data: bytes.subarray(at + dataAt, at + size) };
    at += size;
  }
}

function rulesOf(options: readonly PmcOption[], name: string): FilterRule[] {
  const option = options.find((candidate) => candidate.name === name);
  if (option === undefined || option.data.length === 0) return [];
  const { data } = option;
  const fail = (at: number, field: string, reason: string): PmcFormatError => new PmcFormatError(option.offset + at, `${name} ${field}`, reason);
  if (data.length < LIST_HEAD_BYTES) throw fail(0, 'list', 'The list of rules is cut off');
  const view = viewOf(data);
  const count = view.getUint32(1, true);
  const rules: FilterRule[] = [];
  let at = LIST_HEAD_BYTES;
  for (let i = 0; i < count; i++) {
    if (data.length - at < RULE_BYTES) throw fail(at, `rule ${i + 1}`, `The list ends after ${i} of ${count} rules`);
    const valueBytes = view.getUint32(at + 9, true);
    if (valueBytes > data.length - at - RULE_BYTES) throw fail(at + 9, `rule ${i + 1}, length of the value`, `${valueBytes} bytes do not fit`);
    const columnId = view.getUint32(at, true);
    const relationCode = view.getUint32(at + 4, true);
    const column = EVENT_COLUMN_LIST.find((candidate) => candidate.pmcId === columnId);
    const relation = RELATION_LIST.find((candidate) => candidate.pmcCode === relationCode);
    if (column === undefined) throw fail(at, `rule ${i + 1}, column`, `${columnId} is no column of Process Monitor`);
    if (relation === undefined) throw fail(at + 4, `rule ${i + 1}, relation`, `${relationCode} is no relation`);
    const action = data[at + 8] === 0 ? 'exclude' : 'include';
    rules.push({ column: column.id, relation: relation.id, value: text(data, at + 13, valueBytes), action, enabled: true });
    at += RULE_BYTES + valueBytes;
  }
  return rules;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** UTF-16 up to a NUL. */
function text(bytes: Uint8Array, start: number, length: number): string {
  let result = '';
  for (let at = start; at + 1 < start + length; at += 2) {
    const unit = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    if (unit === 0) break;
    result += String.fromCharCode(unit);
  }
  return result;
}
