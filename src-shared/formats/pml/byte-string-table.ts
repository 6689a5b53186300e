// src-shared/formats/pml/byte-string-table.ts
//
// Numbers for byte strings: paths and stacks are looked up by their raw bytes, so a repeated one costs one pass over it and
// makes no garbage. Keys are identified by 64 bits of hash (two independent lanes of 32) and not kept: by accident two of a
// million keys meet once in 40 million files, and who builds a file to make them meet only mislabels his own events.
//
//   slot  4 words: lane 1, lane 2, value + 1 (0 = free), unused. Open addressing, linear probing, at most three fifths full.

const FIRST_SLOTS = 1 << 12;
const SLOT_WORDS = 4;
const P1 = 0x9e37_79b1;
const P2 = 0x85eb_ca77;
const P3 = 0xc2b2_ae3d;

export class ByteStringTable {
  #slots: Int32Array;
  #mask: number;
  #count = 0;
  /** Of the key that was looked up last, and where it goes. */
  #lane1 = 0;
  #lane2 = 0;
  #missed = 0;

  /** @param expected keys for which there shall be room from the start */
  constructor(expected = 0) {
    const slots = Math.max(FIRST_SLOTS, 2 ** Math.ceil(Math.log2(expected * 2 + 1)));
    this.#slots = new Int32Array(slots * SLOT_WORDS);
    this.#mask = slots - 1;
  }

  get size(): number {
    return this.#count;
  }

  /**
   * Value of the key `view[start, start + length)` with this tag, or -1. After -1 the caller may add() a value for it.
   * @param tag tells apart keys that have equal bytes but mean something else (encoding, owner)
   */
  find(view: DataView, start: number, length: number, tag: number): number {
    let a = Math.imul(length, P1) ^ tag;
    let b = Math.imul(tag, P2) + length;
    const end = start + length;
    const pairsEnd = end - 15;
    let at = start;
    for (; at < pairsEnd; at += 16) {
      const high1 = view.getInt32(at + 4, true);
      const high2 = view.getInt32(at + 12, true);
      // Addresses vary little in their upper halves: those go where the lower halves vary little.
      const x = view.getInt32(at, true) ^ ((high1 << 16) | (high1 >>> 16));
      const y = view.getInt32(at + 8, true) ^ ((high2 << 16) | (high2 >>> 16));
      a = Math.imul(a ^ x, P1) + y;
      b = Math.imul((b ^ (b >>> 15)) + y, P2) ^ x;
    }
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true);
      a = Math.imul(a ^ word, P1);
      b = Math.imul((b ^ (b >>> 15)) + word, P2);
    }
    if (at < end && length >= 4) {
      // The rest with some of what came before it: the length is part of the key.
      const word = view.getInt32(end - 4, true);
      a = Math.imul(a ^ word, P1);
      b = Math.imul((b ^ (b >>> 15)) + word, P2);
    } else {
      for (; at < end; at++) {
        const byte = view.getUint8(at);
        a = Math.imul(a ^ byte, P1);
        b = Math.imul((b ^ (b >>> 15)) + byte, P2);
      }
    }
    return this.findHashed(a, b);
  }

  /** The same for a key of three words. */
  findWords(first: number, second: number, third: number): number {
    let a = Math.imul(first ^ Math.imul(third, P3), P1);
    a = Math.imul(a ^ (a >>> 15) ^ second, P1);
    let b = Math.imul(second + Math.imul(third, P2), P2);
    b = Math.imul((b ^ (b >>> 13)) + first, P2);
    return this.findHashed(a, b);
  }

  /** The same for a key whose two lanes the caller has computed. */
  findHashed(laneA: number, laneB: number): number {
    const a = Math.imul(laneA ^ (laneA >>> 16), P3);
    const b = Math.imul(laneB ^ (laneB >>> 16), P1);
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = (a ^ (a >>> 14)) & mask;
    for (;;) {
      const at = slot * SLOT_WORDS;
      const value = slots[at + 2]!;
      if (value === 0) {
        this.#lane1 = a;
        this.#lane2 = b;
        this.#missed = at;
        return -1;
      }
      if (slots[at] === a && slots[at + 1] === b) return value - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** Gives the key that was just missed its value. Nothing may be looked up in between. */
  add(value: number): void {
    const slots = this.#slots;
    slots[this.#missed] = this.#lane1;
    slots[this.#missed + 1] = this.#lane2;
    slots[this.#missed + 2] = value + 1;
    if (++this.#count * 5 > this.#mask * 3) this.#grow();
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += SLOT_WORDS) {
      if (old[at + 2] === 0) continue;
      const a = old[at]!;
      let slot = (a ^ (a >>> 14)) & mask;
      while (slots[slot * SLOT_WORDS + 2] !== 0) slot = (slot + 1) & mask;
      const to = slot * SLOT_WORDS;
      slots[to] = a;
      slots[to + 1] = old[at + 1]!;
      slots[to + 2] = old[at + 2]!;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}
