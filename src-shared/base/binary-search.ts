// src-shared/base/binary-search.ts
//
// Bounds in a sorted run of numbers. `compare` free: the arrays here are times and offsets.

/** First index in [from, to) whose value is >= target, or `to`. */
export function lowerBound(values: ArrayLike<number>, target: number, from = 0, to = values.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = low + ((high - low) >>> 1);
    if ((values[middle] as number) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index in [from, to) whose value is > target, or `to`. */
export function upperBound(values: ArrayLike<number>, target: number, from = 0, to = values.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = low + ((high - low) >>> 1);
    if ((values[middle] as number) <= target) low = middle + 1;
    else high = middle;
  }
  return low;
}
