// src-shared/trace/trace-chunk.ts
//
// 65,536 rows as columns. A chunk has at most 65,536 distinct heads and paths, so both columns hold 16-bit numbers
// into a dictionary of the chunk: half the memory traffic of a scan, and a predicate is asked once per distinct value of
// the chunk instead of once per row.
//
//   column      bytes/row  meaning
//   time        8  f64     start, clock units; never falls inside a chunk while `sorted`
//   duration    4  u32     clock units; DURATION_U32_PENDING; DURATION_U32_ESCAPE = look in `longDurations`
//   head        2  u16     index into headDictionary
//   path        2  u16     index into pathDictionary
//   stack       4  u32     StackId
//   payload     4  u32     PayloadRef
//   cpu         1  u8
//
// Owner and only writer: TraceStore. Scans read the arrays directly, rows `from` .. `length` - 1.

import type { HeadId, StringId } from './model.ts';
import { CHUNK_ROWS, DURATION_PENDING } from './model.ts';

export const DURATION_U32_PENDING = 0xffff_ffff;
export const DURATION_U32_ESCAPE = 0xffff_fffe;

/** Grow-only dictionary of a chunk: local 16-bit number to the trace's id. */
export interface ChunkDictionary {
  ids: Uint32Array;
  size: number;
  /** Grows when local numbers were reassigned, so that a cached table over them is void. */
  generation: number;
}

export interface TraceChunk {
  readonly index: number;
  /** First held row of the chunk (as an offset); more than 0 only after Clear. */
  readonly from: number;
  /** Offset after the last row. */
  readonly length: number;
  readonly time: Float64Array;
  readonly durationU32: Uint32Array;
  readonly longDurations: ReadonlyMap<number, number>;
  readonly head: Uint16Array;
  readonly headDictionary: Readonly<ChunkDictionary>;
  readonly path: Uint16Array;
  readonly pathDictionary: Readonly<ChunkDictionary>;
  readonly stack: Uint32Array;
  readonly payload: Uint32Array;
  readonly cpu: Uint8Array;
  /** Times never fall from one row to the next: a time range is found by binary search. */
  readonly sorted: boolean;
  readonly minTime: number;
  readonly maxTime: number;
}

/** A new dictionary with room for a few hundred values; it doubles. */
export function createDictionary(): ChunkDictionary {
  return { ids: new Uint32Array(256), size: 0, generation: 0 };
}

/** Adds an id and returns its local number. The caller knows that it is not there yet and that size < CHUNK_ROWS. */
export function pushDictionary(dictionary: ChunkDictionary, id: HeadId | StringId): number {
  if (dictionary.size === dictionary.ids.length) {
    const grown = new Uint32Array(Math.min(CHUNK_ROWS, dictionary.ids.length * 2));
    grown.set(dictionary.ids);
    dictionary.ids = grown;
  }
  dictionary.ids[dictionary.size] = id;
  return dictionary.size++;
}

/** Duration of a row of a chunk in clock units, or DURATION_PENDING. */
export function chunkDuration(chunk: TraceChunk, offset: number): number {
  const value = chunk.durationU32[offset]!;
  if (value < DURATION_U32_ESCAPE) return value;
  if (value === DURATION_U32_PENDING) return DURATION_PENDING;
  return chunk.longDurations.get(offset) ?? DURATION_PENDING;
}
