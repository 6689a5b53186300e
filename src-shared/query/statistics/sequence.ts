// src-shared/query/statistics/sequence.ts
//
// Order: how much the previous operation on a thread says about the next one.

import { entropyBits } from './distribution.ts';
import { operationNumber, previousOnThread } from './trace-sample.ts';
import type { TraceSample } from './trace-sample.ts';

/** Entropy of the operation, in bits. */
export function operationEntropy(sample: TraceSample): number {
  const counts = new Float64Array(sample.operations.length);
  for (let row = 0; row < sample.length; row++) (counts[sample.operation[row] as number] as number)++;
  return entropyBits(counts);
}

/** Entropy of the operation given the previous one on the same thread, in bits: H(pair) - H(previous). */
export function conditionalOperationEntropy(sample: TraceSample): number {
  const n = sample.operations.length;
  const pairs = new Float64Array(n * n);
  const first = new Float64Array(n);
  const previous = previousOnThread(sample);
  for (let row = 0; row < sample.length; row++) {
    const before = previous[row] as number;
    if (before < 0) continue;
    const from = sample.operation[before] as number;
    (first[from] as number)++;
    (pairs[from * n + (sample.operation[row] as number)] as number)++;
  }
  return entropyBits(pairs) - entropyBits(first);
}

/** Per cent of an operation's events whose next event on the thread is `next`. */
export function transitionShare(sample: TraceSample, operation: string, next: string): number {
  const from = operationNumber(sample, operation);
  const to = operationNumber(sample, next);
  const previous = previousOnThread(sample);
  let all = 0;
  let hits = 0;
  for (let row = 0; row < sample.length; row++) {
    const before = previous[row] as number;
    if (before < 0 || sample.operation[before] !== from) continue;
    all++;
    if (sample.operation[row] === to) hits++;
  }
  return (100 * hits) / all;
}

/** Per cent of all successions on threads that are (operation, next), most frequent first. */
export function transitions(sample: TraceSample): { from: string; to: string; share: number }[] {
  const counts = new Map<number, number>();
  const n = sample.operations.length;
  const previous = previousOnThread(sample);
  let total = 0;
  for (let row = 0; row < sample.length; row++) {
    const before = previous[row] as number;
    if (before < 0) continue;
    const key = (sample.operation[before] as number) * n + (sample.operation[row] as number);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    total++;
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([key, count]) => ({
    from: sample.operations[Math.floor(key / n)] as string,
    to: sample.operations[key % n] as string,
    share: (100 * count) / total,
  }));
}
