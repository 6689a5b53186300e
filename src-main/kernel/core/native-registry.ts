// src-main/kernel/core/native-registry.ts
//
// The native API on the registry, as programs call it. What every call sets, and how paths are spelt: native-api.ts.

import { KeyInformationClass, RegistryType } from '../../../src-shared/nt/registry-types.ts';
import { Service } from './native-services.ts';
import type { UserContext, UserRequest } from './program.ts';

/**
 * NtOpenKey. u.result: handle. Row: RegOpenKey with the path as spelt here; a link on the way (CurrentControlSet, ...) gives a
 * row with REPARSE first and a second one of the same path.
 */
export function openKey(u: UserContext, root: number, path: string, access: number): UserRequest {
  u.a0 = root; u.a1 = access; u.s0 = path;
  return u.call(Service.NtOpenKey);
}

/** NtCreateKey: opens, and makes what is missing. u.result: handle, u.out1: RegistryDisposition. Row: RegCreateKey. */
export function createKey(u: UserContext, root: number, path: string, access: number): UserRequest {
  u.a0 = root; u.a1 = access; u.s0 = path;
  return u.call(Service.NtCreateKey);
}

/** NtQueryKey. u.out1: subkeys, u.out2: values (Full, Cached). bufferLength 0: large enough. Row: RegQueryKey. */
export function queryKey(u: UserContext, key: number, informationClass: number = KeyInformationClass.Name, bufferLength = 0): UserRequest {
  u.a0 = key; u.a1 = informationClass; u.a2 = bufferLength;
  return u.call(Service.NtQueryKey);
}

/**
 * NtQueryValueKey, partial information. u.result: length of the data, u.out1: type, u.out2: DWORD data, u.text: text data.
 * BUFFER OVERFLOW where header and data don't fit: call again with a larger buffer, as the Win32 layer does. Row: RegQueryValue.
 * @param bufferLength bytes the caller offers; the Win32 layer starts with 144
 */
export function queryValueKey(u: UserContext, key: number, valueName: string, bufferLength = 144): UserRequest {
  u.a0 = key; u.a1 = bufferLength; u.s0 = valueName;
  return u.call(Service.NtQueryValueKey);
}

/** NtEnumerateKey. u.text: name of the subkey. NO MORE ENTRIES past the last. Row: RegEnumKey. */
export function enumerateKey(u: UserContext, key: number, index: number, bufferLength = 288): UserRequest {
  u.a0 = key; u.a1 = index; u.a2 = bufferLength;
  return u.call(Service.NtEnumerateKey);
}

/** NtEnumerateValueKey. u.text: name, u.out1: type, u.result: length. BUFFER OVERFLOW as queryValueKey. Row: RegEnumValue. */
export function enumerateValueKey(u: UserContext, key: number, index: number, bufferLength = 220): UserRequest {
  u.a0 = key; u.a1 = index; u.a2 = bufferLength;
  return u.call(Service.NtEnumerateValueKey);
}

/**
 * NtSetValueKey. Row: RegSetValue.
 * @param data number for DWORD and QWORD, text for SZ and EXPAND_SZ, texts for MULTI_SZ, bytes for BINARY
 */
export function setValueKey(u: UserContext, key: number, valueName: string, type: number, data: RegistryData): UserRequest {
  u.a0 = key; u.a1 = type; u.s0 = valueName; u.o0 = data;
  return u.call(Service.NtSetValueKey);
}

export type RegistryData = number | string | readonly string[] | Uint8Array;

/** REG_SZ in one call. */
export function setStringValue(u: UserContext, key: number, valueName: string, text: string): UserRequest {
  return setValueKey(u, key, valueName, RegistryType.SZ, text);
}

/** NtDeleteKey. CANNOT DELETE while it has subkeys. Row: RegDeleteKey. */
export function deleteKey(u: UserContext, key: number): UserRequest {
  u.a0 = key;
  return u.call(Service.NtDeleteKey);
}

/** NtDeleteValueKey. Row: RegDeleteValue. */
export function deleteValueKey(u: UserContext, key: number, valueName: string): UserRequest {
  u.a0 = key; u.s0 = valueName;
  return u.call(Service.NtDeleteValueKey);
}

/** NtFlushKey. Row: RegFlushKey. */
export function flushKey(u: UserContext, key: number): UserRequest {
  u.a0 = key;
  return u.call(Service.NtFlushKey);
}

/** NtLoadKey: mounts a hive as an empty key. Row: RegLoadKey. */
export function loadKey(u: UserContext, path: string, hiveFile: string): UserRequest {
  u.s0 = path; u.s1 = hiveFile;
  return u.call(Service.NtLoadKey);
}
