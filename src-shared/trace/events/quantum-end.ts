// src-shared/trace/events/quantum-end.ts
//
// QuantumEnd: a thread used its quantum up. Event of this emulator's own provider (KernelEmu-Internals).
// quantumUnits: thirds of a tick that were given. cyclesUsed: what the thread really got.

import { booleanText, groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const quantumEnd = defineEvent({
  id: 0x0611,
  eventClass: 'Kernel',
  name: 'QuantumEnd',
  fields: { threadId: 'u32', quantumUnits: 'u32', cyclesUsed: 'varuint', rotated: 'u8' },
  detail: (f) => `Thread ID: ${f.threadId}, Quantum Units: ${f.quantumUnits}, Cycles Used: ${groupedDecimal(f.cyclesUsed)}, Rotated: ${booleanText(f.rotated)}`,
});
