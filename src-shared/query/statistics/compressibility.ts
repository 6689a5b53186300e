// src-shared/query/statistics/compressibility.ts
//
// How much of a trace repeats: distinct (operation, path, result, detail), entropies, and the size of eight plain
// columns after deflate. The compressor is handed in, so that this folder stays free of any host.

import { countValues, entropyBits } from './distribution.ts';
import type { TraceSample } from './trace-sample.ts';

/** Deflates (level 6) and returns the number of bytes. */
export type DeflatedSize = (bytes: Uint8Array) => number;

export interface Compressibility {
  /** Distinct (operation, path, result, detail) per event. */
  readonly distinctTuples: number;
  readonly tupleEntropy: number;
  readonly pathEntropy: number;
  /** Bytes per event of the eight columns, each deflated by itself. */
  readonly deflatedBytes: number;
}

export function compressibility(sample: TraceSample, deflatedSize: DeflatedSize): Compressibility {
  const tuples = new Map<string, number>();
  for (let row = 0; row < sample.length; row++) {
    const key = `${sample.operation[row]}/${sample.path[row]}/${sample.result[row]}/${sample.detail[row]}`;
    tuples.set(key, (tuples.get(key) ?? 0) + 1);
  }
  let bytes = 0;
  for (const column of plainColumns(sample)) bytes += deflatedSize(column);
  return {
    distinctTuples: tuples.size / sample.length,
    tupleEntropy: entropyBits(tuples.values()),
    pathEntropy: entropyBits(countValues(sample.path).values()),
    deflatedBytes: bytes / sample.length,
  };
}

/**
 * The eight columns, little-endian, 18 bytes per event while ids fit 16 bits:
 * u32 time since the previous event and u32 duration (100 ns), u16 thread, u8 operation, u16 path, u8 result, u16 detail, u16 stack.
 * Ids are numbered by first use; a column with more than 65,536 of them takes 32 bits.
 */
export function plainColumns(sample: TraceSample): Uint8Array[] {
  const delta = new Uint32Array(sample.length);
  for (let row = 1; row < sample.length; row++) delta[row] = (sample.time[row] as number) - (sample.time[row - 1] as number);
  return [
    bytesOf(delta),
    bytesOf(Uint32Array.from(sample.duration, (value) => (value < 0 ? 0xffff_ffff : value))),
    bytesOf(Uint16Array.from(sample.thread)),
    Uint8Array.from(sample.operation),
    idColumn(sample.path),
    Uint8Array.from(sample.result),
    idColumn(sample.detail),
    idColumn(sample.stack),
  ];
}

function idColumn(values: Uint32Array): Uint8Array {
  const ids = new Map<number, number>();
  const column = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    let id = ids.get(value);
    if (id === undefined) {
      id = ids.size;
      ids.set(value, id);
    }
    column[i] = id;
  }
  return bytesOf(ids.size <= 0x1_0000 ? Uint16Array.from(column) : column);
}

function bytesOf(column: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
