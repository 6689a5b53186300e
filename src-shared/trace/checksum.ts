// src-shared/trace/checksum.ts
//
// A 32-bit checksum of a batch: four lanes of rotate-multiply over 32-bit words (the shape of xxHash32's main loop, with our own
// finish), about as fast as memory. Finds damage, not malice.

const P1 = 0x9e37_79b1;
const P2 = 0x85eb_ca77;
const P3 = 0xc2b2_ae3d;

/** Checksum of the words from index `from` (in words) to the end. */
export function checksumWords(words: Uint32Array, from: number): number {
  const { length } = words;
  let a = P1;
  let b = P2;
  let c = P3;
  let d = length - from;
  let i = from;
  for (; i + 4 <= length; i += 4) {
    a = lane(a, words[i]!);
    b = lane(b, words[i + 1]!);
    c = lane(c, words[i + 2]!);
    d = lane(d, words[i + 3]!);
  }
  for (; i < length; i++) a = lane(a, words[i]!);
  let hash = lane(lane(lane(a, b), c), d);
  hash = Math.imul(hash ^ (hash >>> 15), P2);
  hash = Math.imul(hash ^ (hash >>> 13), P3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function lane(accumulator: number, word: number): number {
  const mixed = (accumulator + Math.imul(word, P2)) | 0;
  return Math.imul((mixed << 13) | (mixed >>> 19), P1);
}
