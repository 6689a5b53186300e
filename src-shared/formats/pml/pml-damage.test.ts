// Damaged and hostile logs: nothing but PmlFormatError is thrown, reading ends, memory stays in proportion, what is whole is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventColumns } from '../../query/columns/event-columns.ts';
import { TraceView } from '../../query/trace-view.ts';
import { memoryByteSource } from '../byte-source.ts';
import { registryBlob } from './event-blobs.ts';
import { everyOperation } from './every-operation.fixture.ts';
import type { LoadedPml } from './load-pml.ts';
import { loadPml } from './load-pml.ts';
import { logFixture, stackFixture } from './log.fixture.ts';
import { PmlFormatError } from './pml-format-error.ts';
import { Header, Record } from './pml-layout.ts';

const KEY = registryBlob(2, 'HKLM\\Software');
const CLOSE = { eventClass: 2, operation: 2, detail: KEY };

/** The log, or the error that says that it is none. */
async function load(bytes: Uint8Array): Promise<LoadedPml | PmlFormatError> {
  try {
    return await loadPml(memoryByteSource(bytes));
  } catch (error) {
    if (error instanceof PmlFormatError) return error;
    throw error;
  }
}

async function loaded(bytes: Uint8Array): Promise<LoadedPml> {
  const result = await load(bytes);
  if (result instanceof PmlFormatError) throw result;
  return result;
}

/** Asks for every cell, as a window would. */
function readAllTexts({ store }: LoadedPml): number {
  const view = new TraceView(store);
  let characters = 0;
  for (let row = 0; row < store.rowCount; row++) {
    for (const column of Object.values(eventColumns)) characters += view.text(column, row).length;
    store.stack(store.stackId(row));
  }
  return characters;
}

function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

const wholeLog = (is64Bit: boolean): Promise<Uint8Array> => logFixture(is64Bit, everyOperation(is64Bit).map((c) => ({
  eventClass: c.eventClass, operation: c.number, detail: c.blob, extra: c.extra, stack: stackFixture(is64Bit, [0x40_0010, 0x7700_0020]),
})));

describe('a file that is no log', () => {
  it.each([
    ['empty', new Uint8Array(0), 'signature', 0],
    ['other bytes', new Uint8Array(2000).fill(0x41), 'signature', 0],
    ['a header that is cut off', new Uint8Array([0x50, 0x4d, 0x4c, 0x5f, 9, 0, 0, 0]), 'header', 0],
  ])('%s is refused with place and field', async (_name, bytes, field, offset) => {
    const error = await load(bytes);
    expect(error).toBeInstanceOf(PmlFormatError);
    expect(error).toMatchObject({ field, offset });
  });

  it('refuses a version that it does not know, and names the byte', async () => {
    expect(await load(patched(await logFixture(true, [CLOSE]), Header.VERSION, 12))).toMatchObject({ name: 'PmlFormatError', field: 'version', offset: 4 });
  });
});

describe('a capture that was not closed', () => {
  it('is read by walking from record to record, and says that it is not complete', async () => {
    const bytes = await logFixture(true, [CLOSE, { ...CLOSE, extra: new Uint8Array(70_000) }, CLOSE]);
    const view = new DataView(bytes.buffer);
    const end = Number(view.getBigUint64(Header.EVENT_OFFSETS, true));
    const open = bytes.slice(0, end - (end % 4 === 0 ? 0 : 4));
    for (const field of [Header.EVENT_COUNT, Header.EVENT_OFFSETS, Header.PROCESSES, Header.STRINGS, Header.ICONS, Header.HOSTS]) new DataView(open.buffer).setBigUint64(field, 0n, true);
    const { store, result } = await loaded(open);
    expect(store.rowCount).toBe(3);
    expect(store.string(store.pathId(2))).toBe('HKLM\\Software');
    expect(result.complete).toBe(false);
    expect(result.problems.map((problem) => problem.field)).toContain('event offset array');
  });

  it('keeps the processes when only the strings are gone', async () => {
    const bytes = patched(await logFixture(true, [CLOSE]), Header.STRINGS, 0);
    const { store, result } = await loaded(patched(bytes, Header.STRINGS + 4, 0));
    expect(store.rowCount).toBe(1);
    expect(result.complete).toBe(false);
  });
});

