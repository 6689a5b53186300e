// src-shared/nt/registry-access.ts
//
// Words for an ACCESS_MASK of a registry key (winnt.h), as Process Monitor prints `Desired Access` and `Granted Access`.

import { flagText, type FlagTable } from './flag-text.ts';

/** ACCESS_MASK bits of keys that the code names. */
export const RegistryAccess = {
  QUERY_VALUE: 0x1,
  SET_VALUE: 0x2,
  CREATE_SUB_KEY: 0x4,
  ENUMERATE_SUB_KEYS: 0x8,
  NOTIFY: 0x10,
  WOW64_64KEY: 0x100,
  WOW64_32KEY: 0x200,
  READ: 0x2_0019,
  WRITE: 0x2_0006,
  READ_WRITE: 0x2_001f,
  ALL_ACCESS: 0xf_003f,
  DELETE: 0x1_0000,
  MAXIMUM_ALLOWED: 0x200_0000,
} as const;

const REGISTRY_ACCESS: FlagTable = [
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
  [0x10000, 'Delete'],
  [0x20000, 'Read Control'],
  [0x40000, 'Write DAC'],
  [0x80000, 'Write Owner'],
  [0x100000, 'Synchronize'],
  [0x1000000, 'Access System Security'],
  [0x2000000, 'Maximum Allowed'],
];

/** e.g. `Read` or `Query Value, Set Value`; `None 0x0` where no bit has a name. */
export function registryAccessText(mask: number): string {
  let mapped = mask;
  if (mask & 0x8000_0000) mapped |= 0x20019;
  if (mask & 0x4000_0000) mapped |= 0x20006;
  if (mask & 0x2000_0000) mapped |= 0x20019;
  if (mask & 0x1000_0000) mapped |= 0xf003f;
  const text = flagText(mapped, REGISTRY_ACCESS, ', ');
  return text === '' ? 'None 0x' + (mask >>> 0).toString(16) : text;
}
