import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineEvent } from './event-type.ts';
import { PayloadFormatError, PayloadReader, PayloadWriterBuffer, readFields } from './payload.ts';

const type = defineEvent({
  id: 1, eventClass: 'File System', name: 'Everything',
  fields: { a: 'u8', b: 'u16', c: 'u32', d: 'i32', e: 'varuint', f: 'f64', g: 'string', h: 'strings', i: 'bytes' },
  detail: () => '',
});
const strings = { string: (id: number) => `text ${id}` };

const fields = fc.record({
  a: fc.nat(255), b: fc.nat(65535), c: fc.nat(2 ** 31).map((n) => n * 2 - (n > 0 ? 1 : 0)), d: fc.integer(), e: fc.nat(Number.MAX_SAFE_INTEGER), f: fc.double({ noNaN: true }),
  g: fc.nat(1000), h: fc.array(fc.nat(1000)), i: fc.uint8Array(),
});

describe('readFields', () => {
  it('reads what the event type wrote, with text for ids', () => {
    fc.assert(fc.property(fields, (values) => {
      const payload = new PayloadWriterBuffer();
      type.write(payload, values);
      const read = readFields(type, new PayloadReader(payload.data.slice(0, payload.length)), strings);
      expect(read).toEqual({ ...values, g: `text ${values.g}`, h: values.h.map((id) => `text ${id}`) });
    }));
  });

  it('throws on a payload that ends early or holds nonsense, and never reads past it', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        readFields(type, new PayloadReader(bytes), strings);
      } catch (error) {
        expect(error).toBeInstanceOf(PayloadFormatError);
      }
    }));
  });
});
