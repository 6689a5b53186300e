// src-main/kernel/io/symlink-policy.ts
//
// Which symbolic links this machine follows: by where the link lies and where it leads, local or remote. Four values of
// HKLM\SYSTEM\CurrentControlSet\Control\FileSystem say so; `fsutil behavior set SymlinkEvaluation R2L:1` writes them.
//
//   SymlinkLocalToLocalEvaluation 1   SymlinkLocalToRemoteEvaluation 1   SymlinkRemoteToLocalEvaluation 0   SymlinkRemoteToRemoteEvaluation 0
//
// A remote link that leads to a local path would let a server say which of the client's own files an open means; that is why it is off.
// Source: learn.microsoft.com, "fsutil behavior", "Symbolic Link Evaluation Policy". The values are read in the thread that meets the first
// symbolic link, and again once the key has changed. [assumed: when they are read is not documented]

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { RegistryAccess } from '../../../src-shared/nt/registry-access.ts';
import type { RegistryKey } from '../cm/registry-key.ts';
import { CM_COST } from '../cm/costs.ts';
import type { Kernel } from '../core/kernel.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { ValueSetup } from '../core/setup.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';

export const FILE_SYSTEM_KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem';

interface Policy {
  readonly valueName: string;
  readonly byDefault: boolean;
}
/** Index: 2 where the link is remote, plus 1 where its target is. */
const SYMLINK_POLICIES: readonly Policy[] = [
  { valueName: 'SymlinkLocalToLocalEvaluation', byDefault: true },
  { valueName: 'SymlinkLocalToRemoteEvaluation', byDefault: true },
  { valueName: 'SymlinkRemoteToLocalEvaluation', byDefault: false },
  { valueName: 'SymlinkRemoteToRemoteEvaluation', byDefault: false },
];
const REG_DWORD = 4;
const VALUE_BUFFER = 16;

/** The values as a machine is installed with them, for setupKey() of FILE_SYSTEM_KEY. */
export const POLICY_VALUES: readonly ValueSetup[] = SYMLINK_POLICIES.map(({ valueName, byDefault }) => ({ name: valueName, type: REG_DWORD, data: byDefault ? 1 : 0 }));

export class SymlinkPolicy {
  private readonly kernel: Kernel;
  private allowed: readonly boolean[] = SYMLINK_POLICIES.map((policy) => policy.byDefault);
  private key: RegistryKey | null = null;
  private readAt: Cycles = -1;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Whether a link of that class is followed; what load() has read. */
  follows(linkIsRemote: boolean, targetIsRemote: boolean): boolean {
    return this.allowed[(linkIsRemote ? 2 : 0) + (targetIsRemote ? 1 : 0)] as boolean;
  }

  /** Reads the values, where nobody has since they were changed. Rows: RegOpenKey (REPARSE, then the control set), RegQueryValue, RegCloseKey. */
  *load(u: UserContext): KernelRoutine {
    if (this.readAt >= 0 && (this.key === null || this.key.lastWriteTime <= this.readAt)) return;
    const { cm, etw } = this.kernel.components;
    const target = cm.namespace.resolve(null, FILE_SYSTEM_KEY, '');
    if (target === null) return;
    const open = etw.beginAs(u.thread, Op.RegOpenKey, target.path, 'PolicyOpenKey');
    open.n0 = RegistryAccess.READ;
    open.n1 = 0;
    yield u.compute(CM_COST.openMissing.median);
    if (target.reparsedPath !== null) {
      etw.end(open, NtStatus.REPARSE);
      yield u.compute(CM_COST.close.median);
      const again = etw.beginAs(u.thread, Op.RegOpenKey, target.reparsedPath, 'PolicyOpenKey');
      again.n0 = RegistryAccess.READ;
      again.n1 = target.key === null ? 0 : RegistryAccess.READ;
      yield u.compute(CM_COST.openFound.median);
      etw.end(again, target.key === null ? NtStatus.OBJECT_NAME_NOT_FOUND : NtStatus.SUCCESS);
    } else etw.end(open, target.key === null ? NtStatus.OBJECT_NAME_NOT_FOUND : NtStatus.SUCCESS);
    this.readAt = this.kernel.now;
    this.key = target.key;
    if (target.key !== null) yield* this.readValues(u, target.key);
  }

  private *readValues(u: UserContext, key: RegistryKey): KernelRoutine {
    const { etw } = this.kernel.components;
    const allowed: boolean[] = [];
    for (const { valueName, byDefault } of SYMLINK_POLICIES) {
      const { path, value } = key.slot(valueName);
      const query = etw.beginAs(u.thread, Op.RegQueryValue, path, 'PolicyQueryValue');
      query.n0 = value === null ? 0 : 1;
      query.n1 = value?.type ?? 0;
      query.n2 = value?.length ?? VALUE_BUFFER;
      if (value !== null) query.t0 = value.text;
      allowed.push(value !== null && value.type === REG_DWORD ? value.data !== 0 : byDefault);
      yield u.compute(CM_COST.queryValue.median);
      etw.end(query, value === null ? NtStatus.OBJECT_NAME_NOT_FOUND : NtStatus.SUCCESS);
    }
    this.allowed = allowed;
    const close = etw.beginAs(u.thread, Op.RegCloseKey, key.path, 'PolicyCloseKey');
    yield u.compute(CM_COST.close.median);
    etw.end(close, NtStatus.SUCCESS);
  }
}
