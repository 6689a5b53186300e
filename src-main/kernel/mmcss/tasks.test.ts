import { describe, expect, it } from 'vitest';
import { boostedPriority, effectiveResponsiveness, exhaustedPriority, makeTask } from './tasks.ts';

const medium = (priority: number) => makeTask('T', { category: 'Medium', priority, backgroundOnly: 'False', clockRate: 10_000 });

describe('tasks', () => {
  it('have the ranges of their categories', () => {
    const priorities = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(priorities.map((priority) => boostedPriority(medium(priority), 0))).toEqual([16, 17, 18, 19, 20, 21, 22, 23]);
    // As present documentation has it.
    expect([6, 7, 8].map((priority) => boostedPriority(medium(priority), 0, 22))).toEqual([21, 22, 22]);
    const high = makeTask('H', { category: 'High', priority: 7, backgroundOnly: 'True', clockRate: null });
    expect([-1, 0, 1, 2].map((relative) => boostedPriority(high, relative))).toEqual([23, 24, 25, 26]);
    for (const priority of priorities) {
      for (const relative of [-1, 0, 1, 2]) {
        expect(boostedPriority(medium(priority), relative)).toBeOneOf([16, 17, 18, 19, 20, 21, 22, 23]);
        expect(exhaustedPriority(medium(priority), relative)).toBeOneOf([1, 2, 3, 4, 5, 6, 7]);
        const low = makeTask('L', { category: 'Low', priority, backgroundOnly: 'True', clockRate: null });
        expect(boostedPriority(low, relative)).toBeOneOf([8, 9, 10, 11, 12, 13, 14, 15]);
      }
    }
  });

  it('take defaults for what is missing or out of range', () => {
    expect(makeTask('T', { category: '', priority: null, backgroundOnly: '', clockRate: null })).toEqual({ name: 'T', category: 'Medium', priority: 2, backgroundOnly: false, clockRate: 10_000 });
    expect(makeTask('T', { category: 'High', priority: 99, backgroundOnly: 'true', clockRate: 0 })).toMatchObject({ category: 'High', priority: 8, backgroundOnly: true, clockRate: 10_000 });
  });
});

describe('System Responsiveness', () => {
  it('is rounded up to ten per cent, and 0 counts as 10', () => {
    expect([0, 1, 10, 11, 15, 20, 40, 99, 100, 4_000].map(effectiveResponsiveness)).toEqual([10, 10, 10, 20, 20, 20, 40, 100, 100, 100]);
  });
});
