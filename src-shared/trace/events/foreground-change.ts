// src-shared/trace/events/foreground-change.ts
//
// ForegroundChange: another process owns the foreground window; 0 where none does. Event of this emulator's own provider
// (KernelEmu-Internals).

import { defineEvent } from '../event-type.ts';

export const foregroundChange = defineEvent({
  id: 0x0655,
  eventClass: 'Kernel',
  name: 'ForegroundChange',
  fields: { processId: 'u32' },
  detail: (f) => `Process ID: ${f.processId}`,
});
