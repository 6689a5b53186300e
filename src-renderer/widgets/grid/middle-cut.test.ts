import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { splitForMiddleCut } from './middle-cut.ts';

describe('splitForMiddleCut', () => {
  it('keeps the root and the last name of a path together', () => {
    expect(splitForMiddleCut('C:\\Windows\\System32\\mmcss.dll')).toEqual({ root: 'C:\\', head: 'Windows\\System32', tail: '\\mmcss.dll' });
    expect(splitForMiddleCut('\\Device\\HarddiskVolume1\\a.txt')).toEqual({ root: '\\Device\\', head: 'HarddiskVolume1', tail: '\\a.txt' });
    expect(splitForMiddleCut('\\\\server\\share\\notes.txt')).toEqual({ root: '\\\\server\\', head: 'share', tail: '\\notes.txt' });
  });
  it('keeps the root where there is only one name below it', () => {
    expect(splitForMiddleCut('HKCR\\{71285D65-9D98-4B1A-8E60-1A3C9A2D0F44}')).toEqual({ root: 'HKCR\\', head: '', tail: '{71285D65-9D98-4B1A-8E60-1A3C9A2D0F44}' });
  });
  it('takes a trailing backslash as part of the last name', () => {
    expect(splitForMiddleCut('C:\\Windows\\System32\\')).toEqual({ root: 'C:\\', head: 'Windows', tail: '\\System32\\' });
  });
  it('splits a connection at its arrow', () => {
    expect(splitForMiddleCut('vista-pc:49160 -> update.example:https')).toEqual({ root: '', head: 'vista-pc:49160', tail: ' -> update.example:https' });
  });
  it('does not split what is short or has no place', () => {
    expect(splitForMiddleCut('C:\\a.txt')).toEqual({ root: '', head: 'C:\\a.txt', tail: '' });
    expect(splitForMiddleCut('no separator at all here')).toEqual({ root: '', head: 'no separator at all here', tail: '' });
  });
  it('limits the tail', () => {
    expect(splitForMiddleCut(`C:\\Windows\\${'x'.repeat(200)}`).tail.length).toBe(48);
  });
  it('loses nothing and halves no character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { root, head, tail } = splitForMiddleCut(text);
      expect(root + head + tail).toBe(text);
      expect(/^[\udc00-\udfff]/.test(tail) && /[\ud800-\udbff]$/.test(root + head)).toBe(false);
    }));
  });
});
