// src-shared/formats/pml/pml-table-bytes.ts
//
// One table of a log in memory, with checked reads. Errors carry the offset in the file.

import { decodeUtf16Terminated } from './pml-text.ts';
import { PmlFormatError } from './pml-format-error.ts';

export class PmlTableBytes {
  readonly bytes: Uint8Array;
  /** File offset of the first byte. */
  readonly base: number;
  readonly #name: string;

  constructor(bytes: Uint8Array, base: number, name: string) {
    this.bytes = bytes;
    this.base = base;
    this.#name = name;
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    this.need(at, 1);
    return this.bytes[at]!;
  }

  u16(at: number): number {
    this.need(at, 2);
    return this.bytes[at]! | (this.bytes[at + 1]! << 8);
  }

  u32(at: number): number {
    this.need(at, 4);
    const { bytes } = this;
    return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  }

  /** Exact up to 2^53: file offsets, sizes. */
  u64(at: number): number {
    return this.u32(at + 4) * 0x1_0000_0000 + this.u32(at);
  }

  /** A FILETIME or another full 64-bit value. */
  big64(at: number): bigint {
    return (BigInt(this.u32(at + 4)) << 32n) | BigInt(this.u32(at));
  }

  /** UTF-16 text that ends at a NUL or after `units` code units. */
  text(at: number, units: number): string {
    this.need(at, units * 2);
    return decodeUtf16Terminated(this.bytes, at, units);
  }

  need(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw new PmlFormatError(this.base + at, this.#name, `${length} bytes wanted, the table ends after ${Math.max(0, this.bytes.length - at)}`);
  }
}
