// src-main/kernel/workloads/content/registry-seed.ts
//
// A registry in a compact form, before it is put into the machine's hives.
//
//   Path|value=T:data;value=T:data          T: S SZ, X EXPAND_SZ, D DWORD, Q QWORD, M MULTI_SZ (items by ,), B BINARY (length)
//
// Roots: HKLM, HKU; HKCR stands for HKLM\SOFTWARE\Classes and HKCU for the hive of each user.
// The default value has an empty name. BINARY data is filled from a stream of the machine's Prng.

import type { Prng } from '../../../../src-shared/base/prng.ts';

export const RegistryType = { None: 0, Sz: 1, ExpandSz: 2, Binary: 3, Dword: 4, Link: 6, MultiSz: 7, Qword: 11 } as const;
export type RegistryTypeId = (typeof RegistryType)[keyof typeof RegistryType];

export interface ValueSeed {
  readonly name: string;
  readonly type: RegistryTypeId;
  readonly data: string | number | readonly string[] | Uint8Array;
}

export interface KeySeed {
  readonly path: string;
  readonly values: readonly ValueSeed[];
}

const TYPE_OF: Readonly<Record<string, RegistryTypeId>> = {
  S: RegistryType.Sz, X: RegistryType.ExpandSz, D: RegistryType.Dword, Q: RegistryType.Qword, M: RegistryType.MultiSz, B: RegistryType.Binary,
};

/** Reads the lines of a table. @throws RangeError for a type letter that does not exist */
export function parseKeys(table: string, prng: Prng): KeySeed[] {
  const keys: KeySeed[] = [];
  for (const line of table.split('\n')) {
    if (line.trim() === '') continue;
    const [path = '', values = ''] = line.trim().split('|');
    keys.push({ path, values: values === '' ? [] : values.split(';').map((value) => parseValue(value, prng)) });
  }
  return keys;
}

function parseValue(text: string, prng: Prng): ValueSeed {
  const equals = text.indexOf('=');
  const name = text.slice(0, equals);
  const letter = text.slice(equals + 1, equals + 2);
  const body = text.slice(equals + 3);
  const type = TYPE_OF[letter];
  if (type === undefined) throw new RangeError(`registry value ${text}: no such type`);
  switch (type) {
    case RegistryType.Dword: case RegistryType.Qword: return { name, type, data: Number(body) };
    case RegistryType.MultiSz: return { name, type, data: body.split(',') };
    case RegistryType.Binary: return { name, type, data: randomBytes(prng, Number(body)) };
    default: return { name, type, data: body };
  }
}

export function randomBytes(prng: Prng, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count; i++) bytes[i] = prng.below(256);
  return bytes;
}

export const sz = (name: string, data: string): ValueSeed => ({ name, type: RegistryType.Sz, data });
export const expandSz = (name: string, data: string): ValueSeed => ({ name, type: RegistryType.ExpandSz, data });
export const dword = (name: string, data: number): ValueSeed => ({ name, type: RegistryType.Dword, data });

/** A GUID in braces, upper case, from 128 random bits with the version-4 marks. */
export function randomGuid(prng: Prng): string {
  const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
  const a = prng.uint32();
  const b = prng.below(0x1_0000);
  const c = 0x4000 | prng.below(0x1000);
  const d = 0x8000 | prng.below(0x4000);
  return `{${hex(a, 8)}-${hex(b, 4)}-${hex(c, 4)}-${hex(d, 4)}-${hex(prng.below(0x1_0000), 4)}${hex(prng.uint32(), 8)}}`;
}
