// src-shared/trace/events/isr.ts
//
// ISR: an interrupt service routine has run. Time is its start, duration its length.
// Source: learn.microsoft.com/windows/win32/etw/isr (PerfInfo class, opcode 67).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const isr = defineEvent({
  id: 0x0603,
  eventClass: 'Kernel',
  name: 'ISR',
  etw: { className: 'PerfInfo', opcode: 67, enableFlag: 0x40 },
  fields: { routine: 'varuint', returnValue: 'u8', vector: 'u8' },
  detail: (f) => `Routine: ${lowerHex(f.routine)}, Vector: ${lowerHex(f.vector)}, Return Value: ${f.returnValue}`,
});
