// src-shared/trace/events/cancel-request.ts
//
// CancelRequest: somebody wants an I/O request to end. The event belongs to whoever asks: a program that gives up, or a thread that is
// being ended. taken says whether the driver that has the request could do it. Event of this emulator's own provider (KernelEmu-Internals).

import { booleanText, lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const cancelRequest = defineEvent({
  id: 0x0694,
  eventClass: 'Kernel',
  name: 'CancelRequest',
  fields: { irp: 'varuint', issuer: 'u32', device: 'string', taken: 'u8' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}, Issuer: ${f.issuer}, Device: ${f.device}, Taken: ${booleanText(f.taken)}`,
});
