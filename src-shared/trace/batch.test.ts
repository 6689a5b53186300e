import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchFormatError, decodeBatch } from './batch.ts';
import { checksumWords } from './checksum.ts';
import { DURATION_PENDING, RESULT_PENDING } from './model.ts';
import type { ProcessRecord } from './model.ts';
import { PayloadReader } from './payload.ts';
import { TraceStore } from './trace-store.ts';
import { TraceWriter } from './trace-writer.ts';
import { decodeText, encodeText } from './text-codec.ts';
import { PayloadWriterBuffer } from './payload.ts';

const INFO = {
  clock: { unitsPer100ns: 240, originFiletime: '0' }, payloadFormat: 'native', computerName: '', systemRoot: '', osName: '', is64Bit: false, processors: 1, memoryBytes: 0,
} as const;

const newStore = () => new TraceStore(INFO, { eventTypes: new Map() });

function processRecord(writer: TraceWriter, name: string): ProcessRecord {
  const text = writer.string(name);
  return {
    pid: 4, parentPid: 0, parentIndex: 0, name: text, imagePath: text, commandLine: text, company: text, description: text, version: text, user: text, session: 0,
    authenticationIdHigh: 0, authenticationIdLow: 0x3e7, integrity: text, virtualized: 2, is64Bit: true, startTime: -1, endTime: -1,
  };
}

interface Row {
  readonly time: number;
  readonly duration: number;
  readonly tid: number;
  readonly result: number;
  readonly path: string;
  readonly frames: readonly string[];
  readonly payload: Uint8Array;
  readonly cpu: number;
  readonly cut: boolean;
}

const row: fc.Arbitrary<Row> = fc.record({
  time: fc.integer({ min: 0, max: 2 ** 50 }),
  duration: fc.constantFrom(0, 240, 2 ** 40, 0.5, DURATION_PENDING),
  tid: fc.nat(3),
  result: fc.constantFrom(0, 0xc000_0034, RESULT_PENDING),
  path: fc.string({ unit: 'binary', maxLength: 12 }),
  frames: fc.array(fc.constantFrom('NtCreateFile', 'KiFastCallEntry', 'main'), { maxLength: 4 }),
  payload: fc.uint8Array({ maxLength: 200 }),
  cpu: fc.nat(3),
  cut: fc.boolean(),
});

function write(writer: TraceWriter, rows: readonly Row[], take: (batch: ArrayBuffer) => void): void {
  const process = writer.process(processRecord(writer, 'a.exe'));
  for (const r of rows) {
    let stack = 0;
    for (const frame of r.frames) stack = writer.stack(stack, writer.frame(writer.string('m.dll'), writer.string(frame), 16, 0xffff_f800_0000_1000));
    writer.payload.bytes(r.payload);
    writer.append(r.time, r.duration, writer.head(process, r.tid, 7, r.result, 1), writer.string(r.path), stack, r.cpu);
    const batch = r.cut ? writer.flush() : undefined;
    if (batch !== undefined) take(batch);
  }
  const rest = writer.flush();
  if (rest !== undefined) take(rest);
}

function expectRows(store: TraceStore, rows: readonly Row[]): void {
  expect(store.rowCount).toBe(rows.length);
  rows.forEach((r, i) => {
    const head = store.head(store.headId(i));
    expect([store.time(i), store.duration(i), head.tid, head.result, store.string(store.pathId(i)), store.cpu(i)]).toEqual([r.time, r.duration, r.tid, r.result, r.path, r.cpu]);
    expect(store.stack(store.stackId(i)).map((frame) => frame.symbol)).toEqual(r.frames.toReversed());
    expect([...store.payload(store.payloadRef(i))]).toEqual([...r.payload]);
  });
}

