// src-shared/trace/intern-table.ts
//
// A hash table from small tuples of 32-bit numbers to consecutive ids, without an object per entry.
// Open addressing with linear probing, at most half full; slots hold id + 1, 0 = free. The tuples lie in id order in `words`.

/** Words of a tuple in a TupleTable. */
export const TUPLE_WORDS = 6;

/** Tuples of up to six words: heads and frames. */
export class TupleTable {
  words: Uint32Array<ArrayBuffer>;
  /** The same as signed words, which are compared faster. */
  #signed: Int32Array;
  size: number;
  #slots: Int32Array;
  #mask: number;

  constructor(first: number, capacity = 1024) {
    this.words = new Uint32Array(capacity * TUPLE_WORDS);
    this.#signed = new Int32Array(this.words.buffer);
    this.size = first;
    this.#slots = new Int32Array(capacity * 2);
    this.#mask = capacity * 2 - 1;
  }

  intern(a: number, b: number, c: number, d: number, e: number, f: number): number {
    const slots = this.#slots;
    const words = this.#signed;
    const mask = this.#mask;
    let slot = hashTuple(a, b, c, d, e, f) & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      const at = (found - 1) * TUPLE_WORDS;
      if (words[at] === (a | 0) && words[at + 1] === (b | 0) && words[at + 2] === (c | 0) && words[at + 3] === (d | 0) && words[at + 4] === (e | 0) && words[at + 5] === (f | 0)) return found - 1;
      slot = (slot + 1) & mask;
    }
    if ((this.size + 1) * TUPLE_WORDS > words.length) {
      this.#grow();
      return this.intern(a, b, c, d, e, f);
    }
    const id = this.size++;
    const at = id * TUPLE_WORDS;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
    words[at + 4] = e;
    words[at + 5] = f;
    slots[slot] = id + 1;
    return id;
  }

  #grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (const found of this.#slots) {
      if (found === 0) continue;
      const at = (found - 1) * TUPLE_WORDS;
      let slot = hashTuple(words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!, words[at + 4]!, words[at + 5]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = found;
    }
    this.words = words;
    this.#signed = new Int32Array(words.buffer);
    this.#slots = slots;
    this.#mask = mask;
  }
}

function hashTuple(a: number, b: number, c: number, d: number, e: number, f: number): number {
  let hash = Math.imul(a, 0x9e37_79b1) ^ Math.imul(b, 0x85eb_ca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2_ae3d) ^ Math.imul(c, 0x27d4_eb2f) ^ Math.imul(d, 0x1656_67b1);
  hash = Math.imul(hash ^ (hash >>> 13), 0x9e37_79b1) ^ Math.imul(e, 0x85eb_ca77) ^ Math.imul(f, 0xc2b2_ae3d);
  return Math.imul(hash ^ (hash >>> 16), 0x27d4_eb2f) >>> 8;
}
