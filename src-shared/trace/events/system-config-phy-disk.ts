// src-shared/trace/events/system-config-phy-disk.ts
//
// SystemConfigPhyDisk: a physical disk of the machine, at the start of a session (SystemConfig class, opcode 11), with the geometry that a
// disk of its size reports. Source: learn.microsoft.com/windows/win32/etw/systemconfig-phydisk.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const systemConfigPhyDisk = defineEvent({
  id: 0x0641,
  eventClass: 'Kernel',
  name: 'SystemConfigPhyDisk',
  etw: { className: 'SystemConfig', opcode: 11, enableFlag: 0x100 },
  fields: { diskNumber: 'u32', bytesPerSector: 'u32', sectorsPerTrack: 'u32', tracksPerCylinder: 'u32', cylinders: 'varuint' },
  detail: (f) =>
    `Disk: ${f.diskNumber}, Bytes Per Sector: ${f.bytesPerSector}, Sectors Per Track: ${f.sectorsPerTrack}, ` +
    `Tracks Per Cylinder: ${f.tracksPerCylinder}, Cylinders: ${groupedDecimal(f.cylinders)}`,
});