describe('a batch', () => {
  it('gives back what was written, however it was cut', () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const store = newStore();
      write(new TraceWriter(), rows, (batch) => { store.append(batch); });
      expectRows(store, rows);
    }));
  });

  it('has the same bytes for the same calls', () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const bytes = (): string => {
        const all: number[] = [];
        write(new TraceWriter(), rows, (batch) => { all.push(...new Uint8Array(batch)); });
        return all.join();
      };
      expect(bytes()).toBe(bytes());
    }), { numRuns: 30 });
  });

  it('completes rows of earlier batches, and of its own in place', () => {
    const writer = new TraceWriter();
    const store = newStore();
    const process = writer.process(processRecord(writer, 'a.exe'));
    const pending = writer.head(process, 1, 7, RESULT_PENDING, 0);
    const done = writer.head(process, 1, 7, 0, 2);
    const first = writer.append(1, DURATION_PENDING, pending, 0, 0, 0);
    store.append(writer.flush()!);
    const second = writer.append(2, DURATION_PENDING, pending, 0, 0, 0);
    writer.complete(second, done, 20);
    writer.payload.u8(9);
    writer.complete(first, done, 10);
    expect(store.headRows(0)).toBe(1);
    const batch = decodeBatch(writer.flush()!);
    expect(batch.completions).toBe(1);
    store.append(batch);
    expect([store.duration(first), store.duration(second)]).toEqual([10, 20]);
    expect([store.headId(first), store.headId(second)]).toEqual([done, done]);
    expect([...store.payload(store.payloadRef(first))]).toEqual([9]);
    expect([store.headRows(pending), store.headRows(done)]).toEqual([0, 2]);
    expect(store.completionsSince(0)).toEqual([first]);
  });

  it('shares equal payloads', () => {
    const writer = new TraceWriter();
    const process = writer.process(processRecord(writer, 'a.exe'));
    const head = writer.head(process, 1, 7, 0, 0);
    for (let i = 0; i < 100; i++) {
      writer.payload.u32(i % 2);
      writer.append(i, 0, head, 0, 0, 0);
    }
    expect(decodeBatch(writer.flush()!).payloadBytes).toBe(16);
  });

  it('lets a reader join late by a snapshot, without changing what others get', () => {
    const rows = (writer: TraceWriter, count: number): void => {
      for (let i = 0; i < count; i++) {
        writer.payload.string(writer.string(`note ${writer.rowCount}`));
        writer.append(writer.rowCount, 5, writer.head(0, i, 7, 0, 0), writer.string(`path ${writer.rowCount}`), writer.stack(0, writer.frame(0, writer.string('f'), i, i)), 0);
      }
    };
    const plain = new TraceWriter();
    const watched = new TraceWriter();
    for (const writer of [plain, watched]) {
      writer.process(processRecord(writer, 'a.exe'));
      writer.module(0, { base: 0x1000, sizeBytes: 10, path: writer.string('m.dll'), company: 0, version: 0, description: 0, loadTime: -1 });
      rows(writer, 10);
      writer.flush();
      rows(writer, 3);
    }
    const late = newStore();
    late.append(watched.snapshot());
    const batch = watched.flush()!;
    expect(new Uint8Array(batch)).toEqual(new Uint8Array(plain.flush()!));
    late.append(batch);
    expect([late.firstRow, late.rowCount, late.startTime]).toEqual([10, 13, 0]);
    expect(late.string(late.pathId(11))).toBe('path 11');
    expect(late.string(new PayloadReader(late.payload(late.payloadRef(11))).varuint())).toBe('note 11');
    expect(late.modules(0)).toHaveLength(1);
    expect(() => late.time(13)).toThrow(RangeError);
  });

  it('is refused out of order, and the store stays as it was', () => {
    const writer = new TraceWriter();
    writer.string('one');
    const first = writer.flush()!;
    writer.string('two');
    const second = writer.flush()!;
    const store = newStore();
    expect(() => { store.append(second); }).toThrow(/Batch 1 came where 0 should \(sequence, byte 16\)/);
    store.append(first);
    expect(() => { store.append(first); }).toThrow(BatchFormatError);
    store.append(second);
    expect(store.string(2)).toBe('two');
  });
});

describe('hostile bytes', () => {
  const sample = (): ArrayBuffer => {
    const writer = new TraceWriter();
    const batches: ArrayBuffer[] = [];
    const rows: Row[] = Array.from({ length: 12 }, (_, i) => ({ time: i, duration: 1, tid: i % 3, result: 0, path: `C:\\${i % 5}`, frames: ['main', 'f'], payload: new Uint8Array(i * 3), cpu: 0, cut: false }));
    write(writer, rows, (batch) => { batches.push(batch); });
    return batches[0]!;
  };

  it('fail the checksum if any bit flips', () => {
    const good = sample();
    fc.assert(fc.property(fc.nat(good.byteLength * 8 - 1), (bit) => {
      const bytes = new Uint8Array(good.slice(0));
      bytes[bit >>> 3]! ^= 1 << (bit & 7);
      expect(() => decodeBatch(bytes.buffer)).toThrow(BatchFormatError);
    }));
  });

  it('never crash or hang a store, even with a right checksum', () => {
    const good = sample();
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(good.byteLength / 4 - 1), fc.oneof(fc.nat(20), fc.integer(), fc.constantFrom(0x7ff0_0000, 0x7fff_ffff, 0xffff_ffff)), fc.nat(31)), { minLength: 1, maxLength: 4 }), (changes) => {
      const words = new Uint32Array(good.slice(0));
      for (const [at, value, rotate] of changes) words[at] = rotate < 16 ? value : words[at]! ^ (1 << rotate);
      words[3] = checksumWords(words, 4);
      const store = newStore();
      try {
        store.append(words.buffer);
      } catch (error) {
        expect(error).toBeInstanceOf(BatchFormatError);
        expect((error as BatchFormatError).offset).toBeLessThan(good.byteLength);
        return;
      }
      for (let i = store.firstRow; i < store.rowCount; i++) {
        store.stack(store.stackId(i));
        store.string(store.pathId(i));
        store.process(store.headProcess(store.headId(i)));
        store.payload(store.payloadRef(i));
      }
    }), { numRuns: 1000 });
  });

  it('of any length are refused with a place', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(() => decodeBatch(bytes.slice().buffer)).toThrow(BatchFormatError);
    }));
    const cutShort = sample().slice(0, 800);
    expect(() => decodeBatch(cutShort)).toThrow(/there are 800 \(byteLength, byte 8\)/);
  });
});

describe('text', () => {
  it('comes back as it was, lone surrogates included', () => {
    fc.assert(fc.property(fc.array(fc.nat(0xffff), { maxLength: 40 }), (units) => {
      const text = String.fromCharCode(...units);
      const bytes = new PayloadWriterBuffer();
      encodeText(text, bytes);
      expect(decodeText(bytes.data, 0, bytes.length)).toBe(text);
    }));
    expect(decodeText(new Uint8Array([0x41, 0xff, 0xc3, 0x42]), 0, 4)).toBe('A\ufffd\ufffdB');
  });
});
