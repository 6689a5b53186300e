// src-shared/trace/events/mmcss-period.ts
//
// MmcssPeriod: the manager thread of the multimedia class scheduler begins a period of 10 ms. budget: cycles of one processor that registered
// threads may run boosted in it. Event of this emulator's own provider (KernelEmu-Internals).

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const mmcssPeriod = defineEvent({
  id: 0x0651,
  eventClass: 'Kernel',
  name: 'MmcssPeriod',
  fields: { threads: 'u32', budget: 'varuint' },
  detail: (f) => `Threads: ${f.threads}, Budget: ${groupedDecimal(f.budget)} cycles`,
});
