import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS, DURATION_PENDING } from './model.ts';
import type { ProcessRecord } from './model.ts';
import { SEGMENT_ROWS, forEachRow } from './row-groups.ts';
import { TraceStore } from './trace-store.ts';
import { TraceWriter } from './trace-writer.ts';

const INFO = {
  clock: { unitsPer100ns: 240, originFiletime: '0' }, payloadFormat: 'native', computerName: '', systemRoot: '', osName: '', is64Bit: false, processors: 1, memoryBytes: 0,
} as const;
const PROCESS: ProcessRecord = {
  pid: 4, parentPid: 0, parentIndex: 0, name: 0, imagePath: 0, commandLine: 0, company: 0, description: 0, version: 0, user: 0, session: 0,
  authenticationIdHigh: 0, authenticationIdLow: 0, integrity: 0, virtualized: 0, is64Bit: false, startTime: -1, endTime: -1,
};

function setUp() {
  const writer = new TraceWriter();
  const store = new TraceStore(INFO, { eventTypes: new Map() });
  writer.process(PROCESS);
  const append = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const row = writer.rowCount;
      writer.payload.u32(row);
      writer.append(row, row % 5 === 0 ? DURATION_PENDING : row, writer.head(0, row % 100, 1, 0, 0), writer.string(`p${row % 1000}`), 0, 0);
      if (writer.bufferedRows === 10_000) store.append(writer.flush()!);
    }
    const batch = writer.flush();
    if (batch !== undefined) store.append(batch);
  };
  return { writer, store, append };
}

describe('TraceStore', () => {
  it('holds rows across chunks', () => {
    const { store, append } = setUp();
    append(CHUNK_ROWS * 2 + 10);
    for (const row of [0, 1, CHUNK_ROWS - 1, CHUNK_ROWS, CHUNK_ROWS * 2 + 9]) {
      expect(store.time(row)).toBe(row);
      expect(store.duration(row)).toBe(row % 5 === 0 ? DURATION_PENDING : row);
      expect(store.string(store.pathId(row))).toBe(`p${row % 1000}`);
      expect(store.headTid(store.headId(row))).toBe(row % 100);
    }
    expect(store.headRows(3)).toBe(Math.ceil((store.rowCount - 3) / 100));
  });

  it('groups the rows of eight full chunks, while all of them are held', () => {
    const { store, append } = setUp();
    append(SEGMENT_ROWS + 10);
    const rows: number[] = [];
    forEachRow(store.segment(0)!.paths, store.pathId(1234), (row) => { rows.push(row); });
    expect(rows).toHaveLength(525);
    expect(rows.every((row) => row % 1000 === 234)).toBe(true);
    expect(store.segment(1)).toBeUndefined();
    store.discardBefore(5);
    expect(store.segment(0)).toBeUndefined();
  });

  it('goes on with numbers and ids after Clear, and gives memory back', () => {
    const { store, append } = setUp();
    append(CHUNK_ROWS + 100);
    store.clear();
    expect([store.firstRow, store.rowCount, store.epoch]).toEqual([CHUNK_ROWS + 100, CHUNK_ROWS + 100, 1]);
    expect(store.chunk(0)).toBeUndefined();
    expect(store.memory().payloadBytes).toBe(0);
    expect(store.headRows(0)).toBe(0);
    append(50);
    expect(store.time(CHUNK_ROWS + 149)).toBe(CHUNK_ROWS + 149);
    expect(store.headRows(40)).toBe(1);
    expect(store.payload(store.payloadRef(CHUNK_ROWS + 149))).toHaveLength(4);
  });

  it('drops the oldest rows for a history depth', () => {
    const { store, append } = setUp();
    append(CHUNK_ROWS * 3);
    store.discardBefore(CHUNK_ROWS + 7);
    expect(store.chunk(0)).toBeUndefined();
    expect(store.chunk(1)!.from).toBe(7);
    expect(store.headRows(0)).toBe(Math.ceil(CHUNK_ROWS * 3 / 100) - Math.ceil((CHUNK_ROWS + 7) / 100));
    expect(store.time(CHUNK_ROWS + 7)).toBe(CHUNK_ROWS + 7);
  });

  it('costs at most 64 bytes a row beyond text and payload', () => {
    const { store, append } = setUp();
    append(CHUNK_ROWS * 3);
    expect(store.memory().bytesPerEvent).toBeLessThanOrEqual(64);
  });
});
