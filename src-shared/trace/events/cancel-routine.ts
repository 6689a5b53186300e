// src-shared/trace/events/cancel-routine.ts
//
// CancelRoutine: a driver's cancel routine ran and ended the request. The event belongs to the thread that had issued it. Event of this
// emulator's own provider (KernelEmu-Internals).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const cancelRoutine = defineEvent({
  id: 0x0695,
  eventClass: 'Kernel',
  name: 'CancelRoutine',
  fields: { irp: 'varuint', device: 'string' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}, Device: ${f.device}`,
});
