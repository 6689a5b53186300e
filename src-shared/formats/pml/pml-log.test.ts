// Logs that our own writer made, read back: every class and operation, both pointer sizes, tables, stacks, pending events.
import { describe, expect, it } from 'vitest';
import { TraceView } from '../../query/trace-view.ts';
import { eventColumns } from '../../query/columns/event-columns.ts';
import { DURATION_PENDING, RESULT_PENDING } from '../../trace/model.ts';
import { memoryByteSource } from '../byte-source.ts';
import { countedString, registryBlob } from './event-blobs.ts';
import { everyOperation } from './every-operation.fixture.ts';
import { loadPml } from './load-pml.ts';
import { FIRST_TIME, logFixture, stackFixture, SYSTEM_PROCESS } from './log.fixture.ts';
import { openPml } from './pml-log.ts';

const load = (bytes: Uint8Array) => loadPml(memoryByteSource(bytes));
const EMPTY_KEY = registryBlob(2, 'HKLM');

describe.each([{ bits: 64, is64Bit: true }, { bits: 32, is64Bit: false }])('a $bits-bit log', ({ is64Bit }) => {
  it('shows every operation with its name, path, category and detail', async () => {
    const cases = everyOperation(is64Bit);
    const bytes = await logFixture(is64Bit, cases.map((c) => ({
      eventClass: c.eventClass, operation: c.number, detail: c.blob, extra: c.extra, threadId: c.threadId ?? 12, result: c.result ?? 0,
    })));
    const { store, result, log } = await load(bytes);
    expect(result).toEqual({ complete: true, cancelled: false, events: cases.length, problems: [], problemCount: 0 });
    const view = new TraceView(store);
    const context = { formatFiletime: (filetime: bigint) => String(filetime) };
    for (const [row, c] of cases.entries()) {
      const head = store.head(store.headId(row));
      const path = store.string(store.pathId(row));
      const shown = {
        operation: view.text(eventColumns.operation, row),
        path,
        category: view.text(eventColumns.category, row),
        detail: log.decoder.detail({ type: store.eventTypes.get(head.type), head, path, payload: store.payload(store.payloadRef(row)) }, context),
      };
      expect(shown, `${c.operation}, event ${row}`).toEqual({ operation: c.operation, path: c.path, category: c.category, detail: c.detail });
    }
  });

  it('resolves frames to modules of the process and of the kernel', async () => {
    const kernel = is64Bit ? -0x7ff_ff00_0000 : 0x8100_0000;
    const stack = stackFixture(is64Bit, [kernel + 0x234, 0x7700_0010, 0x40_0abc, 0x1234]);
    const { store } = await load(await logFixture(is64Bit, [
      { eventClass: 2, operation: 2, detail: EMPTY_KEY, stack },
      { eventClass: 2, operation: 2, detail: EMPTY_KEY, stack },
      { eventClass: 2, operation: 2, detail: EMPTY_KEY, stack: stack.slice(is64Bit ? 8 : 4) },
    ]));
    expect(store.stackId(0)).toBe(store.stackId(1));
    expect(store.stackParent(store.stackId(0))).toBe(store.stackId(2));
    expect(store.stack(store.stackId(0)).map(({ module, offset, address }) => ({ module, offset, address }))).toEqual([
      { module: 'C:\\Windows\\System32\\ntoskrnl.exe', offset: 0x234, address: kernel + 0x234 },
      { module: 'C:\\Windows\\System32\\ntdll.dll', offset: 0x10, address: 0x7700_0010 },
      { module: 'C:\\child.exe', offset: 0xabc, address: 0x40_0abc },
      { module: '', offset: 0, address: 0x1234 },
    ]);
  });

  it('keeps processes, modules and the machine', async () => {
    const { store, log } = await load(await logFixture(is64Bit, [{ eventClass: 2, operation: 2, detail: EMPTY_KEY, processIndex: SYSTEM_PROCESS }]));
    expect(log.info).toEqual({
      clock: { unitsPer100ns: 1, originFiletime: String(FIRST_TIME) }, payloadFormat: is64Bit ? 'pml64' : 'pml32', computerName: 'FIXTURE', systemRoot: 'C:\\Windows',
      osName: 'Windows Vista, Service Pack 1 (build 6001.2)', is64Bit, processors: 2, memoryBytes: 2 ** 31,
    });
    expect(store.processCount).toBe(3);
    const child = store.process(2);
    expect([child.pid, store.string(child.name), child.parentIndex, child.virtualized, child.startTime, child.endTime]).toEqual([3232, 'child.exe', 0, 1, -100, -1]);
    expect(store.modules(2).map((module) => [store.string(module.path), module.base, module.sizeBytes])).toEqual([['C:\\child.exe', 0x40_0000, 0x1000], ['C:\\Windows\\System32\\ntdll.dll', 0x7700_0000, 0x1000]]);
    expect(store.head(store.headId(0)).process).toBe(0);
  });
});

