import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(ascii('123456789'))).toBe(0xcbf4_3926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it('goes on from an earlier result at any cut', () => {
    const bytes = ascii('The quick brown fox jumps over the lazy dog');
    for (let cut = 0; cut <= bytes.length; cut++) expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(0x414f_a339);
  });
});
