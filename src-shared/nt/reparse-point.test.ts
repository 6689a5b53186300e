import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReparseTag, decodeReparseData, encodeReparseData, mountPoint, pathOfSubstituteName, reparseTagOf, substituteNameOf, symbolicLink } from './reparse-point.ts';

const path = fc.stringMatching(/^(C:|\\\\SRV\\pub|\.\.)(\\[a-z]{1,8}){0,6}$/);

describe('REPARSE_DATA_BUFFER', () => {
  it('gives back what was put in', () => {
    fc.assert(fc.property(path, fc.boolean(), (target, junction) => {
      const point = junction ? mountPoint(target) : symbolicLink(target);
      expect(decodeReparseData(encodeReparseData(point))).toEqual(point);
    }));
  });

  it('has the fields where ntifs.h has them', () => {
    const bytes = encodeReparseData(symbolicLink('..\\x'));
    expect([...bytes.subarray(0, 20)]).toEqual([0x0c, 0, 0, 0xa0, 28, 0, 0, 0, 0, 0, 8, 0, 8, 0, 8, 0, 1, 0, 0, 0]);
    expect(encodeReparseData(mountPoint('C:\\d')).length).toBe(16 + 16 + 2 + 8 + 2);
    expect(reparseTagOf(bytes)).toBe(ReparseTag.SYMLINK);
  });

  it('refuses bytes that are cut, padded or of another tag', () => {
    const bytes = encodeReparseData(symbolicLink('C:\\data'));
    for (let length = 0; length < bytes.length; length++) expect(decodeReparseData(bytes.subarray(0, length))).toBeNull();
    expect(decodeReparseData(new Uint8Array([...bytes, 0]))).toBeNull();
    expect(decodeReparseData(new Uint8Array([0x0d, ...bytes.subarray(1)]))).toBeNull();
    const beyond = new Uint8Array(bytes);
    beyond[10] = 200;
    expect(decodeReparseData(beyond)).toBeNull();
  });

  it('never reads beyond the bytes, whatever they are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const head = new Uint8Array([0x0c, 0, 0, 0xa0, bytes.length, 0, 0, 0, ...bytes]);
      decodeReparseData(head);
    }));
  });

  it('names volumes and servers as the object manager does', () => {
    expect(substituteNameOf('C:\\data')).toBe('\\??\\C:\\data');
    expect(substituteNameOf('\\\\SRV\\pub')).toBe('\\??\\UNC\\SRV\\pub');
    expect(pathOfSubstituteName('\\??\\UNC\\SRV\\pub')).toBe('\\\\SRV\\pub');
    expect(pathOfSubstituteName('\\Device\\X')).toBeNull();
  });
});
