// src-shared/trace/store-chunk.ts
//
// The writing side of a chunk (layout: trace-chunk.ts). Owner: TraceStore.

import type { RowColumns } from './batch-layout.ts';
import { CHUNK_ROWS, DURATION_PENDING } from './model.ts';
import type { HeadId, PayloadRef } from './model.ts';
import { DURATION_U32_ESCAPE, DURATION_U32_PENDING, createDictionary, pushDictionary } from './trace-chunk.ts';
import type { ChunkDictionary, TraceChunk } from './trace-chunk.ts';

/** For the chunk that is being filled: id to local number + 1, 0 = not in the chunk. Shared by all chunks in turn. */
export interface LocalNumbers {
  data: Uint32Array;
}

export class StoreChunk implements TraceChunk {
  readonly index: number;
  from = 0;
  length = 0;
  readonly time = new Float64Array(CHUNK_ROWS);
  readonly durationU32 = new Uint32Array(CHUNK_ROWS);
  readonly longDurations = new Map<number, number>();
  readonly head = new Uint16Array(CHUNK_ROWS);
  readonly headDictionary: ChunkDictionary = createDictionary();
  readonly path = new Uint16Array(CHUNK_ROWS);
  readonly pathDictionary: ChunkDictionary = createDictionary();
  readonly stack = new Uint32Array(CHUNK_ROWS);
  readonly payload = new Uint32Array(CHUNK_ROWS);
  readonly cpu = new Uint8Array(CHUNK_ROWS);
  sorted = true;
  minTime = Infinity;
  maxTime = -Infinity;

  constructor(index: number) {
    this.index = index;
  }

  /** Bytes of the columns and dictionaries. */
  get byteLength(): number {
    return CHUNK_ROWS * 25 + this.headDictionary.ids.byteLength + this.pathDictionary.ids.byteLength + this.longDurations.size * 48;
  }

  /** Appends rows start .. start + count - 1 of a batch; they fit. */
  append(columns: RowColumns, start: number, count: number, heads: LocalNumbers, paths: LocalNumbers): void {
    const at = this.length;
    const end = start + count;
    this.time.set(columns.time.subarray(start, end), at);
    this.stack.set(columns.stack.subarray(start, end), at);
    this.payload.set(columns.payload.subarray(start, end), at);
    this.cpu.set(columns.cpu.subarray(start, end), at);
    this.#noteTimes(at, count);
    for (let i = 0; i < count; i++) this.#setDuration(at + i, columns.duration[start + i]!);
    encode(columns.head, start, count, this.head, at, this.headDictionary, heads.data);
    encode(columns.path, start, count, this.path, at, this.pathDictionary, paths.data);
    this.length = at + count;
  }

  /** A row gets its result: another head, duration and payload. `heads` is the table of the chunk being filled, if this is that chunk. */
  complete(offset: number, head: HeadId, duration: number, payload: PayloadRef, heads: LocalNumbers | undefined): void {
    this.#setHead(offset, head, heads);
    this.longDurations.delete(offset);
    this.#setDuration(offset, duration);
    this.payload[offset] = payload;
  }

  #setDuration(offset: number, duration: number): void {
    if (duration >= 0 && duration < DURATION_U32_ESCAPE && duration === Math.floor(duration)) {
      this.durationU32[offset] = duration;
    } else if (duration === DURATION_PENDING) {
      this.durationU32[offset] = DURATION_U32_PENDING;
    } else {
      this.durationU32[offset] = DURATION_U32_ESCAPE;
      this.longDurations.set(offset, duration);
    }
  }

  #setHead(offset: number, head: HeadId, heads: LocalNumbers | undefined): void {
    const dictionary = this.headDictionary;
    let local = heads === undefined ? dictionary.ids.subarray(0, dictionary.size).indexOf(head) : heads.data[head]! - 1;
    if (local < 0) {
      if (dictionary.size === CHUNK_ROWS) this.#compactHeads(offset, heads);
      local = pushDictionary(dictionary, head);
      if (heads !== undefined) heads.data[head] = local + 1;
    }
    this.head[offset] = local;
  }

  /** No row follows: empties `heads` and `paths` of this chunk's ids before the next chunk uses them. */
  seal(heads: LocalNumbers, paths: LocalNumbers): void {
    const { headDictionary, pathDictionary } = this;
    for (let i = 0; i < headDictionary.size; i++) heads.data[headDictionary.ids[i]!] = 0;
    for (let i = 0; i < pathDictionary.size; i++) paths.data[pathDictionary.ids[i]!] = 0;
  }

  #noteTimes(at: number, count: number): void {
    const { time } = this;
    let last = at > this.from ? time[at - 1]! : -Infinity;
    let { minTime, maxTime, sorted } = this;
    for (let i = at; i < at + count; i++) {
      const value = time[i]!;
      if (value < last) sorted = false;
      if (value < minTime) minTime = value;
      if (value > maxTime) maxTime = value;
      last = value;
    }
    this.minTime = minTime;
    this.maxTime = maxTime;
    this.sorted = sorted;
  }

  /** Completions brought a 65,537th head: drop those that no row has any more. At least one goes, as `changing` gives its own up. */
  #compactHeads(changing: number, heads: LocalNumbers | undefined): void {
    const dictionary = this.headDictionary;
    const old = dictionary.ids.slice(0, dictionary.size);
    const used = new Uint8Array(dictionary.size);
    for (let i = 0; i < this.length; i++) if (i !== changing) used[this.head[i]!] = 1;
    const moved = new Uint16Array(dictionary.size);
    dictionary.size = 0;
    for (let i = 0; i < old.length; i++) {
      if (used[i] === 1) {
        moved[i] = dictionary.size;
        dictionary.ids[dictionary.size++] = old[i]!;
        if (heads !== undefined) heads.data[old[i]!] = dictionary.size;
      } else if (heads !== undefined) {
        heads.data[old[i]!] = 0;
      }
    }
    for (let i = 0; i < this.length; i++) this.head[i] = moved[this.head[i]!]!;
    dictionary.generation++;
  }
}

function encode(ids: Uint32Array, start: number, count: number, column: Uint16Array, at: number, dictionary: ChunkDictionary, locals: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const id = ids[start + i]!;
    let local = locals[id]!;
    if (local === 0) {
      local = pushDictionary(dictionary, id) + 1;
      locals[id] = local;
    }
    column[at + i] = local - 1;
  }
}
