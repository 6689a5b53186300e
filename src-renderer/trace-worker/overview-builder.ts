// src-renderer/trace-worker/overview-builder.ts
//
// Events over time by class, kept up to date while the trace grows: a fixed number of bins; when time runs out of them,
// pairs of bins are added together and a bin stands for twice the time. Counts are bin by bin, EVENT_CLASSES within a bin.

import { EVENT_CLASSES } from '../../src-shared/trace/event-type.ts';
import type { EventRow, TraceTime } from '../../src-shared/trace/model.ts';
import { CHUNK_ROWS } from '../../src-shared/trace/model.ts';
import type { TraceReader } from '../../src-shared/trace/trace-reader.ts';
import type { Overview } from './protocol.ts';

export const MAX_BINS = 1024;
export const CLASS_COUNT = EVENT_CLASSES.length;

export class OverviewBuilder {
  readonly #trace: TraceReader;
  #counts = new Uint32Array(MAX_BINS * CLASS_COUNT);
  #start: TraceTime = -1;
  #binTime: number;
  #bins = 0;
  #next: EventRow;
  #epoch: number;
  /** Class of each head + 1; 0 = not asked yet. */
  #headClass = new Uint8Array(256);
  version = 0;

  constructor(trace: TraceReader) {
    this.#trace = trace;
    this.#next = trace.firstRow;
    this.#epoch = trace.epoch;
    // A bin is one millisecond at first.
    this.#binTime = trace.info.clock.unitsPer100ns * 10_000;
  }

  /** Takes in at most `budget` new rows; true when nothing is left. */
  advance(budget: number): boolean {
    const trace = this.#trace;
    if (this.#epoch !== trace.epoch) this.#restart();
    if (this.#next < trace.firstRow) this.#next = trace.firstRow;
    const end = Math.min(trace.rowCount, this.#next + budget);
    if (end > this.#next) this.version++;
    while (this.#next < end) {
      const index = this.#next >>> 16;
      const base = index * CHUNK_ROWS;
      const chunk = trace.chunk(index);
      const to = Math.min(end, base + CHUNK_ROWS);
      if (chunk !== undefined) {
        const { ids } = chunk.headDictionary;
        for (let offset = this.#next - base; offset < to - base; offset++) this.#count(chunk.time[offset] as number, this.#classOf(ids[chunk.head[offset] as number] as number));
      }
      this.#next = to;
    }
    return this.#next >= trace.rowCount;
  }

  overview(trace: number): Overview {
    return { trace, startTime: Math.max(0, this.#start), binTime: this.#binTime, bins: this.#bins, counts: this.#counts.slice(0, this.#bins * CLASS_COUNT) };
  }

  #count(time: TraceTime, eventClass: number): void {
    if (this.#start < 0) this.#start = time;
    let bin = Math.floor((time - this.#start) / this.#binTime);
    while (bin >= MAX_BINS) {
      this.#halve();
      bin = Math.floor((time - this.#start) / this.#binTime);
    }
    // Operations are listed by their end of recording, so one may begin a little before the first.
    if (bin < 0) bin = 0;
    if (bin >= this.#bins) this.#bins = bin + 1;
    (this.#counts[bin * CLASS_COUNT + eventClass] as number)++;
  }

  #halve(): void {
    const counts = this.#counts;
    const bins = Math.ceil(this.#bins / 2);
    for (let bin = 0; bin < bins; bin++) {
      for (let c = 0; c < CLASS_COUNT; c++) {
        const left = counts[2 * bin * CLASS_COUNT + c] as number;
        const right = 2 * bin + 1 < MAX_BINS ? (counts[(2 * bin + 1) * CLASS_COUNT + c] as number) : 0;
        counts[bin * CLASS_COUNT + c] = left + right;
      }
    }
    counts.fill(0, bins * CLASS_COUNT);
    this.#bins = bins;
    this.#binTime *= 2;
  }

  #classOf(head: number): number {
    if (head >= this.#headClass.length) {
      const grown = new Uint8Array(Math.max(head + 1, this.#headClass.length * 2));
      grown.set(this.#headClass);
      this.#headClass = grown;
    }
    let known = this.#headClass[head] as number;
    if (known === 0) {
      known = classIndexOfHead(this.#trace, head) + 1;
      this.#headClass[head] = known;
    }
    return known - 1;
  }

  #restart(): void {
    this.#counts = new Uint32Array(MAX_BINS * CLASS_COUNT);
    this.#start = -1;
    this.#bins = 0;
    this.#binTime = this.#trace.info.clock.unitsPer100ns * 10_000;
    this.#next = this.#trace.firstRow;
    this.#epoch = this.#trace.epoch;
    this.version++;
  }
}

/** Index into EVENT_CLASSES of a head's event type; Process for a type that is not declared. */
export function classIndexOfHead(trace: TraceReader, head: number): number {
  const type = trace.eventTypes.get(trace.headType(head));
  return type === undefined ? 0 : EVENT_CLASSES.indexOf(type.eventClass);
}
