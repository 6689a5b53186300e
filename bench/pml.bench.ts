// bench/pml.bench.ts
//
// Opening a Process Monitor log of 500,000 events: into the trace store (bytes -> rows, interned strings and stacks, payloads), and,
// with the same decoder, into an object per event with the texts of its columns, as readers of these logs usually do. Side by side,
// alternating; medians.

import type { BenchFigure } from './index.ts';
import { generatePml } from './generate-pml.ts';
import { readPmlObjects } from './pml-objects.ts';
import { memoryByteSource } from '../src-shared/formats/byte-source.ts';
import { loadPml } from '../src-shared/formats/pml/load-pml.ts';

const EVENTS = 500_000;
const ROUNDS = 3;
const TARGET_RATE = 500_000;
const TARGET_RATIO = 5;

async function seconds(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

export async function run(): Promise<BenchFigure[]> {
  const source = memoryByteSource(await generatePml(EVENTS, 1));
  const intoStore = async (): Promise<void> => {
    const { store, result } = await loadPml(source);
    if (store.rowCount !== EVENTS || !result.complete) throw new Error(`The generated log reads wrong: ${store.rowCount} events, ${JSON.stringify(result.problems)}`);
  };
  const intoObjects = async (): Promise<void> => {
    const events = await readPmlObjects(source);
    if (events.length !== EVENTS) throw new Error(`The generated log reads wrong into objects: ${events.length} events`);
  };
  await intoStore();
  const store: number[] = [];
  const objects: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    store.push(await seconds(intoStore));
    objects.push(await seconds(intoObjects));
  }
  const storeSeconds = median(store);
  const rate = EVENTS / storeSeconds;
  const ratio = median(objects) / storeSeconds;
  return [
    { name: 'pml.eventsPerSec', value: Math.round(rate), unit: 'events/s', target: `>= ${TARGET_RATE}`, met: rate >= TARGET_RATE },
    { name: 'pml.ratioToObjects', value: ratio, unit: 'x', target: `>= ${TARGET_RATIO}`, met: ratio >= TARGET_RATIO },
  ];
}
