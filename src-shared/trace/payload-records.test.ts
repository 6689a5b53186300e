import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PayloadArena } from './payload-arena.ts';
import { PayloadRecords } from './payload-records.ts';

describe('PayloadRecords', () => {
  it('makes records that the store reads back, over any number of cuts', () => {
    const payload = fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ minLength: 90, maxLength: 135 }), fc.nat(20_000).map((length) => new Uint8Array(length).fill(length)));
    fc.assert(fc.property(fc.array(fc.record({ payload, cut: fc.boolean() }), { maxLength: 12 }), (events) => {
      const records = new PayloadRecords();
      const arena = new PayloadArena();
      const refs = events.map((event, row) => {
        for (const byte of event.payload.subarray(0, 3)) records.u8(byte);
        records.bytes(event.payload.subarray(3));
        const ref = records.take();
        if (event.cut || row === events.length - 1) {
          arena.append(records.records(), row + 1);
          records.cut();
        }
        return ref;
      });
      expect(refs.map((ref) => [...arena.get(ref)])).toEqual(events.map((event) => [...event.payload]));
    }), { numRuns: 30 });
  });

  it('goes on behind a payload of any length', () => {
    const records = new PayloadRecords();
    const arena = new PayloadArena();
    const payloads = [200_001, 3, 3, 900_002, 7].map((length) => new Uint8Array(length).fill(length));
    const refs = payloads.map((payload) => {
      records.bytes(payload);
      return records.take();
    });
    arena.append(records.records(), refs.length);
    expect(refs.map((ref) => arena.get(ref).length)).toEqual([200_001, 3, 3, 900_002, 7]);
    expect(refs[1]).toBe(refs[2]);
    expect([...arena.get(refs[4]!)]).toEqual([...payloads[4]!]);
  });

  it('shares equal short payloads of a batch, and none of another', () => {
    const records = new PayloadRecords();
    const take = (...words: number[]): number => {
      for (const word of words) records.u32(word);
      return records.take();
    };
    const first = take(1, 2);
    expect(take(1, 3)).not.toBe(first);
    expect(take(1, 2)).toBe(first);
    expect(take()).toBe(0);
    records.cut();
    expect(take(1, 2)).not.toBe(first);
  });
});
