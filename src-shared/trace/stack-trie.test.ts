import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StackTrie } from './stack-trie.ts';

describe('StackTrie', () => {
  it('gives equal stacks equal ids, in order of first use', () => {
    // Few parents and many frames, so that some nodes have more children than a list holds.
    const step = fc.record({ parent: fc.nat(1000), frame: fc.integer({ min: 1, max: 40 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const trie = new StackTrie();
      const model = new Map<string, number>();
      for (const { parent: wanted, frame } of steps) {
        const parent = wanted % Math.min(trie.size, 5);
        const key = `${parent} ${frame}`;
        const known = model.get(key) ?? trie.size;
        model.set(key, known);
        expect(trie.intern(parent, frame)).toBe(known);
        expect([...trie.words.subarray(known * 2, known * 2 + 2)]).toEqual([parent, frame]);
      }
      expect(trie.size).toBe(model.size + 1);
    }));
  });

  it('grows, with nodes of any number of children', () => {
    const trie = new StackTrie();
    const ids: number[] = [];
    for (let frame = 1; frame <= 10_000; frame++) ids.push(trie.intern(0, frame));
    for (let frame = 1, stack = 0; frame <= 10_000; frame++) ids.push((stack = trie.intern(stack === 0 ? 1 : stack, frame)));
    expect(ids).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
    expect(trie.intern(0, 9_999)).toBe(9_999);
    expect(trie.intern(19_999, 10_000)).toBe(20_000);
  });
});
