// src-shared/query/path-histogram.ts
//
// How many held rows have each path: one pass over the chunks, in steps. Serves the match counts of many Path rules at once
// and the values of the Path column.

import { CHUNK_ROWS } from '../trace/model.ts';
import type { StringId } from '../trace/model.ts';
import { SEGMENT_ROWS } from '../trace/row-groups.ts';
import type { TraceChunk } from '../trace/trace-chunk.ts';
import type { TraceReader } from '../trace/trace-reader.ts';

export class PathHistogram {
  readonly #trace: TraceReader;
  #counts = new Uint32Array(1024);
  #next: number;
  readonly #end: number;
  readonly #local = new Uint32Array(CHUNK_ROWS);

  /** Counts the rows held now; later ones are not waited for. */
  constructor(trace: TraceReader) {
    this.#trace = trace;
    this.#next = trace.firstRow;
    this.#end = trace.rowCount;
  }

  /** Counts up to about `budget` rows; returns whether all are counted. */
  advance(budget = Infinity): boolean {
    let left = budget;
    while (this.#next < this.#end && left > 0) {
      const segment = this.#next % SEGMENT_ROWS === 0 && this.#next + SEGMENT_ROWS <= this.#end ? this.#trace.segment(this.#next / SEGMENT_ROWS) : undefined;
      if (segment !== undefined) {
        const { ids, counts } = segment.paths;
        this.#grow();
        for (let k = 0; k < ids.length; k++) this.#counts[ids[k]!]! += counts[k]!;
        left -= ids.length;
        this.#next += SEGMENT_ROWS;
        continue;
      }
      const index = this.#next >>> 16;
      const from = this.#next & (CHUNK_ROWS - 1);
      const to = Math.min(CHUNK_ROWS, this.#end - index * CHUNK_ROWS);
      const chunk = this.#trace.chunk(index);
      if (chunk !== undefined) this.#addChunk(chunk, Math.max(from, chunk.from), to);
      left -= to - from;
      this.#next = index * CHUNK_ROWS + to;
    }
    return this.#next >= this.#end;
  }

  count(path: StringId): number {
    return this.#counts[path] ?? 0;
  }

  /** Calls back for every path that occurs. */
  forEach(visit: (path: StringId, count: number) => void): void {
    for (let path = 0; path < this.#counts.length; path++) if (this.#counts[path]! > 0) visit(path, this.#counts[path]!);
  }

  #addChunk(chunk: TraceChunk, from: number, to: number): void {
    const { ids, size } = chunk.pathDictionary;
    this.#grow();
    const counts = this.#counts;
    const local = this.#local;
    local.fill(0, 0, size);
    for (let i = from; i < to; i++) local[chunk.path[i]!]!++;
    for (let k = 0; k < size; k++) counts[ids[k]!]! += local[k]!;
  }

  #grow(): void {
    if (this.#counts.length >= this.#trace.stringCount) return;
    const larger = new Uint32Array(Math.max(this.#trace.stringCount, this.#counts.length * 2));
    larger.set(this.#counts);
    this.#counts = larger;
  }
}
