// src-shared/trace/payload-arena.ts
//
// Payload bytes as the store keeps them: one segment per batch, found by binary search on the reference. Segments whose rows were
// all dropped can go: a payload is only referred to by rows of its own batch, or by completions in it.

import type { EventRow, PayloadRef } from './model.ts';

const NOTHING = new Uint8Array(0);

export class PayloadArena {
  #bases: number[] = [];
  #segments: Uint8Array[] = [];
  #rowEnds: EventRow[] = [];
  /** Position after the last record, in units of 4 bytes. */
  end = 1;
  byteLength = 0;

  /** Copies the records of a batch whose last row is before `rowEnd`. */
  append(bytes: Uint8Array, rowEnd: EventRow): void {
    if (bytes.length === 0) return;
    this.#bases.push(this.end);
    this.#segments.push(bytes.slice());
    this.#rowEnds.push(rowEnd);
    this.end += bytes.length / 4;
    this.byteLength += bytes.length;
  }

  /** Forgets segments that only rows before `row` refer to. */
  discardBefore(row: EventRow): void {
    let count = 0;
    while (count < this.#rowEnds.length && this.#rowEnds[count]! <= row) this.byteLength -= this.#segments[count++]!.length;
    if (count === 0) return;
    this.#bases = this.#bases.slice(count);
    this.#segments = this.#segments.slice(count);
    this.#rowEnds = this.#rowEnds.slice(count);
  }

  /** Bytes of a record; empty where there is none (any more). */
  get(ref: PayloadRef): Uint8Array {
    const bases = this.#bases;
    let low = 0;
    let high = bases.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bases[middle]! <= ref) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return NOTHING;
    const segment = this.#segments[low - 1]!;
    let at = (ref - bases[low - 1]!) * 4;
    let length = 0;
    let scale = 1;
    for (let byte = 0x80; byte >= 0x80; scale *= 128) {
      if (at >= segment.length || scale > 0x1000_0000) return NOTHING;
      byte = segment[at++]!;
      length += (byte & 0x7f) * scale;
    }
    return length > segment.length - at ? NOTHING : segment.subarray(at, at + length);
  }
}
