// src-main/kernel/ke/balance-set.ts
//
// The balance set manager's starvation pass: once a second it looks at up to 16 ready threads a processor, and a thread that has
// been ready for about 4 seconds without running gets priority 15 and a longer quantum; at its end it falls back to its base.
//
// Models: Windows Internals 7th ed., part 1, ch. 4 "Priority boosts for CPU starvation": about 4 seconds of waiting, 16 threads a
// pass; threads whose boosts are switched off (ThreadPriorityBoost) are left alone [assumed]. How much longer the quantum is differs by release (two or four times); the model takes four throughout.

import type { Kernel } from '../core/kernel.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import { LOW_REALTIME_PRIORITY } from './quantum.ts';
import { WaitReason } from './thread.ts';
import type { KThread } from './thread.ts';

export const BALANCE_SET_PRIORITY = 16;
const PERIOD = CYCLES_PER_SECOND;
const STARVED_TICKS = 256;
const THREADS_PER_PASS = 16;
const BOOST_PRIORITY = LOW_REALTIME_PRIORITY - 1;
const QUANTUM_FACTOR = 4;

export function* balanceSetManager(u: UserContext): KernelRoutine {
  for (;;) {
    yield u.delay(PERIOD, WaitReason.Executive);
    yield u.compute(COSTS.balanceSet);
    boostStarvedThreads(u.kernel);
  }
}

/** One pass. @returns how many threads were boosted */
export function boostStarvedThreads(kernel: Kernel): number {
  const starvedSince = kernel.now - STARVED_TICKS * kernel.machine.tickCycles;
  let boosted = 0;
  for (const cpu of kernel.ke.processors) {
    const starved: KThread[] = [];
    let seen = 0;
    for (const thread of cpu.ready) {
      if (thread.priority >= BOOST_PRIORITY || thread.boostDisabled) continue;
      if (seen++ === THREADS_PER_PASS) break;
      if (thread.stateTime <= starvedSince) starved.push(thread);
    }
    for (const thread of starved) kernel.ke.boostReady(thread, BOOST_PRIORITY, QUANTUM_FACTOR);
    boosted += starved.length;
  }
  return boosted;
}
