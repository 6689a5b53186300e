import { describe, expect, it } from 'vitest';
import { CYCLES_PER_100NS, CYCLES_PER_MS, CYCLES_PER_SECOND, CYCLES_PER_US, TICK_10_MS, TICK_15_625_MS, cyclesOfMs, cyclesOfSeconds, cyclesOfUs, nsOfCycles } from './time.ts';

describe('simulated time', () => {
  it('has whole cycles in every unit that Windows uses', () => {
    expect([CYCLES_PER_MS, CYCLES_PER_US, CYCLES_PER_100NS].map((unit) => CYCLES_PER_SECOND % unit)).toEqual([0, 0, 0]);
    expect([TICK_15_625_MS % 3, TICK_10_MS % 3]).toEqual([0, 0]);
    expect(64 * TICK_15_625_MS).toBe(CYCLES_PER_SECOND);
    expect(100 * TICK_10_MS).toBe(CYCLES_PER_SECOND);
  });

  it('converts both ways without losing a cycle of a whole unit', () => {
    expect([cyclesOfUs(50), cyclesOfMs(15.625), cyclesOfSeconds(2)]).toEqual([120_000, TICK_15_625_MS, 4_800_000_000]);
    expect([1, 12, 240, CYCLES_PER_SECOND, 1e15 + 7].map(nsOfCycles)).toEqual([0, 5, 100, 1e9, Math.floor(((1e15 + 7) / 12) * 5)]);
  });
});
