// src-shared/trace/events/clock-tick.ts
//
// ClockTick: the interval timer of a processor has fired. Event of this emulator's own provider (KernelEmu-Internals), because ETW has none.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const clockTick = defineEvent({
  id: 0x0610,
  eventClass: 'Kernel',
  name: 'ClockTick',
  fields: { threadId: 'u32', tick: 'varuint' },
  detail: (f) => `Thread ID: ${f.threadId}, Tick: ${groupedDecimal(f.tick)}`,
});
