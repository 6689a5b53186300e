// src-shared/trace/events/irp-split.ts
//
// IrpSplit: a storage request is too long for one and goes to the disk in parts, each with an associated IRP, a device start and an
// interrupt of its own. Event of this emulator's own provider (KernelEmu-Internals). irp: the master; partBytes: the longest part.

import { groupedDecimal, lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const irpSplit = defineEvent({
  id: 0x0685,
  eventClass: 'Kernel',
  name: 'IrpSplit',
  fields: { irp: 'varuint', parts: 'varuint', partBytes: 'varuint' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}, Parts: ${f.parts}, Part Length: ${groupedDecimal(f.partBytes)}`,
});
