// src-renderer/store/machine-time.ts
//
// Machine time (cycles since boot) as a date and time, by the clock of the running machine. Before the feed has said
// what that clock is, the time since boot.

import { createTimeFormat } from '../../src-shared/query/time-format.ts';
import type { TimeFormat } from '../../src-shared/query/time-format.ts';
import { formatClock } from '../../src-shared/i18n/format.ts';
import { traceClient } from '../trace-worker/trace-client.ts';
import { MACHINE_HZ } from './machine-store.ts';
import { useTrace } from './trace-store.ts';

let format: TimeFormat | null = null;
let known = 0;

/** Learns the clock of each machine from its trace. The emulated machine's clock is shown as it stands, in no other zone. */
export function followMachineClock(): () => void {
  const learn = async (): Promise<void> => {
    const { trace, source } = useTrace.getState().status;
    if (trace === known || source.kind !== 'live') return;
    known = trace;
    const info = await traceClient.ask('info', null);
    if (info !== null && info.payloadFormat === 'native') format = createTimeFormat(info.clock, 0);
  };
  const run = (): void => { learn().catch((error: unknown) => console.warn('machine clock:', error)); };
  run();
  return useTrace.subscribe(run);
}

export function formatMachineTime(cycles: number): string {
  return format === null ? formatClock(cycles / MACHINE_HZ) : format.dateTimeText(format.localTicks(cycles));
}
