// src-main/kernel/core/native-memory.ts
//
// The native API on sections, images and memory, as programs call it.

import { Service } from './native-services.ts';
import type { UserContext, UserRequest } from './program.ts';

/**
 * NtCreateSection on an open file. u.result: handle. Rows: CreateFileMapping (FILE LOCKED WITH ONLY READERS / WRITERS), for data sections
 * QueryStandardInformationFile, CreateFileMapping (SyncTypeOther); FASTIO_RELEASE_... after each.
 * @param image SEC_IMAGE: mapping it gives Load Image
 */
export function createSection(u: UserContext, file: number, pageProtection: number, image: boolean): UserRequest {
  u.a0 = file; u.a1 = pageProtection; u.a2 = image ? 1 : 0;
  return u.call(Service.NtCreateSection);
}

/** NtMapViewOfSection. u.result: base address. Row: Load Image for image sections. */
export function mapViewOfSection(u: UserContext, section: number): UserRequest {
  u.a0 = section; u.s0 = '';
  return u.call(Service.NtMapViewOfSection);
}

/** Opens \KnownDlls\name and maps it. u.result: base address, NAME NOT FOUND where it is no known DLL. Row: Load Image alone. */
export function mapKnownDll(u: UserContext, name: string): UserRequest {
  u.a0 = 0; u.s0 = name;
  return u.call(Service.NtMapViewOfSection);
}

/** NtUnmapViewOfSection. No row. */
export function unmapViewOfSection(u: UserContext, base: number): UserRequest {
  u.a0 = base;
  return u.call(Service.NtUnmapViewOfSection);
}

/** NtAllocateVirtualMemory (commit). u.result: base address. Private Bytes and Virtual Size grow. No row. */
export function allocateVirtualMemory(u: UserContext, bytes: number): UserRequest {
  u.a0 = bytes;
  return u.call(Service.NtAllocateVirtualMemory);
}

/** NtFreeVirtualMemory. */
export function freeVirtualMemory(u: UserContext, base: number): UserRequest {
  u.a0 = base;
  return u.call(Service.NtFreeVirtualMemory);
}

/** Touches mapped pages of a file: a page fault, and a paging ReadFile and a HardFault where they are not in memory. */
export function touchMappedFile(u: UserContext, section: number, offset: number, length: number): UserRequest {
  u.a0 = section; u.a1 = offset; u.a2 = length;
  return u.call(Service.PageFault);
}

/** Touches private memory: the working set grows by so many bytes of demand-zero pages. No row. */
export function touchPrivateMemory(u: UserContext, bytes: number): UserRequest {
  u.a0 = 0; u.a1 = 0; u.a2 = bytes;
  return u.call(Service.PageFault);
}
