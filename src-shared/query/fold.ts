// src-shared/query/fold.ts
//
// Comparing text without regard to case. fold() is the definition: lower case, without the host's locale. The matchers below give the same
// answers as comparing folded texts, but for a value in ASCII they look at the letters in place instead of making a folded copy
// of every cell. Two letters outside ASCII fold into it: U+212A (Kelvin sign) to k, and U+0130 (I with a dot) to i and a combining dot;
// where one of them stands in the way, the definition decides.

export type TextMatcher = (text: string) => boolean;

export function fold(text: string): string {
  return text.toLowerCase();
}

export function equalsMatcher(value: string): TextMatcher {
  const wanted = fold(value);
  if (!isAscii(wanted)) return (text) => fold(text) === wanted;
  const { length } = wanted;
  return (text) => text.length === length && (agree(text, 0, wanted) ?? fold(text) === wanted);
}

export function prefixMatcher(value: string): TextMatcher {
  const wanted = fold(value);
  if (!isAscii(wanted)) return (text) => fold(text).startsWith(wanted);
  return (text) => agree(text, 0, wanted) ?? fold(text).startsWith(wanted);
}

export function suffixMatcher(value: string): TextMatcher {
  const wanted = fold(value);
  if (!isAscii(wanted)) return (text) => fold(text).endsWith(wanted);
  const { length } = wanted;
  if (length === 0) return () => true;
  const last = wanted.charCodeAt(length - 1);
  const lastCapital = last >= 0x61 && last <= 0x7a ? last - 32 : last;
  return (text) => {
    // Most texts already end in another letter.
    const end = text.charCodeAt(text.length - 1);
    if (end !== last && end !== lastCapital && end !== 0x212a) return false;
    return text.length >= length && (agree(text, text.length - length, wanted) ?? fold(text).endsWith(wanted));
  };
}

/** Ends with any of the values: most texts are decided by their last letter, however many values there are. */
export function anySuffixMatcher(values: readonly string[]): TextMatcher {
  const all = values.map(suffixMatcher);
  const byLast: (TextMatcher[] | undefined)[] = new Array<TextMatcher[] | undefined>(128).fill(undefined);
  for (const [i, value] of values.entries()) {
    const wanted = fold(value);
    // The empty value and letters beyond ASCII are for the definition.
    if (wanted === '' || !isAscii(wanted)) return (text) => all.some((matches) => matches(text));
    const last = wanted.charCodeAt(wanted.length - 1);
    for (const code of last >= 0x61 && last <= 0x7a ? [last, last - 32] : [last]) (byLast[code] ??= []).push(all[i]!);
  }
  return (text) => {
    if (text === '') return false;
    const last = text.charCodeAt(text.length - 1);
    const candidates = last < 128 ? byLast[last] : all;
    return candidates !== undefined && candidates.some((matches) => matches(text));
  };
}

export function containsMatcher(value: string): TextMatcher {
  const wanted = fold(value);
  if (wanted === '') return () => true;
  if (!isAscii(wanted)) return (text) => fold(text).includes(wanted);
  const pattern = wanted.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  // Without i and k no letter outside ASCII folds into the value, and without the u flag none matches ASCII: the expression is exact.
  if (!/[ik]/.test(wanted)) {
    const exact = new RegExp(pattern, 'i');
    return (text) => exact.test(text);
  }
  // Finds every text that may match without a copy; the few that it finds are asked again by the definition.
  const candidate = new RegExp(`${pattern}|[\\u0130\\u212a]`, 'i');
  return (text) => candidate.test(text) && fold(text).includes(wanted);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Whether folded `wanted` (ASCII) stands in the text from `at` on; undefined where a letter that folds into ASCII makes it uncertain. */
function agree(text: string, at: number, wanted: string): boolean | undefined {
  for (let i = 0; i < wanted.length; i++) {
    const code = text.charCodeAt(at + i);
    const want = wanted.charCodeAt(i);
    if (code === want || (code >= 0x41 && code <= 0x5a && code + 32 === want)) continue;
    return code === 0x130 || code === 0x212a ? undefined : false;
  }
  return true;
}
