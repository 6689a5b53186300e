import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DURATION_PENDING } from './model.ts';
import type { ModuleRecord, ProcessRecord, TraceInfo } from './model.ts';
import { TraceStore } from './trace-store.ts';
import { TraceWriter } from './trace-writer.ts';

const INFO: TraceInfo = { clock: { unitsPer100ns: 240, originFiletime: '0' }, payloadFormat: 'native', computerName: 'TEST', systemRoot: 'C:\\Windows', osName: 'Windows', is64Bit: true, processors: 1, memoryBytes: 1 };

interface Step {
  readonly kind: 'append' | 'complete' | 'process' | 'cut';
  readonly number: number;
}

const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom('append', 'append', 'append', 'complete', 'process', 'cut'), number: fc.nat(1000) });

/** The same calls for the same steps. */
function write(writer: TraceWriter, steps: readonly Step[], cut: () => void): void {
  let processes = 0;
  const process = (): void => {
    const name = writer.string(`process ${processes}`);
    const record: ProcessRecord = {
      pid: processes * 4, parentPid: 0, parentIndex: -1, name, imagePath: name, commandLine: 0, company: 0, description: 0, version: 0, user: name, session: 0,
      authenticationIdHigh: 0, authenticationIdLow: 1, integrity: 0, virtualized: 0, is64Bit: true, startTime: processes, endTime: -1,
    };
    const module: ModuleRecord = { base: -0x1000, sizeBytes: 16, path: name, company: 0, version: 0, description: 0, loadTime: 5 };
    writer.module(writer.process(record), module);
    if (processes > 0) writer.processExit(processes - 1, 77);
    processes++;
  };
  process();
  steps.forEach(({ kind, number }, time) => {
    switch (kind) {
      case 'append':
        writer.payload.u32(number);
        writer.append(time, number % 3 === 0 ? DURATION_PENDING : number, writer.head(processes - 1, number % 5, 7, 0, 1), writer.string(`path ${number % 50}`), writer.stack(writer.stack(0, writer.frame(0, 0, 1, -number)), writer.frame(0, 0, 2, 3)), 1);
        break;
      case 'complete':
        if (writer.rowCount > 0) {
          writer.payload.u8(number);
          writer.complete(number % writer.rowCount, writer.head(0, 9, 8, number, 2), number);
        }
        break;
      case 'process':
        process();
        break;
      case 'cut':
        cut();
    }
  });
  cut();
}

function everything(store: TraceStore): unknown {
  const count = <T>(length: number, item: (index: number) => T): T[] => Array.from({ length }, (_, index) => item(index));
  return {
    rows: count(store.rowCount, (row) => [store.time(row), store.duration(row), store.headId(row), store.pathId(row), store.stackId(row), store.cpu(row), [...store.payload(store.payloadRef(row))]]),
    strings: count(store.stringCount, (id) => store.string(id)),
    heads: count(store.headCount, (id) => [store.head(id), store.headRows(id)]),
    stacks: count(store.stackCount, (id) => store.stack(id)),
    processes: count(store.processCount, (index) => [store.process(index), store.modules(index)]),
    counters: [store.version, store.startTime, store.completionCount],
  };
}

describe('TraceWriter', () => {
  it('fills a store of this process with the same as its batches', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const [byBatches, direct] = [new TraceStore(INFO, { eventTypes: new Map() }), new TraceStore(INFO, { eventTypes: new Map() })];
      const encoder = new TraceWriter();
      write(encoder, steps, () => {
        const batch = encoder.flush();
        if (batch !== undefined) byBatches.append(batch);
      });
      const writer = new TraceWriter(5000);
      write(writer, steps, () => { writer.flushInto(direct); });
      expect(everything(direct)).toEqual(everything(byBatches));
    }));
  });
});
