// src-shared/formats/pml/byte-writer.ts
//
// Little-endian bytes into a buffer that grows: headers, tables and blobs of a log that is written.

import { STRING_ASCII } from './pml-layout.ts';

export class ByteWriter {
  data: Uint8Array;
  length = 0;

  constructor(capacity = 4096) {
    this.data = new Uint8Array(capacity);
  }

  /** What was written, as a view. */
  get view(): Uint8Array {
    return this.data.subarray(0, this.length);
  }

  u8(value: number): this {
    this.#room(1);
    this.data[this.length++] = value;
    return this;
  }

  u16(value: number): this {
    this.#room(2);
    this.data[this.length++] = value;
    this.data[this.length++] = value >>> 8;
    return this;
  }

  u32(value: number): this {
    this.#room(4);
    this.data[this.length++] = value;
    this.data[this.length++] = value >>> 8;
    this.data[this.length++] = value >>> 16;
    this.data[this.length++] = value >>> 24;
    return this;
  }

  u64(value: bigint | number): this {
    if (typeof value === 'number') return this.u32(value % 0x1_0000_0000).u32(Math.floor(value / 0x1_0000_0000));
    return this.u32(Number(value & 0xffff_ffffn)).u32(Number((value >> 32n) & 0xffff_ffffn));
  }

  /** An address or a size: 8 bytes, or the low 4 of them. Negative numbers are sign-extended addresses. */
  pointer(value: bigint | number, pointerSize: number): this {
    const whole = BigInt.asUintN(64, BigInt(value));
    return pointerSize === 8 ? this.u64(whole) : this.u32(Number(whole & 0xffff_ffffn));
  }

  bytes(value: Uint8Array): this {
    this.#room(value.length);
    this.data.set(value, this.length);
    this.length += value.length;
    return this;
  }

  zeros(count: number): this {
    this.#room(count);
    this.data.fill(0, this.length, this.length + count);
    this.length += count;
    return this;
  }

  /** UTF-16LE without terminator. */
  utf16(text: string): this {
    this.#room(text.length * 2);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.data[this.length++] = unit;
      this.data[this.length++] = unit >>> 8;
    }
    return this;
  }

  /** UTF-16LE in a field of fixed size, cut so that a terminator fits. */
  utf16Field(text: string, units: number): this {
    const kept = text.slice(0, units - 1);
    return this.utf16(kept).zeros((units - kept.length) * 2);
  }

  /** Characters of a string whose info word is stringInfo(text). */
  string(text: string): this {
    if ((stringInfo(text) & STRING_ASCII) === 0) return this.utf16(text);
    this.#room(text.length);
    for (let i = 0; i < text.length; i++) this.data[this.length++] = text.charCodeAt(i);
    return this;
  }

  /** Overwrites four bytes that were written before. */
  patchU32(at: number, value: number): void {
    this.data[at] = value;
    this.data[at + 1] = value >>> 8;
    this.data[at + 2] = value >>> 16;
    this.data[at + 3] = value >>> 24;
  }

  #room(count: number): void {
    if (this.length + count <= this.data.length) return;
    const grown = new Uint8Array(Math.max(this.data.length * 2, this.length + count));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }
}

/** Info word of a string in a blob: squeezed to one byte per character where that loses nothing. */
export function stringInfo(text: string): number {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return text.length;
  return text.length | STRING_ASCII;
}
