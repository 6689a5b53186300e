// bench/kernel.bench.ts
//
// How many trace events the emulated machine makes per second of real time: the desktop lab at unlimited speed on one core,
// programs, services, emission and batches included. Median of several stretches after a warm-up. The figure per second of
// processor time says the same for a machine that has other work to do meanwhile.

import { CYCLES_PER_MS } from '../src-main/kernel/core/time.ts';
import { configureLab } from '../src-main/labs/configure.ts';
import { LabSession } from '../src-main/labs/lab-session.ts';
import type { BenchFigure } from './index.ts';

const EVENTS_PER_SEC = 100_000;
/** Until the compiler has settled and the scripts of the desktop are written: about 900,000 events. */
const WARM_UP_MS = 10_000;
const STRETCH_MS = 1_500;
const STRETCHES = 9;

export async function run(): Promise<BenchFigure[]> {
  const configured = configureLab({ lab: 'desktop', profile: 'windows-vista', parameters: { eventsPerSec: EVENTS_PER_SEC } });
  if (!configured.ok) throw new Error(configured.error);
  let bytes = 0;
  const session = new LabSession(configured.value, (batch) => { bytes += batch.byteLength; }, Infinity);
  let until = WARM_UP_MS;
  session.runUntil(until * CYCLES_PER_MS);
  const rates: number[] = [];
  const cpuRates: number[] = [];
  for (let i = 0; i < STRETCHES; i++) {
    const before = session.events;
    const start = performance.now();
    const cpu = process.cpuUsage();
    until += STRETCH_MS;
    session.runUntil(until * CYCLES_PER_MS);
    const events = session.events - before;
    const used = process.cpuUsage(cpu);
    rates.push(events / ((performance.now() - start) / 1_000));
    cpuRates.push(events / ((used.user + used.system) / 1_000_000));
  }
  session.stop();
  const value = median(rates);
  const perCpuSec = median(cpuRates);
  const bytesPerEvent = bytes / session.events;
  return Promise.resolve([
    { name: 'kernel.eventsPerSec', value, unit: 'events/s', target: '>= 500,000', met: value >= 500_000 },
    { name: 'kernel.eventsPerCpuSec', value: perCpuSec, unit: 'events/s', target: '>= 500,000', met: perCpuSec >= 500_000 },
    { name: 'kernel.batchBytesPerEvent', value: bytesPerEvent, unit: 'B', target: '<= 80', met: bytesPerEvent <= 80 },
  ]);
}

function median(values: number[]): number {
  return Math.round(values.sort((a, b) => a - b)[values.length >> 1] as number);
}
