// src-shared/base/prng.ts
//
// Seeded pseudo-random streams for everything that has to be the same twice. Integers only: a float in the interface
// would tempt callers into rounding that differs by expression order.
//
// Algorithm: xoshiro128** 1.1 (Blackman and Vigna, public domain reference), 32-bit words through Math.imul. The state is
// filled by splitmix32 from the seed and, for a named stream, from the FNV-1a hash of its name, so that a new draw in one
// component shifts no other component's stream.

import { AssertionError, assert } from './assert.ts';

const UINT32 = 0x1_0000_0000;

export class Prng {
  private s0 = 0;
  private s1 = 0;
  private s2 = 0;
  private s3 = 0;

  /** @param seed any integer; its low 53 bits count. */
  constructor(seed: number, streamName = '') {
    assert(Number.isSafeInteger(seed), `seed must be a safe integer, got ${seed}`);
    let state = (seed >>> 0) ^ Math.imul(Math.floor(seed / UINT32) | 0, 0x9e3779b1) ^ hashName(streamName);
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let z = state ^ (state >>> 16);
      z = Math.imul(z, 0x21f0aaad);
      z ^= z >>> 15;
      z = Math.imul(z, 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.s0 = next();
    this.s1 = next();
    this.s2 = next();
    this.s3 = next() | 1;
  }

  /** 32 random bits as an unsigned integer. */
  uint32(): number {
    const product = Math.imul(this.s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const t = this.s1 << 9;
    this.s2 ^= this.s0;
    this.s3 ^= this.s1;
    this.s1 ^= this.s2;
    this.s0 ^= this.s3;
    this.s2 ^= t;
    this.s3 = (this.s3 << 11) | (this.s3 >>> 21);
    return result >>> 0;
  }

  /** Uniform integer in [0, count). `count` up to 2^32; unbiased. */
  below(count: number): number {
    if (!(count > 0 && count <= UINT32)) throw new AssertionError(`below: count out of range: ${count}`);
    const limit = UINT32 - (UINT32 % count);
    let value = this.uint32();
    while (value >= limit) value = this.uint32();
    return value % count;
  }

  /** Uniform integer in [low, high], both included. */
  intInclusive(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in numerator of denominator cases. */
  chance(numerator: number, denominator: number): boolean {
    return this.below(denominator) < numerator;
  }

  /** One element of a non-empty list. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Index chosen with the given non-negative integer weights. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let at = this.below(total);
    for (let i = 0; i < weights.length; i++) {
      at -= weights[i] as number;
      if (at < 0) return i;
    }
    return weights.length - 1;
  }
}

function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash;
}
