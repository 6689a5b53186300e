import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSelection, countBits } from './row-selection.ts';

describe('countBits', () => {
  it('counts the set bits of any run of words', () => {
    fc.assert(fc.property(fc.uint32Array({ maxLength: 40 }), fc.nat(40), fc.nat(40), (words, a, b) => {
      const from = Math.min(a, b, words.length);
      const to = Math.min(Math.max(a, b), words.length);
      const expected = [...words.slice(from, to)].reduce((sum, word) => sum + word.toString(2).replaceAll('0', '').length, 0);
      expect(countBits(words, from, to)).toBe(expected);
    }));
  });
});

describe('RowSelection', () => {
  it('clears a segment that had rows and goes on after it', () => {
    const selection = new RowSelection();
    for (const row of [5, 70_000, 524_288 + 9]) selection.set(row, true);
    selection.clearSegment(0);
    expect([...selection.rows(0, 9)]).toEqual([524_297]);
    selection.set(70_000, true);
    expect([selection.count, selection.rank(524_297), selection.next(-1)]).toEqual([2, 1, 70_000]);
  });

  it('forgets what lies before a row', () => {
    const selection = new RowSelection();
    for (const row of [5, 70_000, 600_000, 600_001]) selection.set(row, true);
    selection.discardBefore(600_001);
    expect([...selection.rows(0, 9)]).toEqual([600_001]);
    expect(selection.has(5)).toBe(false);
  });
});
