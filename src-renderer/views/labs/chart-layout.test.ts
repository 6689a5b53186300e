import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartLayout } from './chart-layout.ts';

describe('chartLayout', () => {
  it('draws lengths in the proportion of the values, the longest as long as there is room', () => {
    const { bars } = chartLayout([{ name: 'a', values: [2, 0.5] }, { name: 'b', values: [1, 0] }], 504);
    expect(bars.map(({ width }) => width)).toEqual([400, 100, 200, 0]);
  });

  it('shows a small value that is not 0, and none for what is not available', () => {
    const { bars } = chartLayout([{ name: 'a', values: [1_000_000, 1] }, { name: 'b', values: [null, 0] }], 504);
    expect(bars.map(({ width }) => width)).toEqual([400, 2, 0, 0]);
  });

  it('never overlaps, stays in its width and leaves room for the values, whatever they are', () => {
    const value = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { nil: null });
    fc.assert(fc.property(fc.array(fc.tuple(value, value), { maxLength: 8 }), fc.integer({ min: 120, max: 2000 }), (values, width) => {
      const layout = chartLayout(values.map((pair, index) => ({ name: String(index), values: pair })), width);
      let below = 0;
      for (const bar of layout.bars) {
        expect(bar.y).toBeGreaterThanOrEqual(below);
        expect(bar.width).toBeGreaterThanOrEqual(0);
        expect(bar.valueX).toBeLessThanOrEqual(width - 98);
        below = bar.y + bar.height;
      }
      expect(layout.height).toBe(below);
      for (const { metric, y } of layout.names) expect(layout.bars.filter((bar) => bar.metric === metric).every((bar) => bar.y > y)).toBe(true);
    }));
  });
});