describe('one damaged record', () => {
  it('is left out and reported with its offset, and the others are read', async () => {
    const bytes = await logFixture(true, [CLOSE, CLOSE, CLOSE]);
    const size = Record.SIZE + KEY.length;
    const second = Header.SIZE + size;
    for (const [field, value] of [[Record.DETAIL_SIZE, 0x7fff_ffff], [Record.EXTRA_OFFSET, 3], [Record.CLASS, 0xffff], [Record.STACK_DEPTH, 0xffff], [Record.EXTRA_OFFSET, 0xffff_0000]] as const) {
      const { store, result } = await loaded(patched(bytes, second + field, value));
      expect(store.rowCount).toBe(2);
      expect(result.complete).toBe(false);
      expect(result.problemCount).toBe(1);
      expect(result.problems[0]!.offset).toBeGreaterThanOrEqual(second);
      expect(result.problems[0]!.offset).toBeLessThan(second + size);
    }
  });

  it('keeps an event whose process is not in the table', async () => {
    const { store, result } = await loaded(patched(await logFixture(true, [CLOSE]), Header.SIZE, 77));
    expect(store.string(store.process(store.headProcess(store.headId(0))).name)).toBe('<Unknown>');
    expect(result.problems).toEqual([{ offset: Header.SIZE, field: 'process index', message: 'Process index 77 is not in the process table' }]);
  });
});

describe('a file that is built to do harm', () => {
  it('cannot make one large record count a thousand times', async () => {
    const events = Array.from({ length: 1000 }, () => CLOSE);
    const bytes = await logFixture(true, [{ ...CLOSE, detail: new Uint8Array(3_000_000) }, ...events]);
    const view = new DataView(bytes.buffer);
    const list = Number(view.getBigUint64(Header.EVENT_OFFSETS, true));
    for (let i = 0; i < 1001; i++) view.setUint32(list + i * 5, Header.SIZE, true);
    const { store, result } = await loaded(bytes);
    expect(store.rowCount).toBeLessThan(5);
    expect(result.problems[0]!.message).toContain('overlap');
  });

  it('cannot announce more processes, strings or modules than its bytes hold', async () => {
    const bytes = await logFixture(true, [CLOSE]);
    const view = new DataView(bytes.buffer);
    const at = (field: number): number => Number(view.getBigUint64(field, true));
    for (const table of [at(Header.PROCESSES), at(Header.STRINGS), at(Header.HOSTS)]) {
      const { store, result } = await loaded(patched(bytes, table, 0xffff_fff0));
      expect(store.rowCount).toBe(1);
      expect(result.complete).toBe(false);
    }
    const { store, result } = await loaded(patched(bytes, Header.EVENT_COUNT, 0xffff_fff0));
    expect(store.rowCount).toBe(1);
    expect(result.complete).toBe(false);
  });
});

describe.each([true, false])('any damage (64-bit: %s)', (is64Bit) => {
  it('is survived: a cut at any byte', async () => {
    const whole = await wholeLog(is64Bit);
    const events = everyOperation(is64Bit).length;
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
      const result = await load(whole.slice(0, length));
      if (result instanceof PmlFormatError) {
        expect(length).toBeLessThan(Header.SIZE);
        return;
      }
      expect(result.result.complete).toBe(false);
      expect(result.result.problemCount).toBeGreaterThan(0);
      expect(result.store.rowCount).toBeLessThanOrEqual(events);
      readAllTexts(result);
    }), { numRuns: 60 });
  });

  it('is survived: changed bytes anywhere', async () => {
    const whole = await wholeLog(is64Bit);
    const events = everyOperation(is64Bit).length;
    const change = fc.record({ at: fc.integer({ min: 0, max: whole.length - 1 }), value: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
      const bytes = whole.slice();
      for (const { at, value } of changes) bytes[at] = value;
      const result = await load(bytes);
      if (result instanceof PmlFormatError) return;
      expect(result.store.rowCount).toBeLessThanOrEqual(events + whole.length / Record.SIZE);
      expect(result.result.problems.length).toBeLessThanOrEqual(100);
      expect(readAllTexts(result)).toBeLessThan(whole.length * 200);
    }), { numRuns: 60 });
  });

  it('is survived: changed header fields', async () => {
    const whole = await wholeLog(is64Bit);
    const fields = [Header.EVENT_COUNT, Header.FIRST_EVENT, Header.EVENT_OFFSETS, Header.PROCESSES, Header.STRINGS, Header.ICONS, Header.HOSTS];
    const value = fc.oneof(fc.bigInt({ min: 0n, max: BigInt(whole.length) + 10n }), fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...fields), value, async (field, number) => {
      const bytes = whole.slice();
      const view = new DataView(bytes.buffer);
      if (field === Header.EVENT_COUNT) view.setUint32(field, Number(number & 0xffff_ffffn), true);
      else view.setBigUint64(field, number, true);
      const result = await load(bytes);
      if (!(result instanceof PmlFormatError)) readAllTexts(result);
    }), { numRuns: 60 });
  });
});
