// src-shared/trace/row-segment.ts
//
// Eight full chunks (524,288 rows: enough rows per value to be read in runs, bits that stay in a second-level cache) with their rows grouped by
// each part of the head, by path and by a scale of the duration. A filter asks each distinct value once and combines whole groups.
// Made when the segment is full. A row that completes later keeps its place in the groups and is remembered as changed, so that a filter asks
// it by itself; after many of them the groups are made again when they are next needed.

import { DURATION_KEYS, LONG_KEY, durationKey } from './duration-scale.ts';
import { HEAD_PARTS, headPartValue } from './head-part.ts';
import type { HeadPart, HeadTable } from './head-part.ts';
import { CHUNK_ROWS } from './model.ts';
import { forEachRow, groupRows, groupsByteLength } from './row-groups.ts';
import type { RowGroups } from './row-groups.ts';
import { chunkDuration } from './trace-chunk.ts';
import type { TraceChunk } from './trace-chunk.ts';
import { numberValues } from './value-keys.ts';

/** Rows of a head part's values. */
export interface PartGroups extends RowGroups {
  /** One head that has ids[k]. */
  readonly heads: Uint32Array;
}

/** Rows by key of the duration scale. */
export interface DurationGroups extends RowGroups {
  /** The durations of the group LONG_KEY, which the column doesn't hold, row by row. */
  readonly longValues: Float64Array;
}

/** Changed rows that are asked one by one before the groups are made again. */
const MOST_CHANGED = 4096;
const DURATION_IDS = Uint32Array.from({ length: DURATION_KEYS }, (_, key) => key);

export class RowSegment {
  readonly #chunks: readonly TraceChunk[];
  readonly #heads: HeadTable;
  readonly #parts = new Map<HeadPart, PartGroups>();
  /** Rows of each chunk by its own head numbers. */
  #headCounts: readonly Uint32Array[] | undefined;
  #paths: RowGroups | undefined;
  #durations: DurationGroups | undefined;
  readonly #changed = new Set<number>();

  /** @param chunks the full chunks, in order */
  constructor(chunks: readonly TraceChunk[], heads: HeadTable) {
    this.#chunks = chunks;
    this.#heads = heads;
  }

  /** Rows whose head, duration and payload are others than the groups say. Their path is the same. */
  get changed(): ReadonlySet<number> {
    return this.#changed;
  }

  part(part: HeadPart): PartGroups {
    let groups = this.#parts.get(part);
    if (groups === undefined) this.#parts.set(part, (groups = this.#groupPart(part)));
    return groups;
  }

  get paths(): RowGroups {
    return (this.#paths ??= this.#groupPaths());
  }

  get durations(): DurationGroups {
    return (this.#durations ??= this.#groupDurations());
  }

  get byteLength(): number {
    let bytes = this.#changed.size * 16;
    for (const groups of this.#parts.values()) bytes += groupsByteLength(groups) + groups.heads.byteLength;
    for (const groups of [this.#paths, this.#durations]) if (groups !== undefined) bytes += groupsByteLength(groups);
    bytes += this.#durations?.longValues.byteLength ?? 0;
    return bytes;
  }

  /** Makes the groups now, so that the first filter needn't. */
  build(): void {
    for (const part of HEAD_PARTS) this.part(part);
    void [this.paths, this.durations];
    this.#headCounts = undefined;
  }

  /** Row `offset` of the segment got another head, duration and payload. */
  change(offset: number): void {
    this.#changed.add(offset);
    this.#headCounts = undefined;
    if (this.#changed.size <= MOST_CHANGED) return;
    this.#changed.clear();
    this.#parts.clear();
    this.#durations = undefined;
  }

  #groupPart(part: HeadPart): PartGroups {
    const chunks = this.#chunks;
    const headCounts = (this.#headCounts ??= chunks.map(({ head, headDictionary }) => countNumbers(head, headDictionary.size)));
    const { ids, keys } = numberValues(chunks.map((chunk) => this.#partValues(part, chunk)));
    const heads = new Uint32Array(ids.length);
    const counts = new Uint32Array(ids.length);
    for (let c = 0; c < chunks.length; c++) {
      const { headDictionary } = chunks[c]!;
      for (let i = 0; i < headDictionary.size; i++) {
        const key = keys[c]![i]!;
        heads[key] = headDictionary.ids[i]!;
        counts[key]! += headCounts[c]![i]!;
      }
    }
    return { ...groupRows(ids, counts, { columns: chunks.map((chunk) => chunk.head), keys }), heads };
  }

  /** The part of each head in a chunk's dictionary. */
  #partValues(part: HeadPart, { headDictionary: { ids, size } }: TraceChunk): Uint32Array {
    const values = new Uint32Array(size);
    for (let i = 0; i < size; i++) values[i] = headPartValue(this.#heads, part, ids[i]!);
    return values;
  }

  #groupPaths(): RowGroups {
    const chunks = this.#chunks;
    const { ids, keys } = numberValues(chunks.map(({ pathDictionary }) => pathDictionary.ids.subarray(0, pathDictionary.size)));
    const counts = new Uint32Array(ids.length);
    for (let c = 0; c < chunks.length; c++) {
      const own = countNumbers(chunks[c]!.path, keys[c]!.length);
      for (let i = 0; i < own.length; i++) counts[keys[c]![i]!]! += own[i]!;
    }
    return groupRows(ids, counts, { columns: chunks.map((chunk) => chunk.path), keys });
  }

  #groupDurations(): DurationGroups {
    const chunks = this.#chunks;
    const columns = chunks.map(({ durationU32 }, c) => keyColumn(durationU32, c));
    const counts = new Uint32Array(DURATION_KEYS);
    for (const column of columns) addCounts(column, counts);
    // Only keys that occur.
    const ids = DURATION_IDS.filter((key) => counts[key]! > 0);
    const numbers = new Uint32Array(DURATION_KEYS);
    for (let k = 0; k < ids.length; k++) numbers[ids[k]!] = k;
    const groups = groupRows(ids, counts.filter((count) => count > 0), { columns, keys: columns.map(() => numbers) });
    const longValues = new Float64Array(counts[LONG_KEY]!);
    let at = 0;
    forEachRow(groups, LONG_KEY, (row) => { longValues[at++] = chunkDuration(chunks[row >>> 16]!, row & 0xffff); });
    return { ...groups, longValues };
  }
}

function countNumbers(column: Uint16Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  addCounts(column, counts);
  return counts;
}

function addCounts(column: Uint16Array, counts: Uint32Array): void {
  for (let i = 0; i < CHUNK_ROWS; i += 4) {
    counts[column[i]!]!++;
    counts[column[i + 1]!]!++;
    counts[column[i + 2]!]!++;
    counts[column[i + 3]!]!++;
  }
}

/** Duration keys of a segment while it is grouped. */
const durationKeys: Uint16Array[] = [];

function keyColumn(durationU32: Uint32Array, c: number): Uint16Array {
  const column = (durationKeys[c] ??= new Uint16Array(CHUNK_ROWS));
  for (let i = 0; i < CHUNK_ROWS; i++) column[i] = durationKey(durationU32[i]!);
  return column;
}
