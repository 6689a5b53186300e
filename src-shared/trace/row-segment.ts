// src-shared/trace/row-segment.ts
//
// Posting lists over eight full chunks (524,288 rows: long enough lists to be read in runs, bits that stay in a second-level cache): for each head, each path and each step of a duration scale, the rows that have it.
// A filter that accepts or rejects some heads or paths touches only their rows, and asks each distinct value once per segment.
// 4 bytes per row and list; built by counting sorts when the segment is full, again where a completion changed it.
//
//   ids[k]                             the head or path (durations: the key itself)
//   rows[starts[k] .. starts[k + 1])   offsets in the segment, ascending

import { CHUNK_ROWS } from './model.ts';
import type { TraceChunk } from './trace-chunk.ts';

export const SEGMENT_CHUNKS = 8;
export const SEGMENT_ROWS = SEGMENT_CHUNKS * CHUNK_ROWS;

export interface PostingLists {
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** Steps of the duration scale between two powers of two. */
const STEPS = 8;
/** Keys of durationKey: 8 exact values, 8 steps for each of 29 powers of two. The marks for pending and long durations fall into the last one. */
export const DURATION_KEYS = STEPS + 29 * STEPS;

/** A coarse logarithmic scale of the duration column; grows with the value. */
export function durationKey(value: number): number {
  if (value < STEPS) return value;
  const exponent = 31 - Math.clz32(value);
  return (exponent - 2) * STEPS + ((value >>> (exponent - 3)) & (STEPS - 1));
}

/** Smallest value of a key. */
export function durationKeyStart(key: number): number {
  if (key < STEPS) return key;
  const exponent = Math.floor(key / STEPS) + 2;
  return (STEPS + (key % STEPS)) * 2 ** (exponent - 3);
}

export class RowSegment {
  readonly #chunks: readonly TraceChunk[];
  #heads: PostingLists | undefined;
  #paths: PostingLists | undefined;
  #durations: PostingLists | undefined;

  /** @param chunks the full chunks, in order */
  constructor(chunks: readonly TraceChunk[]) {
    this.#chunks = chunks;
  }

  get heads(): PostingLists {
    return (this.#heads ??= dictionaryLists(this.#chunks, (chunk) => chunk.head, (chunk) => chunk.headDictionary));
  }

  get paths(): PostingLists {
    return (this.#paths ??= dictionaryLists(this.#chunks, (chunk) => chunk.path, (chunk) => chunk.pathDictionary));
  }

  get durations(): PostingLists {
    return (this.#durations ??= durationLists(this.#chunks));
  }

  get byteLength(): number {
    return [this.#heads, this.#paths, this.#durations].reduce((sum, lists) => sum + (lists === undefined ? 0 : lists.ids.byteLength + lists.starts.byteLength + lists.rows.byteLength), 0);
  }

  /** Makes the lists now, so that the first filter needn't. */
  build(): void {
    void [this.heads, this.paths, this.durations];
  }

  /** A row got another head and duration. */
  invalidate(): void {
    this.#heads = undefined;
    this.#durations = undefined;
  }
}

function dictionaryLists(chunks: readonly TraceChunk[], column: (chunk: TraceChunk) => Uint16Array, dictionary: (chunk: TraceChunk) => TraceChunk['headDictionary']): PostingLists {
  const keys = new Map<number, number>();
  const remaps = chunks.map((chunk) => {
    const { ids, size } = dictionary(chunk);
    const remap = new Uint32Array(size);
    for (let i = 0; i < size; i++) {
      const id = ids[i]!;
      let key = keys.get(id);
      if (key === undefined) keys.set(id, (key = keys.size));
      remap[i] = key;
    }
    return remap;
  });
  return sortRows(Uint32Array.from(keys.keys()), chunks.length, (c, into) => { remapColumn(column(chunks[c]!), remaps[c]!, into); });
}

function remapColumn(column: Uint16Array, remap: Uint32Array, into: Uint32Array): void {
  for (let i = 0; i < CHUNK_ROWS; i++) into[i] = remap[column[i]!]!;
}

function durationLists(chunks: readonly TraceChunk[]): PostingLists {
  const ids = Uint32Array.from({ length: DURATION_KEYS }, (_, key) => key);
  return sortRows(ids, chunks.length, (c, into) => {
    const { durationU32 } = chunks[c]!;
    for (let i = 0; i < CHUNK_ROWS; i++) into[i] = durationKey(durationU32[i]!);
  });
}

/** Counting sort of all rows by key. */
function sortRows(ids: Uint32Array, chunks: number, keysOf: (chunk: number, into: Uint32Array) => void): PostingLists {
  const keys = new Uint32Array(CHUNK_ROWS);
  const starts = new Uint32Array(ids.length + 1);
  for (let c = 0; c < chunks; c++) {
    keysOf(c, keys);
    for (let i = 0; i < CHUNK_ROWS; i++) starts[keys[i]! + 1]!++;
  }
  for (let k = 0; k < ids.length; k++) starts[k + 1]! += starts[k]!;
  const rows = new Uint32Array(chunks * CHUNK_ROWS);
  const next = starts.slice();
  for (let c = 0; c < chunks; c++) {
    keysOf(c, keys);
    const base = c * CHUNK_ROWS;
    for (let i = 0; i < CHUNK_ROWS; i++) rows[next[keys[i]!]!++] = base + i;
  }
  return { ids, starts, rows };
}
