// src-shared/trace/text-codec.ts
//
// UTF-8 both ways without the host's TextEncoder. A lone surrogate is kept as its own three bytes (as in WTF-8), so any
// UTF-16 text comes back as it was; damaged bytes become U+FFFD.

import { PayloadWriterBuffer } from './payload.ts';

/** Appends the text's bytes. */
export function encodeText(text: string, into: PayloadWriterBuffer): void {
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      into.u8(code);
      continue;
    }
    if (code < 0x800) {
      into.u8(0xc0 | (code >>> 6));
    } else {
      const low = code >= 0xd800 && code < 0xdc00 && i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i++;
        into.u8(0xf0 | (code >>> 18));
        into.u8(0x80 | ((code >>> 12) & 0x3f));
      } else {
        into.u8(0xe0 | (code >>> 12));
      }
      into.u8(0x80 | ((code >>> 6) & 0x3f));
    }
    into.u8(0x80 | (code & 0x3f));
  }
}

const UNITS = new Uint16Array(2048);

/** Text of the bytes from .. to - 1. */
export function decodeText(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let units = 0;
  let i = from;
  while (i < to) {
    if (units > UNITS.length - 2) {
      text += String.fromCharCode.apply(null, UNITS.subarray(0, units) as unknown as number[]);
      units = 0;
    }
    const first = bytes[i++]!;
    if (first < 0x80) {
      UNITS[units++] = first;
      continue;
    }
    const extra = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xc2 && first < 0xe0 ? 1 : 0;
    let code = extra === 3 ? first & 0x07 : extra === 2 ? first & 0x0f : first & 0x1f;
    let read = 0;
    while (read < extra && i < to && (bytes[i]! & 0xc0) === 0x80) {
      code = (code << 6) | (bytes[i++]! & 0x3f);
      read++;
    }
    if (extra === 0 || read < extra || code > 0x10_ffff) {
      UNITS[units++] = 0xfffd;
    } else if (code >= 0x1_0000) {
      UNITS[units++] = 0xd800 + ((code - 0x1_0000) >>> 10);
      UNITS[units++] = 0xdc00 + (code & 0x3ff);
    } else {
      UNITS[units++] = code;
    }
  }
  return text + String.fromCharCode.apply(null, UNITS.subarray(0, units) as unknown as number[]);
}
