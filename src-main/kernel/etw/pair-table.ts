// src-main/kernel/etw/pair-table.ts
//
// A map from two small integers to a third: open addressing over typed arrays, for look-ups on every event. A key object or a number beyond
// 2^31 as the key of a Map would cost several times as much.

export class PairTable {
  private first = new Int32Array(4096);
  private second = new Int32Array(4096);
  private values = new Int32Array(4096);
  private count = 0;

  /** 0 where the pair is not there. */
  get(a: number, b: number): number {
    const mask = this.values.length - 1;
    let slot = hash(a, b) & mask;
    for (;;) {
      const value = this.values[slot] as number;
      if (value === 0 || (this.first[slot] === a && this.second[slot] === b)) return value;
      slot = (slot + 1) & mask;
    }
  }

  /** Adds a pair that is not there. @param value not 0 */
  add(a: number, b: number, value: number): void {
    if ((this.count + 1) * 2 > this.values.length) this.grow();
    this.count++;
    this.put(a, b, value);
  }

  private put(a: number, b: number, value: number): void {
    const mask = this.values.length - 1;
    let slot = hash(a, b) & mask;
    while (this.values[slot] !== 0) slot = (slot + 1) & mask;
    this.first[slot] = a;
    this.second[slot] = b;
    this.values[slot] = value;
  }

  private grow(): void {
    const { first, second, values } = this;
    this.first = new Int32Array(values.length * 2);
    this.second = new Int32Array(values.length * 2);
    this.values = new Int32Array(values.length * 2);
    for (let slot = 0; slot < values.length; slot++) {
      if (values[slot] !== 0) this.put(first[slot] as number, second[slot] as number, values[slot] as number);
    }
  }
}

/** Mixes well into the low bits; neighbouring numbers are common. */
function hash(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
