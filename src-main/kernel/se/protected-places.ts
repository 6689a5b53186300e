// src-main/kernel/se/protected-places.ts
//
// Directories and keys with a security descriptor of their own; what is below inherits it. The entries are those of a Windows Vista set up
// with its defaults, brought down to the accounts that run here. TrustedInstaller, which owns most of C:\Windows there, is not modelled:
// administrators stand in its place [assumed]. Service accounts write in many places below C:\Windows and HKLM, each with an entry of its
// own on a real machine; one entry at the top stands for them [assumed].

import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import { Sid } from './security-descriptor.ts';
import type { AccessEntry, SecurityDescriptor } from './security-descriptor.ts';

const FILE_ALL = FileAccess.ALL_ACCESS;
const FILE_READ_EXECUTE = FileAccess.GENERIC_READ | FileAccess.GENERIC_EXECUTE;
const KEY_ALL = RegistryAccess.ALL_ACCESS;

function administered(all: number, ...others: readonly AccessEntry[]): SecurityDescriptor {
  return { owner: Sid.ADMINISTRATORS, entries: [{ sid: Sid.SYSTEM, mask: all }, { sid: Sid.ADMINISTRATORS, mask: all }, ...others] };
}

/** The root of a volume: who is logged on makes and changes files. */
export const VOLUME_ROOT = administered(FILE_ALL, { sid: Sid.AUTHENTICATED_USERS, mask: FILE_ALL }, { sid: Sid.USERS, mask: FILE_READ_EXECUTE });

const SYSTEM_FILES = administered(FILE_ALL, { sid: Sid.SERVICE, mask: FILE_ALL }, { sid: Sid.USERS, mask: FILE_READ_EXECUTE });

/** By path on the system volume, lower case; two levels at most. */
const PLACES: ReadonlyMap<string, SecurityDescriptor> = new Map([
  ['windows', SYSTEM_FILES],
  ['program files', SYSTEM_FILES],
  ['windows\\temp', VOLUME_ROOT],
]);

/** The descriptor that a new directory gets for where it is. @param directory its parent's path on the volume without the first backslash; '' for the root */
export function protectedDirectory(directory: string, name: string): SecurityDescriptor | undefined {
  return PLACES.get((directory === '' ? name : `${directory}\\${name}`).toLowerCase());
}

/** HKLM and HKCR: everybody reads. */
export const MACHINE_KEYS = administered(KEY_ALL, { sid: Sid.SERVICE, mask: KEY_ALL }, { sid: Sid.USERS, mask: RegistryAccess.READ });
/** HKU itself and the hive of SYSTEM. */
export const USER_HIVES = administered(KEY_ALL, { sid: Sid.USERS, mask: RegistryAccess.READ });
/** SAM and SECURITY: administrators may at most give themselves a right. */
export const SYSTEM_KEYS: SecurityDescriptor = { owner: Sid.ADMINISTRATORS, entries: [{ sid: Sid.SYSTEM, mask: KEY_ALL }] };

/** A user's own hive. */
export function userKeys(sid: string): SecurityDescriptor {
  return { owner: sid, entries: [{ sid: Sid.SYSTEM, mask: KEY_ALL }, { sid: Sid.ADMINISTRATORS, mask: KEY_ALL }, { sid, mask: KEY_ALL }] };
}
