// src-shared/trace/events/mmcss-boost.ts
//
// MmcssBoost: the multimedia class scheduler raises a thread to the priority of its task. Event of this emulator's own provider
// (KernelEmu-Internals). The event belongs to the scheduler's thread.

import { defineEvent } from '../event-type.ts';

export const mmcssBoost = defineEvent({
  id: 0x0652,
  eventClass: 'Kernel',
  name: 'MmcssBoost',
  fields: { threadId: 'u32', task: 'string', oldPriority: 'u8', newPriority: 'u8' },
  detail: (f) => `Thread ID: ${f.threadId}, Task: ${f.task}, Old Priority: ${f.oldPriority}, New Priority: ${f.newPriority}`,
});
