// src-main/kernel/workloads/rhythm.ts
//
// When things happen on a desktop. A person does something (a moment); services answer it; between moments only timers go.
// Moments come at random distances, in waves: half of them soon after the one before, some after a pause. They are a fixed
// list for a seed, made as far as anyone has asked, and every thread that takes part looks at the same list.

import { CYCLES_PER_MS } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import type { Prng } from '../../../src-shared/base/prng.ts';
import { mix } from './call-sites.ts';
import type { Agenda } from './performer.ts';
import type { Script } from './script.ts';

/** -ln((i + 0.5) / 32) in thousandths: quantiles of the exponential distribution with mean 1,000. */
const EXPONENTIAL = [4159, 3060, 2549, 2213, 1962, 1761, 1594, 1451, 1326, 1214, 1114, 1023, 940, 863, 791, 725, 662, 604, 548, 496, 447, 400, 355, 313, 272, 233, 196, 160, 126, 93, 61, 30] as const;

/** Random length with the given mean, exponentially distributed. */
export function exponential(prng: Prng, mean: Cycles): Cycles {
  return Math.max(1, Math.round((mean * (EXPONENTIAL[prng.below(32)] as number)) / 1_000));
}

export interface RhythmOptions {
  /** Mean time between moments. */
  readonly meanInterval: Cycles;
  readonly start: Cycles;
}

export class Rhythm {
  private readonly prng: Prng;
  private readonly options: RhythmOptions;
  private readonly times: Cycles[] = [];

  constructor(prng: Prng, options: RhythmOptions) {
    this.prng = prng;
    this.options = options;
  }

  /** Time of the moment with that number. */
  time(moment: number): Cycles {
    while (this.times.length <= moment) {
      const last = this.times.at(-1);
      if (last === undefined) this.times.push(this.options.start);
      else {
        const { meanInterval } = this.options;
        const wave = this.prng.below(100);
        const mean = wave < 60 ? meanInterval * 0.2 : wave < 85 ? meanInterval : meanInterval * 4.2;
        this.times.push(last + exponential(this.prng, mean));
      }
    }
    return this.times[moment] as Cycles;
  }
}

export interface PartOptions {
  /** Tells apart who takes part. */
  readonly key: number;
  /** Takes part in so many of 1,000 moments. */
  readonly perMille: number;
  /** How long after the moment it begins: at least, and spread. */
  readonly delay: Cycles;
  readonly spread: Cycles;
  /** What it does then: one or several scripts. */
  readonly answer: (moment: number) => readonly Script[];
  /** Done once, before anything else. */
  readonly first?: readonly Script[];
  /** Not before. */
  readonly notBefore?: Cycles;
  /** Stops after so many answers: a pool thread that is not needed any more. */
  readonly answers?: number;
}

/** Agenda of a thread that answers moments. */
export class Part implements Agenda {
  wakeTime: Cycles = 0;
  private readonly rhythm: Rhythm;
  private readonly options: PartOptions;
  private readonly due: Script[] = [];
  private moment = 0;
  private answered = 0;

  constructor(rhythm: Rhythm, options: PartOptions) {
    this.rhythm = rhythm;
    this.options = options;
    this.due.push(...(options.first ?? []));
  }

  next(now: Cycles): Script | null {
    for (;;) {
      const script = this.due.shift();
      if (script !== undefined) return script;
      const { key, perMille, delay, spread, answer, notBefore = 0, answers = Infinity } = this.options;
      if (this.answered >= answers) {
        this.wakeTime = Infinity;
        return null;
      }
      while (mix(this.moment, key, 1) % 1_000 >= perMille) this.moment++;
      const begin = Math.max(notBefore, this.rhythm.time(this.moment) + delay + (spread > 0 ? mix(this.moment, key, 2) % spread : 0));
      if (begin > now) {
        this.wakeTime = begin;
        return null;
      }
      this.due.push(...answer(this.moment));
      this.moment++;
      this.answered++;
    }
  }
}

/** Agenda of a thread that works at its own pace. */
export class Timer implements Agenda {
  wakeTime: Cycles;
  private readonly prng: Prng;
  private readonly meanInterval: Cycles;
  private readonly work: (round: number) => readonly Script[];
  private readonly due: Script[] = [];
  private round = 0;

  constructor(prng: Prng, meanInterval: Cycles, firstAt: Cycles, work: (round: number) => readonly Script[]) {
    this.prng = prng;
    this.meanInterval = meanInterval;
    this.wakeTime = firstAt;
    this.work = work;
  }

  next(now: Cycles): Script | null {
    for (;;) {
      const script = this.due.shift();
      if (script !== undefined) return script;
      if (this.wakeTime > now) return null;
      this.due.push(...this.work(this.round++));
      this.wakeTime += Math.max(CYCLES_PER_MS, exponential(this.prng, this.meanInterval));
      if (this.due.length === 0) return null;
    }
  }
}

/** Agenda of a thread that waits for others to give it something to do; it looks every so often. */
export class Mailbox implements Agenda {
  wakeTime: Cycles = 0;
  private readonly letters: Script[] = [];
  private readonly lookEvery: Cycles;

  constructor(lookEvery: Cycles) {
    this.lookEvery = lookEvery;
  }

  post(...scripts: readonly Script[]): void {
    this.letters.push(...scripts);
  }

  next(now: Cycles): Script | null {
    const script = this.letters.shift();
    if (script !== undefined) return script;
    this.wakeTime = now + this.lookEvery;
    return null;
  }
}

/** Agenda that does its scripts one after another and ends; a process that lives for one task. */
export class Sequence implements Agenda {
  wakeTime: Cycles = 0;
  private readonly scripts: readonly Script[];
  private at = 0;

  constructor(scripts: readonly Script[]) {
    this.scripts = scripts;
  }

  next(): Script | null {
    const script = this.scripts[this.at++];
    if (script !== undefined) return script;
    this.wakeTime = Infinity;
    return null;
  }
}

/** Agenda of a thread that only waits until its time is over, then ends. */
export class Idle implements Agenda {
  wakeTime: Cycles;
  constructor(until: Cycles) {
    this.wakeTime = until;
  }

  next(now: Cycles): Script | null {
    if (now >= this.wakeTime) this.wakeTime = Infinity;
    return null;
  }
}

/** A number below `count`, small ones far more likely: rank r with weight (r + offset)^-1.5. */
export class ZipfChoice {
  private readonly sums: number[] = [];

  constructor(count: number, offset = 1) {
    let sum = 0;
    for (let rank = 0; rank < count; rank++) {
      const x = rank + offset;
      // Square roots are exact to the last bit on every machine, other powers are not.
      sum += Math.floor(10_000_000 / (x * Math.sqrt(x)));
      this.sums.push(sum);
    }
  }

  /** @param bits any unsigned integer */
  at(bits: number): number {
    const total = this.sums.at(-1) as number;
    const target = bits % total;
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] as number) > target) high = middle; else low = middle + 1;
    }
    return low;
  }
}
