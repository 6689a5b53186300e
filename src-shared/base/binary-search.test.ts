import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound, upperBound } from './binary-search.ts';

describe('lowerBound and upperBound', () => {
  it('agree with a linear search', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: -1, max: 31 }), (values, target) => {
      const sorted = values.sort((a, b) => a - b);
      expect(lowerBound(sorted, target)).toBe(sorted.filter((value) => value < target).length);
      expect(upperBound(sorted, target)).toBe(sorted.filter((value) => value <= target).length);
    }));
  });
});
