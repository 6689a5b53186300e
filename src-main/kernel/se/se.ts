// src-main/kernel/se/se.ts
//
// Security: who a process runs as. A token carries the user's name and SID, logon id (LUID), session, integrity level and privileges.
// Well-known accounts have well-known SIDs and logon ids; others get theirs from setupAccount() or from their name.
//
// Models: Windows Internals 7th ed., part 1, ch. 7 "Access tokens". What a token may open is decided in security-descriptor.ts.

import type { Kernel } from '../core/kernel.ts';
import { IntegrityLevel, Sid } from './security-descriptor.ts';
import type { SecurityDescriptor } from './security-descriptor.ts';
import type { EProcess } from '../ps/process.ts';

export interface Token {
  readonly user: string;
  readonly sid: string;
  /** Low half of the logon id; the high half is 0. */
  readonly authenticationId: number;
  readonly session: number;
  readonly integrity: string;
  /** IntegrityLevel; undefined where the process has none. */
  readonly level: number | undefined;
  readonly privileges: ReadonlySet<string>;
  /** SIDs of its groups. */
  readonly groups: ReadonlySet<string>;
  /** Kept by accessCheck(). */
  readonly rights: Map<SecurityDescriptor, number>;
  readonly isSystem: boolean;
  readonly isAdministrator: boolean;
}

const WELL_KNOWN: Readonly<Record<string, readonly [sid: string, luid: number]>> = {
  'NT AUTHORITY\\SYSTEM': ['S-1-5-18', 0x3e7],
  'NT AUTHORITY\\LOCAL SERVICE': ['S-1-5-19', 0x3e5],
  'NT AUTHORITY\\NETWORK SERVICE': ['S-1-5-20', 0x3e4],
};
const SYSTEM_PRIVILEGES = ['SeTcbPrivilege', 'SeDebugPrivilege', 'SeBackupPrivilege', 'SeRestorePrivilege', 'SeIncreaseBasePriorityPrivilege', 'SeCreateSymbolicLinkPrivilege', 'SeChangeNotifyPrivilege'];
const ADMINISTRATOR_PRIVILEGES = SYSTEM_PRIVILEGES.filter((name) => name !== 'SeTcbPrivilege');
const USER_PRIVILEGES = ['SeChangeNotifyPrivilege', 'SeShutdownPrivilege', 'SeUndockPrivilege', 'SeTimeZonePrivilege'];
const FIRST_LOGON = 0x1f4c2;

export class Se {
  private readonly kernel: Kernel;
  private readonly sids = new Map<string, string>();
  private readonly logons = new Map<string, number>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  setupAccount(account: string, sid: string): void {
    this.sids.set(account, sid);
  }

  /** SID of an account. */
  sidOf(account: string): string {
    const wellKnown = WELL_KNOWN[account];
    if (wellKnown !== undefined) return wellKnown[0];
    let sid = this.sids.get(account);
    if (sid === undefined) {
      sid = `S-1-5-21-${this.machineId()}-${1000 + this.sids.size}`;
      this.sids.set(account, sid);
    }
    return sid;
  }

  /** SID of the person at the console: the first account that was set up. */
  interactiveSid(): string {
    const first = this.sids.values().next();
    return first.done === true ? this.sidOf(`${this.kernel.machine.computerName}\\User`) : first.value;
  }

  tokenOf(process: EProcess): Token {
    let token = process.token as Token | null;
    if (token === null) {
      token = this.create(process);
      process.token = token;
    }
    return token;
  }

  /** Low half of the logon id, without making the process a token. */
  authenticationId(process: EProcess): number {
    return WELL_KNOWN[process.user]?.[1] ?? this.logonOf(process.user, process.integrity === 'High');
  }

  private create(process: EProcess): Token {
    const { user, integrity, session } = process;
    const isSystem = user === 'NT AUTHORITY\\SYSTEM';
    // Without User Account Control (no integrity) the person at the console is an administrator, as on most machines of that time. [assumed]
    const isAdministrator = isSystem || integrity === 'High' || (integrity === '' && WELL_KNOWN[user] === undefined);
    const groups = new Set<string>([Sid.EVERYONE, Sid.AUTHENTICATED_USERS, Sid.USERS]);
    if (isAdministrator) groups.add(Sid.ADMINISTRATORS);
    if (isSystem || WELL_KNOWN[user] !== undefined) groups.add(Sid.SERVICE);
    return {
      groups,
      rights: new Map(),
      user, integrity, session, isSystem, isAdministrator,
      level: IntegrityLevel[integrity as keyof typeof IntegrityLevel],
      sid: this.sidOf(user),
      authenticationId: this.authenticationId(process),
      privileges: new Set(isSystem ? SYSTEM_PRIVILEGES : isAdministrator ? ADMINISTRATOR_PRIVILEGES : USER_PRIVILEGES),
    };
  }

  /** An elevated token is a logon of its own (learn.microsoft.com "User Account Control": linked tokens). */
  private logonOf(account: string, elevated: boolean): number {
    const key = elevated ? `${account} elevated` : account;
    let logon = this.logons.get(key);
    if (logon === undefined) {
      logon = FIRST_LOGON + this.logons.size * 0x2e;
      this.logons.set(key, logon);
    }
    return logon;
  }

  private machineId(): string {
    let hash = 0x811c9dc5;
    const name = this.kernel.machine.computerName;
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    return `${hash >>> 0}-${Math.imul(hash, 0x85ebca6b) >>> 0}-${Math.imul(hash, 0xc2b2ae35) >>> 0}`;
  }
}
