// src-shared/formats/pml/byte-string-table.ts
//
// Numbers for byte strings: paths and stacks are looked up by their raw bytes, so a repeated one costs a hash and a
// comparison and makes no garbage. Open addressing, linear probing; keys are copied into one growing arena.
// A hostile file can make keys collide, which costs time in the order of a scan of its own bytes, not more memory.

const FIRST_SLOTS = 1 << 12;
/** Words per entry: hash, arena offset, length, tag, value. */
const ENTRY_WORDS = 5;

export class ByteStringTable {
  /** Slot: entry number + 1, 0 = free. */
  #slots = new Int32Array(FIRST_SLOTS);
  #entries = new Int32Array(ENTRY_WORDS * 1024);
  #count = 0;
  #arena = new Uint8Array(1 << 16);
  #arenaLength = 0;
  /** Of the key that find() missed last. */
  #missedHash = 0;
  #missedSlot = 0;

  get size(): number {
    return this.#count;
  }

  /**
   * Value of the key `bytes[start, start + length)` with this tag, or -1. After -1 the caller may add() the same key.
   * @param tag tells apart keys that have equal bytes but mean something else (encoding, owner)
   */
  find(bytes: Uint8Array, start: number, length: number, tag: number): number {
    let hash = Math.imul(tag ^ length, 0x9e37_79b1);
    const end = start + length;
    const wordsEnd = end - 3;
    let at = start;
    for (; at < wordsEnd; at += 4) {
      hash = Math.imul(hash ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)), 0x85eb_ca77);
      hash ^= hash >>> 15;
    }
    for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x85eb_ca77);
    hash ^= hash >>> 13;
    const mask = this.#slots.length - 1;
    const slots = this.#slots;
    const entries = this.#entries;
    let slot = hash & mask;
    for (let entry = slots[slot]!; entry !== 0; slot = (slot + 1) & mask, entry = slots[slot]!) {
      const e = (entry - 1) * ENTRY_WORDS;
      if (entries[e] === hash && entries[e + 2] === length && entries[e + 3] === tag && this.#equals(entries[e + 1]!, bytes, start, length)) return entries[e + 4]!;
    }
    this.#missedHash = hash;
    this.#missedSlot = slot;
    return -1;
  }

  /** Adds the key that find() has just missed. */
  add(bytes: Uint8Array, start: number, length: number, tag: number, value: number): void {
    if ((this.#count + 1) * ENTRY_WORDS > this.#entries.length) this.#entries = grownWords(this.#entries);
    if (this.#arenaLength + length > this.#arena.length) {
      const grown = new Uint8Array(Math.max(this.#arena.length * 2, this.#arenaLength + length));
      grown.set(this.#arena.subarray(0, this.#arenaLength));
      this.#arena = grown;
    }
    this.#arena.set(bytes.subarray(start, start + length), this.#arenaLength);
    const e = this.#count * ENTRY_WORDS;
    this.#entries[e] = this.#missedHash;
    this.#entries[e + 1] = this.#arenaLength;
    this.#entries[e + 2] = length;
    this.#entries[e + 3] = tag;
    this.#entries[e + 4] = value;
    this.#arenaLength += length;
    this.#slots[this.#missedSlot] = ++this.#count;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
  }

  #equals(arenaStart: number, bytes: Uint8Array, start: number, length: number): boolean {
    const arena = this.#arena;
    for (let i = 0; i < length; i++) if (arena[arenaStart + i] !== bytes[start + i]) return false;
    return true;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.#count; entry++) {
      let slot = this.#entries[entry * ENTRY_WORDS]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.#slots = slots;
  }
}

function grownWords(words: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(words.length * 2);
  grown.set(words);
  return grown;
}
