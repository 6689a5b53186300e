// src-shared/formats/pml/pml-blob.ts
//
// Checked little-endian reads in the data of one event. A read past the end throws PmlFormatError with the offset inside
// the data, so that a damaged event shows what is whole and nothing that is not its own.

import { decodeAscii, decodeUtf16 } from './pml-text.ts';
import { PmlFormatError } from './pml-format-error.ts';
import { STRING_ASCII, STRING_LENGTH } from './pml-layout.ts';

export class PmlBlob {
  readonly #bytes: Uint8Array;
  readonly #what: string;

  /** @param what names the data in errors */
  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  get length(): number {
    return this.#bytes.length;
  }

  u8(at: number): number {
    this.#need(at, 1);
    return this.#bytes[at]!;
  }

  u16(at: number): number {
    this.#need(at, 2);
    return this.#bytes[at]! | (this.#bytes[at + 1]! << 8);
  }

  i32(at: number): number {
    this.#need(at, 4);
    const bytes = this.#bytes;
    return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }

  u32(at: number): number {
    return this.i32(at) >>> 0;
  }

  u64(at: number): bigint {
    this.#need(at, 8);
    return (BigInt(this.u32(at + 4)) << 32n) | BigInt(this.u32(at));
  }

  i64(at: number): bigint {
    this.#need(at, 8);
    return (BigInt(this.i32(at + 4)) << 32n) | BigInt(this.u32(at));
  }

  pointer(at: number, is64Bit: boolean): bigint {
    return is64Bit ? this.u64(at) : BigInt(this.u32(at));
  }

  bytes(at: number, length: number): Uint8Array {
    this.#need(at, length);
    return this.#bytes.subarray(at, at + length);
  }

  /** Up to `length` bytes: what is there. */
  bytesUpTo(at: number, length: number): Uint8Array {
    const start = Math.min(at, this.#bytes.length);
    return this.#bytes.subarray(start, Math.min(this.#bytes.length, start + Math.max(0, length)));
  }

  /** String whose info word is `info` and whose characters begin at `at`. */
  string(info: number, at: number): string {
    const count = info & STRING_LENGTH;
    if ((info & STRING_ASCII) !== 0) {
      this.#need(at, count);
      return decodeAscii(this.#bytes, at, count);
    }
    this.#need(at, count * 2);
    return decodeUtf16(this.#bytes, at, count);
  }

  /** UTF-16 text of `byteLength` bytes, cut to what is stored. */
  utf16(at: number, byteLength: number): string {
    const stored = Math.max(0, Math.min(byteLength, this.#bytes.length - at));
    return decodeUtf16(this.#bytes, at, stored >>> 1);
  }

  #need(at: number, length: number): void {
    if (at < 0 || at + length > this.#bytes.length) throw new PmlFormatError(at, this.#what, `${length} bytes wanted of ${this.#bytes.length}`);
  }
}

/** Bytes that the characters of a string with this info word take. */
export function stringByteLength(info: number): number {
  const count = info & STRING_LENGTH;
  return (info & STRING_ASCII) !== 0 ? count : count * 2;
}
