// src-shared/trace/payload.ts
//
// Payload bytes of events: writing the fields of one event, and reading them back.
// Little-endian, unaligned. varuint = 7 bits per byte, low bits first, up to 2^53 - 1 (at most 8 bytes).
// string = varuint StringId; strings = varuint count, then the ids; bytes = varuint length, then the bytes.
//
// In a batch and in the store a payload record is: varuint length, the bytes, zeros up to the next multiple of 4.
// A PayloadRef is the record's position in units of 4 bytes since the trace began (0 = none), decided by the writer,
// so a reader appends payload bytes as they come.

import type { EventType, FieldKind, FieldSpec, ReadFields } from './event-type.ts';
import type { PayloadWriter, StringId } from './model.ts';

/** A payload does not hold what its event type says; `offset` is the byte inside the payload. */
export class PayloadFormatError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(`${message} at payload byte ${offset}`);
    this.name = 'PayloadFormatError';
    this.offset = offset;
  }
}

const FLOAT = new Float64Array(1);
const FLOAT_BYTES = new Uint8Array(FLOAT.buffer);

/** Writes fields one after the other into a growing buffer. One instance is reused for every event. */
export class PayloadWriterBuffer implements PayloadWriter {
  data: Uint8Array<ArrayBuffer>;
  length = 0;
  #view: DataView;

  constructor(capacity = 4096) {
    this.data = new Uint8Array(capacity);
    this.#view = new DataView(this.data.buffer);
  }

  u8(value: number): void {
    if (this.length + 1 > this.data.length) this.#grow(1);
    this.data[this.length++] = value;
  }

  u16(value: number): void {
    if (this.length + 2 > this.data.length) this.#grow(2);
    const { data } = this;
    data[this.length++] = value;
    data[this.length++] = value >>> 8;
  }

  u32(value: number): void {
    if (this.length + 4 > this.data.length) this.#grow(4);
    this.#view.setInt32(this.length, value, true);
    this.length += 4;
  }

  i32(value: number): void {
    this.u32(value);
  }

  varuint(value: number): void {
    if (this.length + 8 > this.data.length) this.#grow(8);
    const { data } = this;
    let rest = value;
    while (rest >= 0x8000_0000) {
      data[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 0x80) {
      data[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    data[this.length++] = rest;
  }

  f64(value: number): void {
    if (this.length + 8 > this.data.length) this.#grow(8);
    this.#view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  string(id: StringId): void {
    this.varuint(id);
  }

  bytes(value: Uint8Array): void {
    if (this.length + value.length > this.data.length) this.#grow(value.length);
    this.data.set(value, this.length);
    this.length += value.length;
  }

  /** Makes room for `by` more bytes. */
  protected reserve(by: number): void {
    if (this.length + by > this.data.length) this.#grow(by);
  }

  #grow(by: number): void {
    // A multiple of 4, for those who look at the bytes as words.
    const grown = new Uint8Array(Math.max(this.data.length * 2, (this.length + by + 3) & ~3));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
    this.#view = new DataView(grown.buffer);
  }
}

/** Reads fields in the order in which they were written. Every read is checked against the payload's end. */
export class PayloadReader {
  readonly #data: Uint8Array;
  #position = 0;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.#data.length - this.#position;
  }

  u8(): number {
    this.#need(1);
    return this.#data[this.#position++]!;
  }

  u16(): number {
    this.#need(2);
    return this.#data[this.#position++]! | (this.#data[this.#position++]! << 8);
  }

  u32(): number {
    return this.i32() >>> 0;
  }

  i32(): number {
    this.#need(4);
    const data = this.#data;
    const at = this.#position;
    this.#position = at + 4;
    return data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24);
  }

  varuint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 8; count++) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      scale *= 128;
    }
    throw new PayloadFormatError('An integer is longer than 53 bits', this.#position);
  }

  f64(): number {
    this.#need(8);
    FLOAT_BYTES.set(this.#data.subarray(this.#position, this.#position + 8));
    this.#position += 8;
    return FLOAT[0]!;
  }

  /** The next `length` bytes, as a view. */
  bytes(length: number): Uint8Array {
    this.#need(length);
    const view = this.#data.subarray(this.#position, this.#position + length);
    this.#position += length;
    return view;
  }

  #need(length: number): void {
    if (length > this.#data.length - this.#position) throw new PayloadFormatError(`${length} bytes wanted, ${this.remaining} left`, this.#position);
  }
}

/** Text of string ids; the store, or a batch under test. */
export interface StringSource {
  string(id: StringId): string;
}

/** Fields of a native payload, with text for string ids. Throws PayloadFormatError. */
export function readFields<F extends FieldSpec>(type: EventType<F>, payload: PayloadReader, strings: StringSource): ReadFields<F> {
  const fields: Record<string, unknown> = {};
  for (const name of type.fieldNames) fields[name] = readField(type.fields[name] as FieldKind, payload, strings);
  return fields as ReadFields<F>;
}

function readField(kind: FieldKind, payload: PayloadReader, strings: StringSource): number | string | readonly string[] | Uint8Array {
  switch (kind) {
    case 'u8': return payload.u8();
    case 'u16': return payload.u16();
    case 'u32': return payload.u32();
    case 'i32': return payload.i32();
    case 'varuint': return payload.varuint();
    case 'f64': return payload.f64();
    case 'string': return strings.string(payload.varuint());
    case 'strings': {
      const count = payload.varuint();
      if (count > payload.remaining) throw new PayloadFormatError(`A list of ${count} strings does not fit`, 0);
      const list: string[] = [];
      for (let i = 0; i < count; i++) list.push(strings.string(payload.varuint()));
      return list;
    }
    case 'bytes': return payload.bytes(payload.varuint());
  }
}
