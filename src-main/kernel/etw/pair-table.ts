// src-main/kernel/etw/pair-table.ts
//
// A map from two small integers to a third: open addressing over typed arrays, for look-ups on every event. A key object or a number beyond
// 2^31 as the key of a Map would cost several times as much.

export class PairTable {
  /** Four words a slot: first, second, value, unused. One slot is one quarter of a cache line. */
  private words = new Int32Array(1024 * 4);
  private slots = 1024;
  private count = 0;

  /** 0 where the pair is not there. */
  get(a: number, b: number): number {
    const { words } = this;
    const mask = this.slots - 1;
    let at = (hash(a, b) & mask) << 2;
    for (;;) {
      const value = words[at + 2] as number;
      if (value === 0 || (words[at] === a && words[at + 1] === b)) return value;
      at = (at + 4) & ((mask << 2) | 3);
    }
  }

  /** Adds a pair that is not there. @param value not 0 */
  add(a: number, b: number, value: number): void {
    if ((this.count + 1) * 2 > this.slots) this.grow();
    this.count++;
    this.put(a, b, value);
  }

  private put(a: number, b: number, value: number): void {
    const { words } = this;
    const mask = this.slots - 1;
    let slot = hash(a, b) & mask;
    while (words[slot * 4 + 2] !== 0) slot = (slot + 1) & mask;
    words[slot * 4] = a;
    words[slot * 4 + 1] = b;
    words[slot * 4 + 2] = value;
  }

  private grow(): void {
    const { words, slots } = this;
    this.slots = slots * 2;
    this.words = new Int32Array(this.slots * 4);
    for (let at = 0; at < slots * 4; at += 4) {
      if (words[at + 2] !== 0) this.put(words[at] as number, words[at + 1] as number, words[at + 2] as number);
    }
  }
}

/** Mixes well into the low bits; neighbouring numbers are common. */
function hash(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
