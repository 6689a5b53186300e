// src-shared/trace/events/mmcss-throttle.ts
//
// MmcssThrottle: the multimedia class scheduler demotes a thread until the period ends, because the budget is used up. used: cycles that
// boosted threads have run on the thread's processor in this period. Event of this emulator's own provider (KernelEmu-Internals).

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const mmcssThrottle = defineEvent({
  id: 0x0653,
  eventClass: 'Kernel',
  name: 'MmcssThrottle',
  fields: { threadId: 'u32', oldPriority: 'u8', newPriority: 'u8', used: 'varuint' },
  detail: (f) => `Thread ID: ${f.threadId}, Old Priority: ${f.oldPriority}, New Priority: ${f.newPriority}, Used: ${groupedDecimal(f.used)} cycles`,
});
