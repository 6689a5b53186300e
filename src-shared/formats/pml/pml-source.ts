// src-shared/formats/pml/pml-source.ts
//
// Windows onto the bytes of a log. Event records are read in file order as a rule, so a window is filled ahead of the record that
// is asked for; an older log whose records are out of order gets small windows instead of a large one per record.

import type { ByteSource } from '../byte-source.ts';
import { PmlFormatError } from './pml-format-error.ts';
import { PmlTableBytes } from './pml-table-bytes.ts';

/** Bytes read ahead of a record that follows the one before. */
export const WINDOW_SIZE = 2 * 1024 * 1024;
/** Bytes read for a record that lies elsewhere. */
const JUMP_SIZE = 64 * 1024;
/** Longest table that is taken into memory: thousands of processes with all their modules. */
const LONGEST_TABLE = 512 * 1024 * 1024;

export class PmlWindow {
  /** The bytes; position 0 is at `start` in the file. */
  bytes: Uint8Array = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  start = 0;
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** File offset behind the last byte in the window. */
  get end(): number {
    return this.start + this.bytes.length;
  }

  /** Makes the window begin at `offset` and hold at least `length` bytes, or what the file has. */
  async moveTo(offset: number, length: number): Promise<void> {
    const follows = offset >= this.start && offset <= this.end + JUMP_SIZE;
    const wanted = Math.max(length, follows || this.bytes.length === 0 ? WINDOW_SIZE : JUMP_SIZE);
    this.bytes = await this.#source.read(offset, Math.min(wanted, Math.max(0, this.#source.size - offset)));
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    this.start = offset;
  }
}

/** Reads a table whole. Throws PmlFormatError where it does not lie inside the file. */
export async function readTable(source: ByteSource, start: number, end: number, name: string): Promise<PmlTableBytes> {
  if (start === 0) throw new PmlFormatError(0, name, `The ${name} is missing: the capture was not closed`);
  if (start >= source.size) throw new PmlFormatError(start, name, `The ${name} lies behind the end of the file (${source.size} bytes): the file is cut off`);
  const stop = Math.min(end, source.size);
  if (stop <= start) throw new PmlFormatError(start, name, `The ${name} has no bytes`);
  if (stop - start > LONGEST_TABLE) throw new PmlFormatError(start, name, `The ${name} would be ${stop - start} bytes long`);
  return new PmlTableBytes(await source.read(start, stop - start), start, name);
}
