import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { splitForMiddleCut } from './middle-cut.ts';

describe('splitForMiddleCut', () => {
  it('keeps the last name of a path together', () => {
    expect(splitForMiddleCut('C:\\Windows\\System32\\mmcss.dll')).toEqual(['C:\\Windows\\System32', '\\mmcss.dll']);
  });
  it('takes a trailing backslash as part of the last name', () => {
    expect(splitForMiddleCut('C:\\Windows\\System32\\')).toEqual(['C:\\Windows', '\\System32\\']);
  });
  it('splits a connection at its arrow', () => {
    expect(splitForMiddleCut('vista-pc:49160 -> update.example:https')).toEqual(['vista-pc:49160', ' -> update.example:https']);
  });
  it('does not split what is short or has no place', () => {
    expect(splitForMiddleCut('C:\\a.txt')).toEqual(['C:\\a.txt', '']);
    expect(splitForMiddleCut('no separator at all here')).toEqual(['no separator at all here', '']);
  });
  it('limits the tail', () => {
    const [, tail] = splitForMiddleCut(`C:\\Windows\\${'x'.repeat(200)}`);
    expect(tail.length).toBe(48);
  });
  it('loses nothing and halves no character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const [head, tail] = splitForMiddleCut(text);
      expect(head + tail).toBe(text);
      expect(/^[\udc00-\udfff]/.test(tail) && /[\ud800-\udbff]$/.test(head)).toBe(false);
    }));
  });
});
