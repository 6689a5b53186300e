import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

describe('EventQueue', () => {
  it('gives equal times in the order in which they were put in', () => {
    const queue = new EventQueue<string>();
    for (const name of ['a', 'b', 'c', 'd', 'e']) queue.schedule(7, name);
    expect([queue.pop(), queue.pop(), queue.pop(), queue.pop(), queue.pop(), queue.pop()]).toEqual(['a', 'b', 'c', 'd', 'e', null]);
  });

  it('knows a handle that has left from one that waits, even when its slot is used again', () => {
    const queue = new EventQueue<string>();
    const first = queue.schedule(1, 'first');
    queue.pop();
    const second = queue.schedule(2, 'second');
    expect(second).not.toBe(first);
    expect(queue.cancel(first)).toBe(false);
    expect(queue.isScheduled(second)).toBe(true);
    expect(queue.cancel(second)).toBe(true);
    expect(queue.cancel(second)).toBe(false);
    expect(queue.nextTime).toBe(Infinity);
  });

  it('behaves like a sorted list under any mix of schedule, cancel and pop', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('schedule' as const), time: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(200) }),
      fc.record({ kind: fc.constant('pop' as const) }),
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const queue = new EventQueue<number>();
      let model: { time: number; sequence: number; handle: number }[] = [];
      const handles: number[] = [];
      let sequence = 0;
      for (const action of steps) {
        if (action.kind === 'schedule') {
          const handle = queue.schedule(action.time, sequence, sequence * 3);
          handles.push(handle);
          model.push({ time: action.time, sequence: sequence++, handle });
          model.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
        } else if (action.kind === 'cancel' && handles.length > 0) {
          const handle = handles[action.which % handles.length] as number;
          const known = model.some((entry) => entry.handle === handle);
          expect(queue.cancel(handle)).toBe(known);
          model = model.filter((entry) => entry.handle !== handle);
        } else if (action.kind === 'pop') {
          const first = model.shift();
          expect(queue.pop()).toBe(first === undefined ? null : first.sequence);
          if (first !== undefined) expect([queue.poppedTime, queue.poppedArg]).toEqual([first.time, first.sequence * 3]);
        }
        expect(queue.size).toBe(model.length);
        expect(queue.nextTime).toBe(model[0]?.time ?? Infinity);
      }
    }));
  });
});
