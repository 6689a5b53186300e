// src-renderer/app/palette-match.ts
//
// How well typed letters fit a command: each word typed must occur; at the start of a word is better than inside one.

/** Smaller is better; null = no match. */
export function rankMatch(text: string, typed: string): number | null {
  const haystack = text.toLowerCase();
  let rank = 0;
  for (const word of typed.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const at = haystack.indexOf(word);
    if (at < 0) return null;
    const atStart = at === 0 || !/[\p{L}\p{N}]/u.test(haystack[at - 1] ?? ' ') || new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(haystack);
    rank += (atStart ? 0 : 1000) + at;
  }
  return rank + text.length / 1000;
}
