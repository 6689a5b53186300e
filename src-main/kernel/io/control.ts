// src-main/kernel/io/control.ts
//
// NtFsControlFile, NtDeviceIoControlFile and byte range locks. Reparse points are in reparse-control.ts.

import { controlCode } from '../../../src-shared/nt/control-codes.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationType } from '../etw/operation-types.ts';
import { IO_COST } from './costs.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';
import { REPARSE_CONTROLS } from './reparse-control.ts';

const LMR_QUERY_DEBUG_INFO = controlCode('FSCTL_LMR_QUERY_DEBUG_INFO');
const MOUNTDEV_QUERY_DEVICE_NAME = controlCode('IOCTL_MOUNTDEV_QUERY_DEVICE_NAME');

export function controlFile(io: Io, u: UserContext, file: FileObject, type: OperationType): Cycles {
  const record = io.kernel.components.etw.begin(u, type, file.path);
  record.n0 = u.a1;
  u.operation = record.index;
  u.process.otherOperations++;
  const reparse = type === Op.FileSystemControl ? REPARSE_CONTROLS.get(u.a1) : undefined;
  u.complete(reparse === undefined ? controlStatus(u.a1, file, type) : reparse(io, u, file));
  return IO_COST.control.sample(io.prng);
}

function controlStatus(code: number, file: FileObject, type: OperationType): number {
  if (type === Op.FileSystemControl) {
    // NTFS is not a redirector.
    return code === LMR_QUERY_DEBUG_INFO ? NtStatus.INVALID_DEVICE_REQUEST : NtStatus.SUCCESS;
  }
  // A plain file is not a device; the mount manager's question wants a larger buffer than callers offer.
  if (code === MOUNTDEV_QUERY_DEVICE_NAME) return NtStatus.INVALID_PARAMETER;
  return file.node.parent === null || file.node.volume.device ? NtStatus.SUCCESS : NtStatus.INVALID_PARAMETER;
}

export function lockFile(io: Io, u: UserContext, file: FileObject): Cycles {
  const record = io.kernel.components.etw.begin(u, Op.LockFile, file.path);
  record.n0 = u.a3;
  record.n1 = u.a1;
  record.n2 = u.a2;
  record.n3 = u.a4;
  u.operation = record.index;
  const exclusive = u.a3 !== 0;
  const conflict = file.locks.some((lock) => lock.offset < u.a1 + u.a2 && u.a1 < lock.offset + lock.length && (lock.exclusive || exclusive));
  if (conflict) u.complete(NtStatus.LOCK_NOT_GRANTED);
  else {
    file.locks.push({ offset: u.a1, length: u.a2, exclusive });
    u.complete(NtStatus.SUCCESS);
  }
  return IO_COST.lock.sample(io.prng);
}

export function unlockFile(io: Io, u: UserContext, file: FileObject): Cycles {
  const record = io.kernel.components.etw.begin(u, Op.UnlockFile, file.path);
  record.n1 = u.a1;
  record.n2 = u.a2;
  u.operation = record.index;
  const index = file.locks.findIndex((lock) => lock.offset === u.a1 && lock.length === u.a2);
  if (index >= 0) file.locks.splice(index, 1);
  u.complete(index >= 0 ? NtStatus.SUCCESS : NtStatus.RANGE_NOT_LOCKED);
  return IO_COST.lock.sample(io.prng);
}
