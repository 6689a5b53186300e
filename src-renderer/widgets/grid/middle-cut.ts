// src-renderer/widgets/grid/middle-cut.ts
//
// Where a path may be cut: in the middle, so that both its root and its last name stay readable. The head shrinks first
// (with an ellipsis at its end), then the tail (with one at its start); the root stays. Layout does the measuring, see event-grid.css.

/** Longest tail that is kept whole, in UTF-16 units. */
const LONGEST_TAIL = 48;
/** Shorter texts are not split: cutting their middle would not help. */
const SHORTEST_SPLIT = 12;
/** A first name longer than this is no root that must stay. */
const LONGEST_ROOT = 20;

export interface CutPath {
  /** `C:\`, `HKCR\`, `\Device\`: '' where the text has none. */
  readonly root: string;
  readonly head: string;
  /** Starts at the last `\` after the root; '' where the text has no place to be cut. */
  readonly tail: string;
}

export function splitForMiddleCut(text: string): CutPath {
  if (text.length < SHORTEST_SPLIT) return { root: '', head: text, tail: '' };
  const arrow = text.indexOf(' -> ');
  // host:port -> host:port: both ends matter alike.
  const root = arrow >= 0 ? '' : rootOf(text);
  let at = arrow >= 0 ? arrow : Math.max(root.length, text.lastIndexOf('\\', text.length - 2));
  if (at <= 0) return { root: '', head: text, tail: '' };
  if (text.length - at > LONGEST_TAIL) at = text.length - LONGEST_TAIL;
  // Never between the halves of a surrogate pair.
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) at--;
  at = Math.max(at, root.length);
  return { root, head: text.slice(root.length, at), tail: text.slice(at) };
}

function rootOf(text: string): string {
  let start = 0;
  while (text[start] === '\\') start++;
  const end = text.indexOf('\\', start);
  return end < 0 || end >= LONGEST_ROOT ? '' : text.slice(0, end + 1);
}
