// src-shared/nt/registry-types.ts
//
// Registry value types, key and value information classes (winnt.h, wdm.h), in Process Monitor's words.

export const RegistryType = {
  NONE: 0,
  SZ: 1,
  EXPAND_SZ: 2,
  BINARY: 3,
  DWORD: 4,
  DWORD_BIG_ENDIAN: 5,
  LINK: 6,
  MULTI_SZ: 7,
  RESOURCE_LIST: 8,
  FULL_RESOURCE_DESCRIPTOR: 9,
  RESOURCE_REQUIREMENTS_LIST: 10,
  QWORD: 11,
} as const;

const TYPES: readonly string[] = [
  'REG_NONE', 'REG_SZ', 'REG_EXPAND_SZ', 'REG_BINARY', 'REG_DWORD', 'REG_DWORD_BIG_ENDIAN', 'REG_LINK', 'REG_MULTI_SZ',
  'REG_RESOURCE_LIST', 'REG_FULL_RESOURCE_DESCRIPTOR', 'REG_RESOURCE_REQUIREMENTS_LIST', 'REG_QWORD',
];

/** KEY_INFORMATION_CLASS. */
export const KeyInformationClass = {
  Basic: 0, Node: 1, Full: 2, Name: 3, Cached: 4, Flags: 5, Virtualization: 6, HandleTags: 7, Trust: 8, Layer: 9,
} as const;

const KEY_CLASSES: readonly string[] = ['Basic', 'Node', 'Full', 'Name', 'Cached', 'Flags', 'Virtualization', 'HandleTags', 'Trust', 'Layer'];

/** KEY_VALUE_INFORMATION_CLASS. */
export const KeyValueInformationClass = { Basic: 0, Full: 1, Partial: 2, FullAlign64: 3, PartialAlign64: 4 } as const;

/** KEY_SET_INFORMATION_CLASS. */
export const KeySetInformationClass = { WriteTime: 0, Wow64Flags: 1, ControlFlags: 2, SetVirtualization: 3, SetHandleTags: 5 } as const;

const KEY_SET_CLASSES: Readonly<Record<number, string>> = {
  0: 'KeyWriteTimeInformation',
  1: 'KeyWow64FlagsInformation',
  5: 'KeySetHandleTagsInformation',
};

/** Disposition of a create or open of a key. */
export const RegistryDisposition = { CREATED_NEW_KEY: 1, OPENED_EXISTING_KEY: 2 } as const;

export function isKnownRegistryType(type: number): boolean {
  return type < TYPES.length;
}

/** `REG_SZ`, or `<Unknown: 1001>`. */
export function registryTypeText(type: number): string {
  return TYPES[type] ?? `<Unknown: ${type}>`;
}

/** What a key query asks for: `Name`, `Cached` ... */
export function keyInformationClassText(informationClass: number): string {
  return KEY_CLASSES[informationClass] ?? `<Unknown: ${informationClass}>`;
}

export function keySetInformationClassText(informationClass: number): string {
  return KEY_SET_CLASSES[informationClass] ?? `<Unknown: ${informationClass}>`;
}

/** `REG_CREATED_NEW_KEY`, `REG_OPENED_EXISTING_KEY`, or nothing. */
export function registryDispositionText(disposition: number): string {
  if (disposition === RegistryDisposition.CREATED_NEW_KEY) return 'REG_CREATED_NEW_KEY';
  return disposition === RegistryDisposition.OPENED_EXISTING_KEY ? 'REG_OPENED_EXISTING_KEY' : '';
}

/** REG_BINARY data as upper-case bytes with blanks between. */
export function binaryDataText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    if (i > 0) text += ' ';
    text += (bytes[i]! < 16 ? '0' : '') + bytes[i]!.toString(16).toUpperCase();
  }
  return text;
}
