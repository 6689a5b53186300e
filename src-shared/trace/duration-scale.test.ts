import { describe, expect, it } from 'vitest';
import { DURATION_KEYS, LONG_KEY, PENDING_KEY, durationKey, durationKeyStart } from './duration-scale.ts';
import { DURATION_U32_ESCAPE, DURATION_U32_PENDING } from './trace-chunk.ts';

describe('durationKey', () => {
  it('grows with the value and knows where each key starts', () => {
    for (let key = 0; key < DURATION_KEYS; key++) {
      const start = durationKeyStart(key);
      expect(durationKey(start)).toBe(key);
      if (start > 0) expect(durationKey(start - 1)).toBe(key - 1);
    }
  });

  it('gives long and pending durations a key of their own', () => {
    expect([durationKey(DURATION_U32_ESCAPE), durationKey(DURATION_U32_PENDING)]).toEqual([LONG_KEY, PENDING_KEY]);
    expect(durationKey(DURATION_U32_ESCAPE - 1)).toBe(LONG_KEY - 1);
  });
});
