import { describe, expect, it } from 'vitest';
import { overviewBars, pixelOf, timeAt } from './overview-layout.ts';

describe('overviewBars', () => {
  it('draws nothing where nothing happened', () => {
    expect(overviewBars({ bins: 0, classes: 2, counts: new Uint32Array() }, 100, 40)).toEqual([]);
    expect(overviewBars({ bins: 3, classes: 1, counts: new Uint32Array(3) }, 100, 40)).toEqual([]);
  });
  it('stacks the classes of a bar from the bottom', () => {
    const bars = overviewBars({ bins: 1, classes: 2, counts: Uint32Array.of(3, 1) }, 8, 40);
    expect(bars.map(({ y, height, eventClass }) => [eventClass, y, height])).toEqual([[0, 13, 27], [1, 4, 9]]);
  });
  it('shows a quiet moment beside a storm', () => {
    const [, quiet] = overviewBars({ bins: 2, classes: 1, counts: Uint32Array.of(10_000, 1) }, 16, 40);
    expect(quiet?.height).toBe(2);
  });
  it('gathers bins where there are more of them than room, losing none', () => {
    const bars = overviewBars({ bins: 100, classes: 1, counts: new Uint32Array(100).fill(1) }, 40, 40);
    expect(bars).toHaveLength(10);
    expect(new Set(bars.map((bar) => bar.height)).size).toBe(1);
  });
});

describe('time and pixels', () => {
  it('are each other\'s inverse', () => {
    expect(timeAt(pixelOf(150, 200, 100, 400), 200, 100, 400)).toBe(150);
  });
  it('stay within the strip', () => expect(timeAt(-5, 200, 100, 400)).toBe(100));
});
