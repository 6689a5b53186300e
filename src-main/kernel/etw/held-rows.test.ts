import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regCloseKey } from '../../../src-shared/trace/events/reg-close-key.ts';
import { threadCreate } from '../../../src-shared/trace/events/thread-create.ts';
import { HeldRows } from './held-rows.ts';
import { RecordingSink } from './recording-sink.ts';

function make(): { sink: RecordingSink; held: HeldRows; place: { rowBuffer: number }; head: number; pendingHead: number } {
  const sink = new RecordingSink();
  const place = { rowBuffer: 0 };
  const held = new HeldRows(sink, place);
  return { sink, held, place, head: held.head(0, 4, threadCreate.id, 0, 0), pendingHead: held.head(0, 4, regCloseKey.id, 0xffff_ffff, 0) };
}

describe('held rows', () => {
  it('reach the sink in order of time, each with its own payload, when all before them are decided', () => {
    const { sink, held, place, head } = make();
    [1, 2, 1, 2].forEach((buffer, time) => {
      place.rowBuffer = buffer;
      held.payload.u32(100 + time);
      held.append(time, 0, head, 0, 0, 0);
    });
    held.written(2);
    expect(sink.rows.length).toBe(0);
    held.written(1);
    expect(sink.rows.map((row) => row.detail)).toEqual(['Thread ID: 100', 'Thread ID: 101', 'Thread ID: 102', 'Thread ID: 103']);
  });

  it('are completed while they wait, after they were delivered, and not at all where they were dropped', () => {
    const { sink, held, place, head, pendingHead } = make();
    const rows = [1, 2, 3].map((buffer, time) => {
      place.rowBuffer = buffer;
      return held.append(time, -1, pendingHead, 0, 0, 0);
    });
    const complete = (index: number): void => {
      held.payload.u32(index);
      held.complete(rows[index] as number, head, 5);
    };
    complete(0);
    held.written(1);
    held.written(2);
    held.dropped(3);
    expect(sink.rows.map((row) => row.duration)).toEqual([5, -1]);
    complete(1);
    complete(2);
    expect(sink.rows.map((row) => [row.duration, row.detail])).toEqual([[5, 'Thread ID: 0'], [5, 'Thread ID: 1']]);
    expect(held.rowsDropped).toBe(1);
  });

  it('are delivered or dropped, every one, by the fate of their buffers', () => {
    fc.assert(fc.property(fc.array(fc.nat(5), { maxLength: 60 }), fc.array(fc.constantFrom('written', 'dropped', 'open'), { minLength: 6, maxLength: 6 }), fc.array(fc.nat(5), { maxLength: 6 }), (buffers, fates, order) => {
      const { sink, held, place, head } = make();
      buffers.forEach((buffer, time) => {
        place.rowBuffer = buffer;
        held.payload.u32(time);
        held.append(time, 0, head, 0, 0, 0);
      });
      for (const buffer of new Set(order)) {
        if (buffer === 0) continue;
        if (fates[buffer] === 'written') held.written(buffer);
        else if (fates[buffer] === 'dropped') held.dropped(buffer);
      }
      const dropped = (buffer: number): boolean => buffer !== 0 && order.includes(buffer) && fates[buffer] === 'dropped';
      held.finish();
      expect(sink.rows.map((row) => row.time)).toEqual(buffers.map((_, time) => time).filter((time) => !dropped(buffers[time] as number)));
      expect(held.rowsDropped).toBe(buffers.filter(dropped).length);
      expect(held.heldRows).toBe(0);
    }));
  });
});
