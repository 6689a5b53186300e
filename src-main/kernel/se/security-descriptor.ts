// src-main/kernel/se/security-descriptor.ts
//
// Who may do what with an object: an owner and a list of entries, and the check of a token against them (SeAccessCheck).
//
// Objects inherit their descriptor from the directory or key in which they are made; places with one of their own are in
// protected-places.ts. Since Windows Vista a token has an integrity level, and an object a mandatory label, Medium where it has none: whoever
// stands below the label may not change the object, whatever the entries say (no-write-up). Simplified: no object entries, the label's only
// policy is no-write-up; privileges grant nothing here.
//
// Models: Windows Internals 7th ed., part 1, ch. 7 "Access checks" (order of entries, owner's rights, maximum allowed, mandatory integrity check).

import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';

/** Well-known SIDs (learn.microsoft.com/windows/win32/secauthz/well-known-sids). */
export const Sid = {
  EVERYONE: 'S-1-1-0', SERVICE: 'S-1-5-6', AUTHENTICATED_USERS: 'S-1-5-11', SYSTEM: 'S-1-5-18', LOCAL_SERVICE: 'S-1-5-19', NETWORK_SERVICE: 'S-1-5-20',
  ADMINISTRATORS: 'S-1-5-32-544', USERS: 'S-1-5-32-545',
} as const;

export interface AccessEntry {
  readonly sid: string;
  /** Access mask, specific and standard rights. */
  readonly mask: number;
  /** An access-denied entry; these stand first. */
  readonly deny?: boolean;
}

/** RIDs of the mandatory label authority S-1-16 (learn.microsoft.com/windows/win32/secauthz/mandatory-integrity-control). */
export const IntegrityLevel = { Untrusted: 0, Low: 0x1000, Medium: 0x2000, High: 0x3000, System: 0x4000 } as const;

export interface SecurityDescriptor {
  /** Mandatory label, default Medium. */
  readonly label?: number;
  readonly owner: string;
  readonly entries: readonly AccessEntry[];
}

/** What a check looks at: the SIDs of a token. */
export interface Subject {
  readonly sid: string;
  readonly groups: ReadonlySet<string>;
  /** Integrity level; absent where this Windows knows none. */
  readonly level?: number | undefined;
  /** What descriptors gave it before: descriptors and tokens never change, and the same few are checked at every open. */
  readonly rights?: Map<SecurityDescriptor, number>;
}

const READ_CONTROL = 0x2_0000;
const WRITE_DAC = 0x4_0000;
const FILE_DELETE_CHILD = 0x40;
const KEY_CREATE_LINK = 0x20;
/** Rights that no-write-up takes away: delete, change of the descriptor, and by kind of object what is in its generic write. */
const STANDARD_CHANGES = 0xd_0000;
const FILE_CHANGES = STANDARD_CHANGES | FileAccess.WRITE_DATA | FileAccess.APPEND_DATA | FileAccess.WRITE_EA | FileAccess.WRITE_ATTRIBUTES | FILE_DELETE_CHILD;
const KEY_CHANGES = STANDARD_CHANGES | RegistryAccess.SET_VALUE | RegistryAccess.CREATE_SUB_KEY | KEY_CREATE_LINK;
const MAXIMUM_ALLOWED = 0x200_0000;
/** Specific and standard rights; WOW64 and generic bits ask for no right of their own. */
const RIGHTS = 0x1f_ffff;

/** @returns the rights granted; 0 where access is denied. With MAXIMUM_ALLOWED all that the entries give. */
export function accessCheck(subject: Subject, descriptor: SecurityDescriptor, desired: number, all: number): number {
  const wanted = desired & RIGHTS & all;
  let granted = subject.rights?.get(descriptor);
  if (granted === undefined) {
    granted = rightsOf(subject, descriptor);
    subject.rights?.set(descriptor, granted);
  }
  granted &= all;
  if (subject.level !== undefined && subject.level < (descriptor.label ?? IntegrityLevel.Medium)) granted &= ~(all === FileAccess.ALL_ACCESS ? FILE_CHANGES : KEY_CHANGES);
  if ((wanted & ~granted) !== 0) return 0;
  return (desired & MAXIMUM_ALLOWED) !== 0 ? granted : wanted;
}

/** All that the entries give. */
function rightsOf(subject: Subject, descriptor: SecurityDescriptor): number {
  const owns = subject.sid === descriptor.owner || subject.groups.has(descriptor.owner);
  let granted = owns ? READ_CONTROL | WRITE_DAC : 0;
  let denied = 0;
  for (const { sid, mask, deny } of descriptor.entries) {
    if (sid !== subject.sid && !subject.groups.has(sid)) continue;
    if (deny === true) denied |= mask & ~granted;
    else granted |= mask & ~denied;
  }
  return granted;
}
