// src-renderer/widgets/grid/middle-cut.ts
//
// Where a path may be cut: in the middle, so that both its root and its last name stay readable. The head shrinks first
// (with an ellipsis at its end), the tail only when it alone is wider than the cell. Layout does the measuring, see grid.css.

/** Longest tail that is kept whole, in UTF-16 units. */
const LONGEST_TAIL = 48;
/** Shorter texts are not split: cutting their middle would not help. */
const SHORTEST_SPLIT = 12;

/** [head, tail]; the tail starts at the last `\` and is '' where the text has no place to be cut. */
export function splitForMiddleCut(text: string): readonly [string, string] {
  if (text.length < SHORTEST_SPLIT) return [text, ''];
  const arrow = text.indexOf(' -> ');
  // host:port -> host:port: both ends matter alike.
  let at = arrow >= 0 ? arrow : text.lastIndexOf('\\', text.length - 2);
  if (at <= 0) return [text, ''];
  if (text.length - at > LONGEST_TAIL) at = text.length - LONGEST_TAIL;
  // Never between the halves of a surrogate pair.
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) at--;
  return [text.slice(0, at), text.slice(at)];
}
