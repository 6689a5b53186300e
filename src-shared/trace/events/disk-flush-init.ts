// src-shared/trace/events/disk-flush-init.ts
//
// DiskFlushInit: a flush was given to the disk driver (DiskIo class, opcode 15).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const diskFlushInit = defineEvent({
  id: 0x060d,
  eventClass: 'Kernel',
  name: 'DiskFlushInit',
  etw: { className: 'DiskIo', opcode: 15, enableFlag: 0x400 },
  fields: { irp: 'varuint' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}`,
});
