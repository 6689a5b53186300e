import { describe, expect, it } from 'vitest';
import { HEAD_PARTS, headPartValue } from './head-part.ts';
import { DURATION_PENDING, RESULT_PENDING } from './model.ts';
import type { ProcessRecord } from './model.ts';
import { LONG_KEY, PENDING_KEY, durationKey } from './duration-scale.ts';
import { DENSE_ROWS, SEGMENT_ROWS, forEachRow } from './row-groups.ts';
import type { RowGroups } from './row-groups.ts';
import { TraceStore } from './trace-store.ts';
import { TraceWriter } from './trace-writer.ts';

const INFO = {
  clock: { unitsPer100ns: 240, originFiletime: '0' }, payloadFormat: 'native', computerName: '', systemRoot: '', osName: '', is64Bit: false, processors: 1, memoryBytes: 0,
} as const;
const PROCESS: ProcessRecord = {
  pid: 4, parentPid: 0, parentIndex: 0, name: 0, imagePath: 0, commandLine: 0, company: 0, description: 0, version: 0, user: 0, session: 0,
  authenticationIdHigh: 0, authenticationIdLow: 0, integrity: 0, virtualized: 0, is64Bit: false, startTime: -1, endTime: -1,
};
const LONG = 2 ** 33;

/** A store with one full segment: common and rare values of every part, long and pending durations. */
function fullSegment() {
  const writer = new TraceWriter();
  const store = new TraceStore(INFO, { eventTypes: new Map() });
  for (let i = 0; i < 3; i++) writer.process(PROCESS);
  let seed = 99;
  const random = (n: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % n;
  };
  for (let row = 0; row < SEGMENT_ROWS; row++) {
    const pending = random(50) === 0;
    const head = writer.head(random(3), random(10) === 0 ? 70_000 + random(40) : 8, 1 + random(7), pending ? RESULT_PENDING : random(30) === 0 ? 0xc000_0034 : 0, 0);
    writer.append(row, pending ? DURATION_PENDING : random(40) === 0 ? LONG + row : random(5) === 0 ? 3 : random(1_000_000), head, writer.string(`p${random(2000)}`), 0, 0);
    if (writer.bufferedRows === 16_384) store.append(writer.flush()!);
  }
  return { writer, store, segment: store.segment(0)! };
}

/** Every row is in the group of its own value, once. */
function checkGroups(groups: RowGroups, valueOf: (row: number) => number): void {
  const seen = new Uint8Array(SEGMENT_ROWS);
  let wrong = 0;
  groups.ids.forEach((id, k) => {
    let count = 0;
    let last = -1;
    forEachRow(groups, id, (row) => {
      if (valueOf(row) !== id || seen[row] === 1 || row <= last) wrong++;
      seen[row] = 1;
      last = row;
      count++;
    });
    if (count !== groups.counts[k]) wrong++;
  });
  expect(wrong).toBe(0);
  expect(seen.every((one) => one === 1)).toBe(true);
  expect([...groups.ids]).toEqual([...groups.ids].sort((a, b) => a - b));
}

describe('RowSegment', () => {
  const { writer, store, segment } = fullSegment();

  it('groups every row by each part of its head, by path and by duration', () => {
    for (const part of HEAD_PARTS) {
      const groups = segment.part(part);
      checkGroups(groups, (row) => headPartValue(store, part, store.headId(row)));
      groups.ids.forEach((id, k) => { expect(headPartValue(store, part, groups.heads[k]!)).toBe(id); });
    }
    checkGroups(segment.paths, (row) => store.pathId(row));
    checkGroups(segment.durations, (row) => {
      const duration = store.duration(row);
      return duration === DURATION_PENDING ? PENDING_KEY : duration >= LONG ? LONG_KEY : durationKey(duration);
    });
  });

  it('keeps bitmaps for values of many rows and lists for the others', () => {
    const { counts, dense, bits, rows } = segment.part('tid');
    expect([...dense]).toEqual([0]);
    expect(counts[0]).toBeGreaterThanOrEqual(DENSE_ROWS);
    expect(bits.length * 32).toBe(SEGMENT_ROWS);
    expect(rows.length).toBe(SEGMENT_ROWS - counts[0]!);
  });

  it('has the durations that the column has no room for', () => {
    const { longValues } = segment.durations;
    const expected: number[] = [];
    for (let row = 0; row < SEGMENT_ROWS; row++) if (store.duration(row) >= LONG) expected.push(store.duration(row));
    expect([...longValues]).toEqual(expected);
  });

  it('remembers rows that completed later, and groups them again when there are many', () => {
    const pending: number[] = [];
    for (let row = 0; row < SEGMENT_ROWS; row++) if (store.duration(row) === DURATION_PENDING) pending.push(row);
    const complete = (rows: readonly number[]): void => {
      for (const row of rows) writer.complete(row, writer.head(1, 8, 1, 0, 0), 77);
      store.append(writer.flush()!);
    };
    const before = segment.part('result');
    complete(pending.slice(0, 100));
    expect([...segment.changed]).toEqual(pending.slice(0, 100));
    expect(segment.part('result')).toBe(before);
    complete(pending.slice(100));
    expect(segment.changed.size).toBeLessThan(pending.length - 100);
    const after = segment.part('result');
    expect(after).not.toBe(before);
    const changed = new Set(segment.changed);
    let wrong = 0;
    after.ids.forEach((id) => { forEachRow(after, id, (row) => { if (!changed.has(row) && store.headResult(store.headId(row)) !== id) wrong++; }); });
    expect(wrong).toBe(0);
  });
});
