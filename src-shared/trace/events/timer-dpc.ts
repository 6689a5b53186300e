// src-shared/trace/events/timer-dpc.ts
//
// TimerDPC: the DPC of a timer has run. Source: learn.microsoft.com/windows/win32/etw/dpc (PerfInfo class, opcode 69).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const timerDpc = defineEvent({
  id: 0x0605,
  eventClass: 'Kernel',
  name: 'TimerDPC',
  etw: { className: 'PerfInfo', opcode: 69, enableFlag: 0x20 },
  fields: { routine: 'varuint' },
  detail: (f) => `Routine: ${lowerHex(f.routine)}`,
});
