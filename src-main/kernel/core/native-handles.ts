// src-main/kernel/core/native-handles.ts
//
// The native API on handles and security, as programs call it.

import { Service } from './native-services.ts';
import type { UserContext, UserRequest } from './program.ts';

/** NtClose. Rows: RegCloseKey, or CloseFile and IRP_MJ_CLOSE; none for sections. */
export function close(u: UserContext, handle: number): UserRequest {
  u.a0 = handle;
  return u.call(Service.NtClose);
}

/**
 * NtQuerySecurityObject of a key or file. Rows: RegQueryKeySecurity or QuerySecurityFile.
 * @param bufferLength 0 is the size probe: BUFFER TOO SMALL for keys, BUFFER OVERFLOW for files
 */
export function querySecurityObject(u: UserContext, handle: number, information: number, bufferLength = 1024): UserRequest {
  u.a0 = handle; u.a1 = information; u.a2 = bufferLength;
  return u.call(Service.NtQuerySecurityObject);
}

/** NtSetSecurityObject. Rows: RegSetKeySecurity or SetSecurityFile. */
export function setSecurityObject(u: UserContext, handle: number, information: number): UserRequest {
  u.a0 = handle; u.a1 = information;
  return u.call(Service.NtSetSecurityObject);
}

/** Impersonates an account (or, with '', ends it): CreateFile then shows `Impersonating:`. No row. */
export function impersonate(u: UserContext, sidOrAccount: string): UserRequest {
  u.s0 = sidOrAccount;
  return u.call(Service.NtImpersonateThread);
}
