// src-shared/nt/flag-words.ts
//
// Turns a bit mask into the words that Process Monitor prints for it. Two ways of reading a mask exist:
// flag lists (every set bit has a word) and access masks (compound words first, each word eats its bits).

/** One word for a set of bits. */
export type FlagWord = readonly [mask: number, word: string];

/** Words of all entries whose bits are set, in list order, joined with `separator`. Bits without a word are not shown. */
export function flagWords(value: number, words: readonly FlagWord[], separator = ', '): string {
  let text = '';
  for (const [mask, word] of words) {
    if (((value & mask) >>> 0) === mask) text = text === '' ? word : text + separator + word;
  }
  return text;
}

/**
 * Words of an access mask: an entry is printed when all its bits are left, and takes them away. `None 0x...` where no entry fits.
 * Bits are handled as unsigned 32-bit numbers.
 */
export function accessWords(value: number, words: readonly FlagWord[]): string {
  let left = value >>> 0;
  let text = '';
  for (const [mask, word] of words) {
    if (((left & mask) >>> 0) !== mask) continue;
    text = text === '' ? word : `${text}, ${word}`;
    left = (left & ~mask) >>> 0;
  }
  return text === '' ? `None 0x${(value >>> 0).toString(16)}` : text;
}
