// src-shared/trace/payload-records.ts
//
// Payload records of the batch that is being collected (layout: payload.ts). The fields of an event are written where its record will
// be, behind a byte for the length; take() finishes the record. Equal short payloads of one batch share a record: a direct-mapped table
// of the latest record per hash finds most repeats for the price of one hash. The table is emptied at each cut, so no record is ever
// referred to from outside its batch and a reader may join at any batch.

import type { PayloadRef } from './model.ts';
import { PayloadWriterBuffer } from './payload.ts';

const SLOTS = 8192;
/** Longer payloads rarely repeat and cost more to hash. Below 128: their length is one byte. */
const LONGEST_SHARED = 96;
const FIRST_BYTES = 1 << 16;

export class PayloadRecords extends PayloadWriterBuffer {
  /** Position of the first record of this batch, in units of 4 bytes. Unit 0 is "no payload". */
  base = 1;
  /** Where the record that is being written begins. */
  #start = 0;
  /** The same bytes as `data`, by words: records begin at multiples of 4. */
  #words = new Int32Array(this.data.buffer);
  #wordsOf = this.data;
  readonly #slots = new Int32Array(SLOTS);

  constructor() {
    super(FIRST_BYTES);
    this.length = 1;
  }

  /** Bytes of the finished records. */
  get recordBytes(): number {
    return this.#start;
  }

  /** The finished records: a view that holds until the next write. */
  records(): Uint8Array {
    return this.data.subarray(0, this.#start);
  }

  /** Finishes the record with everything written since the last one, or finds an equal one. */
  take(): PayloadRef {
    const start = this.#start;
    const length = this.length - start - 1;
    if (length === 0) return 0;
    this.reserve(8);
    const { data } = this;
    if (this.#wordsOf !== data) {
      this.#wordsOf = data;
      this.#words = new Int32Array(data.buffer);
    }
    let end = this.length;
    if (length <= LONGEST_SHARED) {
      data[start] = length;
      end = this.#pad(end);
      const known = this.#shared(start >>> 2, end >>> 2);
      if (known >= 0) {
        this.length = start + 1;
        return this.base + known;
      }
    } else {
      let lengthBytes = 1;
      for (let rest = length >>> 7; rest > 0; rest >>>= 7) lengthBytes++;
      if (lengthBytes > 1) data.copyWithin(start + lengthBytes, start + 1, this.length);
      let at = start;
      let rest = length;
      for (; rest >= 0x80; rest >>>= 7) data[at++] = (rest & 0x7f) | 0x80;
      data[at] = rest;
      end = this.#pad(start + lengthBytes + length);
    }
    this.#start = end;
    this.length = end + 1;
    return this.base + start / 4;
  }

  /** Starts the records of the next batch. */
  cut(): void {
    if (this.#start === 0) return;
    this.base += this.#start / 4;
    this.#start = 0;
    this.length = 1;
    this.#slots.fill(0);
  }

  /** Fills the word that ends at byte `end` with zeros and returns where the next begins. */
  #pad(end: number): number {
    const odd = end & 3;
    if (odd === 0) return end;
    this.#words[end >>> 2]! &= (1 << (odd * 8)) - 1;
    return (end + 3) & ~3;
  }

  /** Word at which a record equal to the words start .. end - 1 begins, or -1, and then these are the latest of their hash. */
  #shared(start: number, end: number): number {
    const words = this.#words;
    let hash = 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ words[i]!, 0x9e37_79b1) ^ (hash >>> 15);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const known = this.#slots[slot]! - 1;
    this.#slots[slot] = start + 1;
    // Records of other lengths differ in their first word.
    if (known < 0) return -1;
    for (let i = start, j = known; i < end; i++, j++) if (words[i] !== words[j]) return -1;
    this.#slots[slot] = known + 1;
    return known;
  }
}
