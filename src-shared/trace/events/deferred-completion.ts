// src-shared/trace/events/deferred-completion.ts
//
// DeferredCompletion: the second stage of an I/O request ran in the thread that took it out of a completion port, whoever had issued it.
// Event of this emulator's own provider (KernelEmu-Internals).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const deferredCompletion = defineEvent({
  id: 0x0691,
  eventClass: 'Kernel',
  name: 'DeferredCompletion',
  fields: { irp: 'varuint', issuer: 'u32', dequeuer: 'u32', status: 'u32' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}, Issuer: ${f.issuer}, Dequeuer: ${f.dequeuer}, Status: ${lowerHex(f.status)}`,
});
