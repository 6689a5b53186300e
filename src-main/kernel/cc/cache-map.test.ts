import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CacheMap, PAGE_BYTES } from './cache-map.ts';

describe('CacheMap', () => {
  it('finds the pages that are missing, in pieces no longer than the limit', () => {
    const map = new CacheMap();
    map.fill(0, 4096);
    map.fill(40_960, 100);
    const run = { offset: 0, length: 0 };
    expect(map.firstMissing(100, 65_536, 32_768, run)).toBe(true);
    expect(run).toEqual({ offset: 4096, length: 32_768 });
    map.fill(run.offset, run.length);
    expect(map.firstMissing(0, 45_056, 65_536, run)).toBe(true);
    expect(run).toEqual({ offset: 36_864, length: 4096 });
    map.fill(run.offset, run.length);
    expect(map.firstMissing(0, 45_056, 65_536, run)).toBe(false);
  });

  it('writes every changed page exactly once, whatever was changed in what order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 50 }))), (writes) => {
      const map = new CacheMap();
      const model = new Set<number>();
      for (const [page, pages] of writes) {
        map.write(page * PAGE_BYTES, pages * PAGE_BYTES);
        for (let i = 0; i < pages; i++) model.add(page + i);
      }
      expect(map.dirtyPages).toBe(model.size);
      const run = { offset: 0, length: 0 };
      while (map.takeDirty(65_536, run)) {
        expect(run.length).toBeLessThanOrEqual(65_536);
        for (let at = run.offset; at < run.offset + run.length; at += PAGE_BYTES) expect(model.delete(at / PAGE_BYTES)).toBe(true);
      }
      expect(model.size).toBe(0);
    }));
  });
});
