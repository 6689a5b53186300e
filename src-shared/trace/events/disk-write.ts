// src-shared/trace/events/disk-write.ts
//
// DiskWrite: a write of the disk, logged when it completes; duration is the response time. Path is the file. Offsets and sizes in bytes.
// Source: learn.microsoft.com/windows/win32/etw/diskio-typegroup1 (DiskIo class, opcode 11).

import { groupedDecimal, lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const diskWrite = defineEvent({
  id: 0x0609,
  eventClass: 'Kernel',
  name: 'DiskWrite',
  etw: { className: 'DiskIo', opcode: 11, enableFlag: 0x100 },
  fields: { diskNumber: 'u8', irpFlags: 'u32', transferSize: 'varuint', byteOffset: 'varuint', irp: 'varuint' },
  detail: (f) =>
    `Disk: ${f.diskNumber}, Offset: ${groupedDecimal(f.byteOffset)}, Length: ${groupedDecimal(f.transferSize)}, ` +
    `I/O Flags: ${lowerHex(f.irpFlags)}, Irp: ${lowerHex(f.irp)}`,
});
