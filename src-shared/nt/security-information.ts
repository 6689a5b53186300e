// src-shared/nt/security-information.ts
//
// SECURITY_INFORMATION (winnt.h): which parts of a security descriptor a query or set is about.

import { flagText, leftoverFlags, type FlagTable } from './flag-text.ts';

export const SecurityInformation = { OWNER: 0x1, GROUP: 0x2, DACL: 0x4, SACL: 0x8, LABEL: 0x10 } as const;

const PARTS: FlagTable = [
  [0x1, 'Owner'],
  [0x2, 'Group'],
  [0x4, 'DACL'],
  [0x8, 'SACL'],
  [0x10, 'Label'],
  [0x20, 'Attribute'],
  [0x40, 'Scope'],
  [0x80, 'Process Trust Label'],
  [0x80000000, 'DACL Protected'],
  [0x40000000, 'SACL Protected'],
  [0x20000000, 'DACL Unprotected'],
  [0x10000000, 'SACL Unprotected'],
];

// `&` yields signed numbers: bit 31 has to be written as one to compare equal.
const SIGNED_PARTS: FlagTable = PARTS.map(([mask, text]) => [mask | 0, text] as const);

/** e.g. `Owner, Group, DACL`; bits without a name follow as one hex item. */
export function securityInformationText(information: number): string {
  const text = flagText(information | 0, SIGNED_PARTS, ', ');
  const rest = leftoverFlags(information | 0, SIGNED_PARTS);
  if (rest === 0) return text;
  const hex = '0x' + rest.toString(16);
  return text === '' ? hex : `${text}, ${hex}`;
}
