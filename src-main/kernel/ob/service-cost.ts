// src-main/kernel/ob/service-cost.ts
//
// How many cycles a piece of kernel work takes: a median and a spread. The body is log-normal, as measured for system calls on real
// machines (sd of ln 0.5-1.3), with a rare tail (a lock that was held, a cold cache line, a page that was out).
//
// Integers only at run time: a table of 256 quantiles per spread in 1/1024ths, picked by 8 random bits, and 24 further bits that decide
// about the tail. [assumed] figures: shaped after published distributions of Process Monitor durations.

import type { Prng } from '../../../src-shared/base/prng.ts';
import type { Cycles } from '../core/time.ts';

const QUANTILES = 256;
const ONE = 1024;
/** Smallest factor of the tail. */
const TAIL_BEGIN = 6;
const tables = new Map<number, Int32Array>();

/** Quantiles of exp(sigma * z), z standard normal, in 1/1024ths. */
function quantileTable(sigma: number): Int32Array {
  let table = tables.get(sigma);
  if (table === undefined) {
    table = new Int32Array(QUANTILES);
    for (let i = 0; i < QUANTILES; i++) table[i] = Math.round(Math.exp(sigma * normalQuantile((i + 0.5) / QUANTILES)) * ONE);
    tables.set(sigma, table);
  }
  return table;
}

/** Inverse of the normal distribution (Acklam's rational approximation for the centre, a logarithmic one for the ends). */
function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  // Abramowitz and Stegun 26.2.23: error below 4.5e-4.
  const t = Math.sqrt(-2 * Math.log(1 - p));
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
}

/** Cost of one kind of work. */
export class ServiceCost {
  readonly median: Cycles;
  private readonly table: Int32Array;
  private readonly tailChance: number;
  private readonly tailFactor: number;

  /**
   * @param medianUs microseconds at 2.4 GHz @param sigma sd of ln
   * @param tailPerMille how often the tail strikes @param tailFactor largest factor of the tail
   */
  constructor(medianUs: number, sigma: number, tailPerMille = 0, tailFactor = 1) {
    this.median = Math.round(medianUs * 2400);
    this.table = quantileTable(sigma);
    this.tailChance = Math.round((tailPerMille * 0x100_0000) / 1000);
    this.tailFactor = tailFactor;
  }

  sample(prng: Prng): Cycles {
    const bits = prng.uint32();
    let cycles = Math.floor((this.median * (this.table[bits & 0xff] as number)) / ONE);
    const tail = bits >>> 8;
    // Within the tail the chance of a factor x falls like 1/x: many small ones, few large ones.
    if (tail < this.tailChance) cycles *= Math.min(this.tailFactor, Math.floor((this.tailChance * TAIL_BEGIN) / (tail + 1)));
    return cycles < 24 ? 24 : cycles;
  }
}
