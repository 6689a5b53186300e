// src-shared/trace/payload-arena-writer.ts
//
// Payload records of the batch that is being collected (layout: payload.ts). Equal short payloads of one batch share a record:
// a direct-mapped table of the latest record per hash finds most repeats for the price of one hash. The table is emptied at each cut,
// so no record is ever referred to from outside its batch and a reader may join at any batch.

import type { PayloadRef } from './model.ts';

const SLOTS = 8192;
/** Longer payloads rarely repeat and cost more to hash. */
const LONGEST_SHARED = 96;

export class PayloadArenaWriter {
  /** Position of the first record of this batch, in units of 4 bytes. Unit 0 is "no payload". */
  base = 1;
  #data = new Uint8Array(1 << 16);
  #length = 0;
  readonly #slots = new Int32Array(SLOTS);

  get byteLength(): number {
    return this.#length;
  }

  /** Records of this batch. */
  bytes(): Uint8Array {
    return this.#data.subarray(0, this.#length);
  }

  /** Adds a record with the first `length` bytes of `source`, or finds an equal one. */
  add(source: Uint8Array, length: number): PayloadRef {
    let slot = -1;
    if (length <= LONGEST_SHARED) {
      let hash = length;
      for (let i = 0; i < length; i++) hash = Math.imul(hash ^ source[i]!, 0x0100_0193);
      slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
      const known = this.#slots[slot]! - 1;
      // A shared record is shorter than 128 bytes, so its length is one byte.
      if (known >= 0 && this.#data[known] === length && this.#sameBytes(known + 1, source, length)) return this.base + known / 4;
    }
    const at = this.#length;
    if (at + length + 12 > this.#data.length) this.#grow(length + 12);
    const data = this.#data;
    let to = at;
    let rest = length;
    while (rest >= 0x80) {
      data[to++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    data[to++] = rest;
    if (length < 64) for (let i = 0; i < length; i++) data[to + i] = source[i]!;
    else data.set(source.subarray(0, length), to);
    to += length;
    while ((to & 3) !== 0) data[to++] = 0;
    this.#length = to;
    if (slot >= 0) this.#slots[slot] = at + 1;
    return this.base + at / 4;
  }

  /** Starts the records of the next batch. */
  cut(): void {
    if (this.#length === 0) return;
    this.base += this.#length / 4;
    this.#length = 0;
    this.#slots.fill(0);
  }

  #sameBytes(at: number, source: Uint8Array, length: number): boolean {
    const data = this.#data;
    for (let i = 0; i < length; i++) if (data[at + i] !== source[i]) return false;
    return true;
  }

  #grow(by: number): void {
    const grown = new Uint8Array(Math.max(this.#data.length * 2, this.#length + by));
    grown.set(this.#data.subarray(0, this.#length));
    this.#data = grown;
  }
}
