// src-shared/trace/events/disk-write-init.ts
//
// DiskWriteInit: a write was given to the disk driver. Source: learn.microsoft.com/windows/win32/etw/diskio-typegroup2 (DiskIo class, opcode 13).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const diskWriteInit = defineEvent({
  id: 0x060b,
  eventClass: 'Kernel',
  name: 'DiskWriteInit',
  etw: { className: 'DiskIo', opcode: 13, enableFlag: 0x400 },
  fields: { irp: 'varuint' },
  detail: (f) => `Irp: ${lowerHex(f.irp)}`,
});