describe('events', () => {
  it('shows a pending operation without result and duration', async () => {
    const { store } = await load(await logFixture(true, [{ eventClass: 2, operation: 2, detail: EMPTY_KEY, result: 0x103, duration: 55 }]));
    expect(store.duration(0)).toBe(DURATION_PENDING);
    expect(store.headResult(store.headId(0))).toBe(RESULT_PENDING);
  });

  it('joins a search pattern to a root directory without a second backslash', async () => {
    const { fileSystemBlob } = await import('./event-blobs.ts');
    const blob = fileSystemBlob(true, { path: 'C:\\', minor: 1, parameters: [[0x10, 8, 4, 3]], tail: countedString('*') });
    const { store } = await load(await logFixture(true, [{ eventClass: 3, operation: 32, detail: blob }]));
    expect(store.string(store.pathId(0))).toBe('C:\\*');
  });

  it('tells fast I/O by the advanced name', async () => {
    const { fileSystemBlob } = await import('./event-blobs.ts');
    const { store } = await load(await logFixture(true, [1, 2].map((callbackFlags) => ({ eventClass: 3, operation: 23, detail: fileSystemBlob(true, { path: 'C:\\a', callbackFlags }) }))));
    const view = new TraceView(store, { utcOffsetMinutes: 0, advancedOutput: true, hexIds: false });
    expect([view.text(eventColumns.operation, 0), view.text(eventColumns.operation, 1)]).toEqual(['IRP_MJ_READ', 'FASTIO_READ']);
  });

  it('stores extra data of 64 KiB and more cut, and reads on behind it', async () => {
    const { store, result } = await load(await logFixture(true, [
      { eventClass: 2, operation: 2, detail: EMPTY_KEY, extra: new Uint8Array(70_000).fill(7) },
      { eventClass: 2, operation: 2, detail: EMPTY_KEY },
    ]));
    expect(result.complete).toBe(true);
    expect(store.payload(store.payloadRef(0)).length).toBe(4 + 2 + 0xffff);
  });

  it('shows an operation that nobody knows as <Unknown>', async () => {
    const { store, result } = await load(await logFixture(true, [{ eventClass: 2, operation: 99, detail: EMPTY_KEY }]));
    expect(result.complete).toBe(true);
    expect(new TraceView(store).text(eventColumns.operation, 0)).toBe('<Unknown>');
  });
});

describe('reading', () => {
  it('reports progress and stops when asked to', async () => {
    const bytes = await logFixture(true, Array.from({ length: 60 }, () => ({ eventClass: 2, operation: 2, detail: EMPTY_KEY, extra: new Uint8Array(60_000) })));
    const cancellation = { aborted: false };
    const seen: number[] = [];
    const { store, result } = await loadPml(memoryByteSource(bytes), {
      cancellation,
      onProgress: (progress) => {
        seen.push(progress.events);
        expect(progress.totalEvents).toBe(60);
        expect(progress.totalBytes).toBe(bytes.length);
      },
      afterWindow: () => { cancellation.aborted = true; },
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(result.cancelled).toBe(true);
    expect(result.complete).toBe(false);
    expect(store.rowCount).toBe(result.events);
    expect(store.rowCount).toBeLessThan(60);
  });

  it('never asks the source for more than a window and a table at a time', async () => {
    const bytes = await logFixture(true, Array.from({ length: 120 }, () => ({ eventClass: 2, operation: 2, detail: EMPTY_KEY, extra: new Uint8Array(60_000) })));
    let longest = 0;
    const source = memoryByteSource(bytes);
    const log = await openPml({ size: source.size, read: (offset, length) => {
      longest = Math.max(longest, length);
      return source.read(offset, length);
    } });
    const { TraceWriter } = await import('../../trace/trace-writer.ts');
    await log.read(new TraceWriter());
    expect(bytes.length).toBeGreaterThan(7_000_000);
    expect(longest).toBeLessThanOrEqual(2 * 1024 * 1024);
  });
});
