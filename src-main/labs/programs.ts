// src-main/labs/programs.ts
//
// The workload helpers of the scheduling labs, as programs of the emulated machine.

import type { Program, UserContext } from '../kernel/core/program.ts';
import { CYCLES_PER_MS } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';

/** cpuhog.exe: computes until `end`. */
export function* cpuHog(u: UserContext, end: Cycles = Infinity): Program {
  while (u.now < end) yield u.compute(CYCLES_PER_MS);
}

/**
 * dodger.exe: runs for `run` cycles from just after a clock tick and sleeps through the next one, which wakes it again. The clock
 * never catches it. (The shortest delay ends at the next tick, because timers expire at ticks.)
 */
export function* tickDodger(u: UserContext, run: Cycles, end: Cycles = Infinity): Program {
  while (u.now < end) {
    yield u.compute(run);
    yield u.sleep(1);
  }
}

/** A service thread that has a little to do on every clock tick. */
export function* tickService(u: UserContext, burst: Cycles, end: Cycles): Program {
  yield u.sleep(1);
  yield* tickDodger(u, burst, end);
}
