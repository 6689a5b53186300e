// src-shared/query/statistics/timing.ts
//
// When events happen and how long they take. Times of a sample are 100 ns units; results say their unit.

import { median, moments, quantileSorted } from './distribution.ts';
import { operationNumber, previousOnThread } from './trace-sample.ts';
import type { TraceSample } from './trace-sample.ts';

const UNITS_PER_MS = 10_000;
const UNITS_PER_US = 10;

/** Coefficient of variation of the time between neighbouring events. */
export function interArrivalCv(sample: TraceSample): number {
  const gaps = new Float64Array(Math.max(0, sample.length - 1));
  for (let row = 1; row < sample.length; row++) gaps[row - 1] = (sample.time[row] as number) - (sample.time[row - 1] as number);
  const { mean, variance } = moments(gaps);
  return Math.sqrt(variance) / mean;
}

/** Events per bin of `binMs`, from the first event to the last whole bin. */
export function eventsPerBin(sample: TraceSample, binMs: number): Float64Array {
  if (sample.length === 0) return new Float64Array(0);
  const start = sample.time[0] as number;
  const width = binMs * UNITS_PER_MS;
  const bins = new Float64Array(Math.max(1, Math.floor(((sample.time[sample.length - 1] as number) - start) / width)));
  for (let row = 0; row < sample.length; row++) {
    const bin = Math.floor(((sample.time[row] as number) - start) / width);
    if (bin < bins.length) (bins[bin] as number)++;
  }
  return bins;
}

/** Variance over mean of the events per bin. */
export function fanoFactor(sample: TraceSample, binMs: number): number {
  const { mean, variance } = moments(eventsPerBin(sample, binMs));
  return variance / mean;
}

/** Per cent of bins without an event. */
export function emptyBinShare(sample: TraceSample, binMs: number): number {
  const bins = eventsPerBin(sample, binMs);
  let empty = 0;
  for (const count of bins) if (count === 0) empty++;
  return (100 * empty) / bins.length;
}

/** Sorted gaps in microseconds between the completion of a thread's event and its next event; overlaps count as 0. */
export function threadGapsUs(sample: TraceSample): Float64Array {
  const previous = previousOnThread(sample);
  const gaps: number[] = [];
  for (let row = 0; row < sample.length; row++) {
    const before = previous[row] as number;
    if (before < 0 || (sample.duration[before] as number) < 0) continue;
    const end = (sample.time[before] as number) + (sample.duration[before] as number);
    gaps.push(Math.max(0, (sample.time[row] as number) - end) / UNITS_PER_US);
  }
  return Float64Array.from(gaps).sort();
}

/** Sorted durations in microseconds of the completed events of one operation that `accept` lets through. */
export function durationsUs(sample: TraceSample, operation: string, accept?: (row: number) => boolean): Float64Array {
  const number = operationNumber(sample, operation);
  const values: number[] = [];
  for (let row = 0; row < sample.length; row++) {
    if (sample.operation[row] !== number || (sample.duration[row] as number) < 0) continue;
    if (accept === undefined || accept(row)) values.push((sample.duration[row] as number) / UNITS_PER_US);
  }
  return Float64Array.from(values).sort();
}

/** Standard deviation of ln(duration) over the durations that are not zero. */
export function logSpread(sorted: Float64Array): number {
  const logs = [...sorted].filter((value) => value > 0).map(Math.log);
  return Math.sqrt(moments(logs).variance);
}

/** p99 over p50. */
export function tailRatio(sorted: ArrayLike<number>): number {
  return quantileSorted(sorted, 0.99) / quantileSorted(sorted, 0.5);
}

/** Median duration of paging reads over median duration of cached reads. */
export function pagingReadRatio(sample: TraceSample): number {
  const paging = sample.details.map((text) => text.includes('Paging I/O'));
  const isPaging = (row: number): boolean => paging[sample.detail[row] as number] === true;
  return median([...durationsUs(sample, 'ReadFile', isPaging)]) / median([...durationsUs(sample, 'ReadFile', (row) => !isPaging(row))]);
}

const INSTANT = /^(Load Image|Thread |Process |TCP |UDP )/;

/** Per cent of image, thread, process and network events with duration zero. */
export function instantShare(sample: TraceSample): number {
  const instant = sample.operations.map((name) => INSTANT.test(name));
  let all = 0;
  let zero = 0;
  for (let row = 0; row < sample.length; row++) {
    if (!instant[sample.operation[row] as number]) continue;
    all++;
    if (sample.duration[row] === 0) zero++;
  }
  return (100 * zero) / all;
}
