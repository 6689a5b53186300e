// src-shared/trace/events/disk-read-init.ts
//
// DiskReadInit: a read was given to the disk driver. Source: learn.microsoft.com/windows/win32/etw/diskio-typegroup2 (DiskIo class, opcode 12).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const diskReadInit = defineEvent({
  id: 0x060a,
  eventClass: 'Kernel',
  name: 'DiskReadInit',
  etw: { className: 'DiskIo', opcode: 12, enableFlag: 0x400 },
  fields: { irp: 'varuint' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}`,
});
