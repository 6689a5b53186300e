// src-shared/trace/events/apc-completion.ts
//
// ApcCompletion: the second stage of an I/O request ran in the thread that had issued it, in a kernel APC. The event belongs to that
// thread; its stack says what it was doing. Event of this emulator's own provider (KernelEmu-Internals).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const apcCompletion = defineEvent({
  id: 0x0690,
  eventClass: 'Kernel',
  name: 'ApcCompletion',
  fields: { irp: 'varuint', issuer: 'u32', status: 'u32' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}, Issuer: ${f.issuer}, Status: ${lowerHex(f.status)}`,
});
