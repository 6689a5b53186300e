// src-shared/query/statistics/distribution.ts
//
// Plain numbers about plain numbers: quantiles, spread, entropy, the exponent of a Zipf law.

/** Quantile of values that are already sorted ascending (nearest rank). NaN for none. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return NaN;
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1));
  return sorted[rank] as number;
}

/** Quantile of values in any order. */
export function quantile(values: readonly number[], p: number): number {
  return quantileSorted(Float64Array.from(values).sort(), p);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Mean and variance (of the whole population). */
export function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - mean) ** 2;
  return { mean, variance: squares / values.length };
}

/** Shannon entropy in bits of a table of counts. */
export function entropyBits(counts: Iterable<number>): number {
  let total = 0;
  let weighted = 0;
  for (const count of counts) {
    if (count <= 0) continue;
    total += count;
    weighted += count * Math.log2(count);
  }
  return total === 0 ? 0 : Math.log2(total) - weighted / total;
}

/** Counts how often each value occurs. */
export function countValues(values: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * Exponent s of count ~ rank^-s, by least squares of ln count against ln rank over ranks 1..maxRank.
 * @param counts occurrence counts in any order
 */
export function zipfExponent(counts: Iterable<number>, maxRank: number): number {
  const sorted = [...counts].sort((a, b) => b - a).slice(0, maxRank);
  const n = sorted.length;
  if (n < 2) return NaN;
  let sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (let i = 0; i < n; i++) {
    const x = Math.log(i + 1);
    const y = Math.log(sorted[i] as number);
    sx += x; sy += y; sxx += x * x; sxy += x * y;
  }
  return -(n * sxy - sx * sy) / (n * sxx - sx * sx);
}
