// src-shared/nt/access-mask.ts
//
// ACCESS_MASK of files and registry keys: values (winnt.h) and the words of Process Monitor's `Desired Access:`.
// Generic rights add the specific rights they stand for before the words are looked up; the generic bits themselves have no word.
// Source: winnt.h for values; wording and order from Process Monitor's exports and the public parsers of its log format.

import { accessWords } from './flag-words.ts';
import type { FlagWord } from './flag-words.ts';

/** Rights that every object type has. */
export const StandardAccess = {
  Delete: 0x10000, ReadControl: 0x20000, WriteDac: 0x40000, WriteOwner: 0x80000, Synchronize: 0x100000,
  AccessSystemSecurity: 0x1000000, MaximumAllowed: 0x2000000,
  GenericAll: 0x10000000, GenericExecute: 0x20000000, GenericWrite: 0x40000000, GenericRead: 0x80000000,
} as const;

/** Rights of files and directories. */
export const FileAccess = {
  ReadData: 0x1, WriteData: 0x2, AppendData: 0x4, ReadEa: 0x8, WriteEa: 0x10, Execute: 0x20, DeleteChild: 0x40,
  ReadAttributes: 0x80, WriteAttributes: 0x100,
  Delete: 0x10000, ReadControl: 0x20000, WriteDac: 0x40000, WriteOwner: 0x80000, Synchronize: 0x100000,
  MaximumAllowed: 0x2000000,
  GenericRead: 0x120089, GenericWrite: 0x120116, GenericExecute: 0x1200a0, AllAccess: 0x1f01ff,
} as const;

/** Rights of registry keys. */
export const KeyAccess = {
  QueryValue: 0x1, SetValue: 0x2, CreateSubKey: 0x4, EnumerateSubKeys: 0x8, Notify: 0x10, CreateLink: 0x20,
  Wow64Key64: 0x100, Wow64Key32: 0x200,
  Read: 0x20019, Write: 0x20006, AllAccess: 0xf003f, MaximumAllowed: 0x2000000,
} as const;

const STANDARD_WORDS: readonly FlagWord[] = [
  [0x10000, 'Delete'],
  [0x20000, 'Read Control'],
  [0x40000, 'Write DAC'],
  [0x80000, 'Write Owner'],
  [0x100000, 'Synchronize'],
  [0x1000000, 'Access System Security'],
  [0x2000000, 'Maximum Allowed'],
];

const FILE_WORDS: readonly FlagWord[] = [
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
  ...STANDARD_WORDS,
];

const REGISTRY_WORDS: readonly FlagWord[] = [
  [0xf003f, 'All Access'],
  [0x2001f, 'Read/Write'],
  [0x20019, 'Read'],
  [0x20006, 'Write'],
  [0x1, 'Query Value'],
  [0x2, 'Set Value'],
  [0x4, 'Create Sub Key'],
  [0x8, 'Enumerate Sub Keys'],
  [0x10, 'Notify'],
  [0x20, 'Create Link'],
  [0x300, 'WOW64_Res'],
  [0x200, 'WOW64_32Key'],
  [0x100, 'WOW64_64Key'],
  ...STANDARD_WORDS,
];

/** `Desired Access` of a file operation. */
export function fileAccessText(mask: number): string {
  return accessWords(mapGeneric(mask, 0x120089, 0x120116, 0x1200a0, 0x1f01ff), FILE_WORDS);
}

/** `Desired Access` and `Granted Access` of a registry operation. */
export function registryAccessText(mask: number): string {
  return accessWords(mapGeneric(mask, 0x20019, 0x20006, 0x20019, 0xf003f), REGISTRY_WORDS);
}

function mapGeneric(mask: number, read: number, write: number, execute: number, all: number): number {
  let mapped = mask;
  if ((mask & 0x80000000) !== 0) mapped |= read;
  if ((mask & 0x40000000) !== 0) mapped |= write;
  if ((mask & 0x20000000) !== 0) mapped |= execute;
  if ((mask & 0x10000000) !== 0) mapped |= all;
  return mapped >>> 0;
}
