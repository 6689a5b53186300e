import { describe, expect, it } from 'vitest';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import { profileFeatures } from '../core/features.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import type { UserContext, UserRequest } from '../core/program.ts';

/** When a program that works and then calls, forty times against a rival, comes back from its calls. */
function returns(work: (u: UserContext, cycles: Cycles) => UserRequest | null): Cycles[] {
  const kernel = new Kernel({ machine: DEFAULT_MACHINE, features: profileFeatures('windows-vista'), seed: 1 });
  const times: Cycles[] = [];
  kernel.ps.createProcess({
    imagePath: 'C:\\Tools\\leader.exe',
    program: function* (u) {
      for (let i = 0; i < 40; i++) {
        const request = work(u, 3 * CYCLES_PER_MS + i * 7_919);
        if (request !== null) yield request;
        yield u.yieldExecution();
        times.push(u.now);
      }
    },
  });
  kernel.ps.createProcess({ imagePath: 'C:\\Tools\\rival.exe', program: function* (u) { for (;;) yield u.compute(3 * CYCLES_PER_MS); } });
  kernel.runUntil(4 * CYCLES_PER_SECOND);
  return times;
}

describe('UserContext.lead', () => {
  it('is the same machine as computing first and calling then, also under preemption', () => {
    const apart = returns((u, cycles) => u.compute(cycles));
    const together = returns((u, cycles) => { u.lead = cycles; return null; });
    expect(apart).toHaveLength(40);
    expect(together).toEqual(apart);
  });

  it('spends exactly the cycles it was given', () => {
    const times = returns((u, cycles) => { u.lead = cycles; return null; });
    for (let i = 1; i < times.length; i++) expect((times[i] as Cycles) - (times[i - 1] as Cycles)).toBeGreaterThanOrEqual(3 * CYCLES_PER_MS);
  });
});
