// src-shared/nt/file-access.ts
//
// Words for an ACCESS_MASK of a file, pipe or directory (winnt.h), as Process Monitor prints `Desired Access`.

import { flagText, type FlagTable } from './flag-text.ts';

/** ACCESS_MASK bits of files that the code names. */
export const FileAccess = {
  READ_DATA: 0x1,
  WRITE_DATA: 0x2,
  APPEND_DATA: 0x4,
  READ_EA: 0x8,
  WRITE_EA: 0x10,
  EXECUTE: 0x20,
  READ_ATTRIBUTES: 0x80,
  WRITE_ATTRIBUTES: 0x100,
  DELETE: 0x1_0000,
  READ_CONTROL: 0x2_0000,
  SYNCHRONIZE: 0x10_0000,
  GENERIC_READ: 0x12_0089,
  GENERIC_WRITE: 0x12_0116,
  GENERIC_EXECUTE: 0x12_00a0,
  ALL_ACCESS: 0x1f_01ff,
  MAXIMUM_ALLOWED: 0x200_0000,
} as const;

const FILE_ACCESS: FlagTable = [
  [0x1f01ff, 'All Access'],
  [0x1201bf, 'Generic Read/Write/Execute'],
  [0x12019f, 'Generic Read/Write'],
  [0x1200a9, 'Generic Read/Execute'],
  [0x1201b6, 'Generic Write/Execute'],
  [0x120089, 'Generic Read'],
  [0x120116, 'Generic Write'],
  [0x1200a0, 'Generic Execute'],
  [0x1, 'Read Data/List Directory'],
  [0x2, 'Write Data/Add File'],
  [0x4, 'Append Data/Add Subdirectory/Create Pipe Instance'],
  [0x8, 'Read EA'],
  [0x10, 'Write EA'],
  [0x20, 'Execute/Traverse'],
  [0x40, 'Delete Child'],
  [0x80, 'Read Attributes'],
  [0x100, 'Write Attributes'],
  [0x10000, 'Delete'],
  [0x20000, 'Read Control'],
  [0x40000, 'Write DAC'],
  [0x80000, 'Write Owner'],
  [0x100000, 'Synchronize'],
  [0x1000000, 'Access System Security'],
  [0x2000000, 'Maximum Allowed'],
];

/** e.g. `Generic Read` or `Read Attributes, Synchronize`; `None 0x0` where no bit has a name. */
export function fileAccessText(mask: number): string {
  let mapped = mask;
  if (mask & 0x8000_0000) mapped |= 0x120089;
  if (mask & 0x4000_0000) mapped |= 0x120116;
  if (mask & 0x2000_0000) mapped |= 0x1200a0;
  if (mask & 0x1000_0000) mapped |= 0x1f01ff;
  const text = flagText(mapped, FILE_ACCESS, ', ');
  return text === '' ? 'None 0x' + (mask >>> 0).toString(16) : text;
}
