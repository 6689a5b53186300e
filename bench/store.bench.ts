// bench/store.bench.ts
//
// What a row costs in memory beyond interned strings and payload, and how fast batches go in.

import { TraceStore } from '../src-shared/trace/trace-store.ts';
import { GENERATED_EVENT_TYPES, GENERATED_INFO, generateTrace } from './generate-trace.ts';
import type { BenchFigure } from './index.ts';

const ROWS = 2_000_000;

export async function run(): Promise<BenchFigure[]> {
  const batches: ArrayBuffer[] = [];
  generateTrace({ rows: ROWS, seed: 7, payloads: true }, (batch) => { batches.push(batch); });
  const store = new TraceStore(GENERATED_INFO, { eventTypes: GENERATED_EVENT_TYPES });
  const start = performance.now();
  for (const batch of batches) store.append(batch);
  const seconds = (performance.now() - start) / 1000;
  const { bytesPerEvent } = store.memory();
  return [
    { name: 'store.bytesPerEvent', value: bytesPerEvent, unit: 'B', target: '<= 64', met: bytesPerEvent <= 64 },
    { name: 'store.appendPerSec', value: ROWS / seconds, unit: 'events/s', target: '>= 500,000', met: ROWS / seconds >= 500_000 },
  ];
}
