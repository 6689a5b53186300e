// src-shared/trace/events/threaded-dpc.ts
//
// ThreadedDPC: a threaded DPC has run. Source: learn.microsoft.com/windows/win32/etw/threadeddpc (PerfInfo class, opcode 66).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const threadedDpc = defineEvent({
  id: 0x0606,
  eventClass: 'Kernel',
  name: 'ThreadedDPC',
  etw: { className: 'PerfInfo', opcode: 66, enableFlag: 0x20 },
  fields: { routine: 'varuint' },
  detail: (f) => `Routine: ${lowerHex(f.routine)}`,
});
