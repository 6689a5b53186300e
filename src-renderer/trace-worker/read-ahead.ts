// src-renderer/trace-worker/read-ahead.ts
//
// A byte source that reads the next block while the one before is being worked on. A read of a file costs a round trip to
// another process, here or at the host, and a log is read front to back, so the wait can be had for nothing.

import type { ByteSource } from '../../src-shared/formats/byte-source.ts';

export const BLOCK_BYTES = 4 * 1024 * 1024;
/** Blocks that are held: the one in use, the one before it, one ahead, one elsewhere (tables at the end of the file). */
const MOST_BLOCKS = 4;

export class ReadAhead implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #blockBytes: number;
  readonly #blocks = new Map<number, Promise<Uint8Array>>();

  constructor(source: ByteSource, blockBytes = BLOCK_BYTES) {
    this.size = source.size;
    this.#source = source;
    this.#blockBytes = blockBytes;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(this.size, offset + length);
    if (end <= offset) return new Uint8Array();
    const bytes = this.#blockBytes;
    const first = Math.floor(offset / bytes);
    const last = Math.floor((end - 1) / bytes);
    // Longer than what is held: straight from the file.
    if (last - first >= MOST_BLOCKS - 1) return this.#source.read(offset, end - offset);
    const parts: Promise<Uint8Array>[] = [];
    for (let block = first; block <= last; block++) parts.push(this.#block(block));
    if ((last + 1) * bytes < this.size) this.#block(last + 1).catch(() => undefined);
    const [head = new Uint8Array(), ...rest] = await Promise.all(parts);
    const from = offset - first * bytes;
    if (rest.length === 0) return head.subarray(from, from + (end - offset));
    const whole = new Uint8Array(end - offset);
    let at = 0;
    for (const [i, part] of [head, ...rest].entries()) {
      const piece = (i === 0 ? part.subarray(from) : part).subarray(0, whole.length - at);
      whole.set(piece, at);
      at += piece.length;
      // The file became shorter: what follows is not there.
      if (i < rest.length && part.length < bytes) break;
    }
    return whole.subarray(0, at);
  }

  #block(block: number): Promise<Uint8Array> {
    let known = this.#blocks.get(block);
    if (known === undefined) {
      const start = block * this.#blockBytes;
      known = this.#source.read(start, Math.min(this.#blockBytes, this.size - start));
      // A read that failed is tried again when it is asked for again.
      known.catch(() => this.#blocks.delete(block));
    }
    // The one asked for last is last.
    this.#blocks.delete(block);
    this.#blocks.set(block, known);
    for (const old of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) break;
      this.#blocks.delete(old);
    }
    return known;
  }
}
