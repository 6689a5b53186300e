import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadyQueue } from './ready-queue.ts';
import type { KThread } from './thread.ts';

const thread = (tid: number, priority: number, affinity = 1): KThread => ({ tid, priority, affinity, nextReady: null, previousReady: null }) as unknown as KThread;

describe('ReadyQueue', () => {
  it('gives the highest priority first, and first in first out within one', () => {
    const queue = new ReadyQueue();
    for (const [tid, priority] of [[1, 8], [2, 15], [3, 8], [4, 31], [5, 0]] as const) queue.insertTail(thread(tid, priority));
    const head = thread(6, 8);
    queue.insertHead(head);
    expect(queue.highest).toBe(31);
    expect(Array.from({ length: 7 }, () => queue.take(-1, 1)?.tid)).toEqual([4, 2, 6, 1, 3, 5, undefined]);
    expect(queue.highest).toBe(-1);
  });

  it('agrees with a plain list, whatever is put in and taken out', () => {
    const action = fc.record({ kind: fc.constantFrom('head', 'tail', 'take', 'remove'), priority: fc.integer({ min: 0, max: 31 }), affinity: fc.integer({ min: 1, max: 3 }), bit: fc.constantFrom(1, 2), which: fc.nat(50) });
    fc.assert(fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
      const queue = new ReadyQueue();
      let model: KThread[] = [];
      let tid = 0;
      for (const { kind, priority, affinity, bit, which } of actions) {
        if (kind === 'head' || kind === 'tail') {
          const added = thread(tid++, priority, affinity);
          if (kind === 'head') queue.insertHead(added);
          else queue.insertTail(added);
          model = kind === 'head' ? [added, ...model] : [...model, added];
        } else if (kind === 'take') {
          const best = [...model].sort((a, b) => b.priority - a.priority).find((known) => (known.affinity & bit) !== 0 && known.priority >= priority) ?? null;
          expect(queue.take(priority, bit)).toBe(best);
          model = model.filter((known) => known !== best);
        } else if (model.length > 0) {
          const victim = model[which % model.length] as KThread;
          queue.remove(victim);
          model = model.filter((known) => known !== victim);
        }
        expect(queue.highest).toBe(Math.max(-1, ...model.map((known) => known.priority)));
        expect([...queue].map((known) => known.tid)).toEqual([...model].sort((a, b) => b.priority - a.priority).map((known) => known.tid));
      }
    }));
  });
});
