// src-shared/formats/pml/pml-text.ts
//
// Characters of a log: UTF-16LE, or one byte per character where a string was squeezed. Decoded by hand, because the
// platform's decoder is not part of the language and because these strings are short.

/** Longest run given to String.fromCharCode at once; engines limit the number of arguments. */
const RUN = 4096;
const units = new Uint16Array(RUN);

/** Text of `count` one-byte characters from `start`. The caller has checked the range. */
export function decodeAscii(bytes: Uint8Array, start: number, count: number): string {
  if (count <= RUN) return fromUnits(bytes.subarray(start, start + count));
  let text = '';
  for (let at = 0; at < count; at += RUN) text += fromUnits(bytes.subarray(start + at, start + Math.min(count, at + RUN)));
  return text;
}

/** Text of `count` UTF-16LE code units from `start`. Unpaired surrogates stay as they are. */
export function decodeUtf16(bytes: Uint8Array, start: number, count: number): string {
  let text = '';
  let at = start;
  let left = count;
  while (left > 0) {
    const run = Math.min(left, RUN);
    for (let i = 0; i < run; i++, at += 2) units[i] = bytes[at]! | (bytes[at + 1]! << 8);
    text += fromUnits(units.subarray(0, run));
    left -= run;
  }
  return text;
}

/** UTF-16LE text that ends at a NUL or after `count` code units. */
export function decodeUtf16Terminated(bytes: Uint8Array, start: number, count: number): string {
  let length = 0;
  while (length < count && (bytes[start + length * 2]! | bytes[start + length * 2 + 1]!) !== 0) length++;
  return decodeUtf16(bytes, start, length);
}

function fromUnits(codes: Uint8Array | Uint16Array): string {
  return String.fromCharCode.apply(null, codes as unknown as number[]);
}
