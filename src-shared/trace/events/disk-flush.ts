// src-shared/trace/events/disk-flush.ts
//
// DiskFlush: the disk has emptied its write cache. Source: learn.microsoft.com/windows/win32/etw/diskio-typegroup3 (DiskIo class, opcode 14).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const diskFlush = defineEvent({
  id: 0x060c,
  eventClass: 'Kernel',
  name: 'DiskFlush',
  etw: { className: 'DiskIo', opcode: 14, enableFlag: 0x100 },
  fields: { diskNumber: 'u8', irpFlags: 'u32', irp: 'varuint' },
  detail: (f) => `Disk: ${f.diskNumber}, I/O Flags: ${lowerHex(f.irpFlags)}, Irp: ${lowerHex(f.irp)}`,
});
