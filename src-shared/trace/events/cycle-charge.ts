// src-shared/trace/events/cycle-charge.ts
//
// CycleCharge: cycles of one run on a processor were added to a thread, or to interrupts, DPCs or idle time.
// Event of this emulator's own provider (KernelEmu-Internals). target: 0 thread, 1 interrupt, 2 DPC, 3 idle.

import { groupedDecimal } from '../../nt/number-text.ts';

const TARGETS: readonly string[] = ['Thread', 'Interrupt', 'DPC', 'Idle'];

import { defineEvent } from '../event-type.ts';

export const cycleCharge = defineEvent({
  id: 0x0612,
  eventClass: 'Kernel',
  name: 'CycleCharge',
  fields: { threadId: 'u32', cycles: 'varuint', target: 'u8' },
  detail: (f) => `Thread ID: ${f.threadId}, Cycles: ${groupedDecimal(f.cycles)}, Target: ${TARGETS[f.target] ?? String(f.target)}`,
});
