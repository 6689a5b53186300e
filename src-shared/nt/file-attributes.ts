// src-shared/nt/file-attributes.ts
//
// FILE_ATTRIBUTE_* bits (winnt.h) and the letters that Process Monitor strings together for them.

import { flagText, type FlagTable } from './flag-text.ts';

export const FileAttributes = {
  READONLY: 0x1,
  HIDDEN: 0x2,
  SYSTEM: 0x4,
  DIRECTORY: 0x10,
  ARCHIVE: 0x20,
  NORMAL: 0x80,
  TEMPORARY: 0x100,
  SPARSE_FILE: 0x200,
  REPARSE_POINT: 0x400,
  COMPRESSED: 0x800,
  OFFLINE: 0x1000,
  NOT_CONTENT_INDEXED: 0x2000,
  ENCRYPTED: 0x4000,
  VIRTUAL: 0x1_0000,
} as const;

const LETTERS: FlagTable = [
  [0x1, 'R'],
  [0x2, 'H'],
  [0x4, 'S'],
  [0x10, 'D'],
  [0x20, 'A'],
  [0x40, 'D'],
  [0x80, 'N'],
  [0x100, 'T'],
  [0x200, 'SF'],
  [0x400, 'RP'],
  [0x800, 'C'],
  [0x1000, 'O'],
  [0x2000, 'NCI'],
  [0x4000, 'E'],
  [0x10000, 'V'],
];

/** Letters without separator, e.g. `HSANCI`; `n/a` for no attributes. */
export function fileAttributesText(attributes: number): string {
  return attributes === 0 ? 'n/a' : flagText(attributes, LETTERS, '');
}
