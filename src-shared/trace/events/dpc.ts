// src-shared/trace/events/dpc.ts
//
// DPC: a deferred procedure call has run. Time is its start, duration its length.
// Source: learn.microsoft.com/windows/win32/etw/dpc (PerfInfo class, opcode 68).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const dpc = defineEvent({
  id: 0x0604,
  eventClass: 'Kernel',
  name: 'DPC',
  etw: { className: 'PerfInfo', opcode: 68, enableFlag: 0x20 },
  fields: { routine: 'varuint' },
  detail: (f) => `Routine: ${lowerHex(f.routine)}`,
});
