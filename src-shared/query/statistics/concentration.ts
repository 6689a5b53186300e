// src-shared/query/statistics/concentration.ts
//
// How a trace concentrates on few paths, processes and threads.

import { countValues, median, zipfExponent } from './distribution.ts';
import type { TraceSample } from './trace-sample.ts';

/** Rank up to which the exponent of path popularity is fitted. */
const ZIPF_RANKS = 1_000;

export interface PathPopularity {
  readonly zipf: number;
  /** Per cent of the events on the 100 most used paths. */
  readonly top100: number;
  /** Per cent of the distinct paths that occur once. */
  readonly singletons: number;
  /** Median number of distinct paths in windows of 1,000 events. */
  readonly distinctPer1000: number;
  /** Per cent of events whose path is the previous event's. */
  readonly samePath: number;
}

export function pathPopularity(sample: TraceSample): PathPopularity {
  const counts = [...countValues(sample.path).values()].sort((a, b) => b - a);
  let top = 0;
  for (const count of counts.slice(0, 100)) top += count;
  const windows: number[] = [];
  for (let from = 0; from + 1_000 <= sample.length; from += 1_000) windows.push(new Set(sample.path.subarray(from, from + 1_000)).size);
  let same = 0;
  for (let row = 1; row < sample.length; row++) if (sample.path[row] === sample.path[row - 1]) same++;
  return {
    zipf: zipfExponent(counts, ZIPF_RANKS),
    top100: (100 * top) / sample.length,
    singletons: (100 * counts.filter((count) => count === 1).length) / counts.length,
    distinctPer1000: median(windows),
    samePath: (100 * same) / (sample.length - 1),
  };
}

export interface Concentration {
  /** Per cent of the events in the 1, 3, 10 busiest processes. */
  readonly top1: number;
  readonly top3: number;
  readonly top10: number;
  readonly processes: number;
  readonly threads: number;
  /** Per cent of the threads that have one event only. */
  readonly singleEventThreads: number;
  /** Probability that the next event is on the same thread. */
  readonly sameThreadNext: number;
}

export function concentration(sample: TraceSample): Concentration {
  const byProcess = [...countValues(sample.process).values()].sort((a, b) => b - a);
  const top = (n: number): number => (100 * byProcess.slice(0, n).reduce((sum, count) => sum + count, 0)) / sample.length;
  const byThread = [...countValues(sample.thread).values()];
  let same = 0;
  for (let row = 1; row < sample.length; row++) if (sample.thread[row] === sample.thread[row - 1]) same++;
  return {
    top1: top(1), top3: top(3), top10: top(10),
    processes: byProcess.length,
    threads: byThread.length,
    singleEventThreads: (100 * byThread.filter((count) => count === 1).length) / byThread.length,
    sameThreadNext: same / (sample.length - 1),
  };
}
