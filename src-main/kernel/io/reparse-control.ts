// src-main/kernel/io/reparse-control.ts
//
// FSCTL_SET_REPARSE_POINT, FSCTL_GET_REPARSE_POINT and FSCTL_DELETE_REPARSE_POINT: making a file or directory a link, reading the link,
// making it ordinary again. The bytes are a REPARSE_DATA_BUFFER (src-shared/nt/reparse-point.ts).
//
// A symbolic link wants SeCreateSymbolicLinkPrivilege of the caller, which administrators have and the filtered token of User Account
// Control has not. A junction wants nothing but access to the directory, as always.
//
// Source: learn.microsoft.com/windows-hardware/drivers/ifs/fsctl-set-reparse-point; MS-FSA 2.1.5.10.37.

import { controlCode } from '../../../src-shared/nt/control-codes.ts';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { ReparseTag, decodeReparseData, encodeReparseData, reparseTagOf } from '../../../src-shared/nt/reparse-point.ts';
import type { UserContext } from '../core/program.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';

export const FSCTL_SET_REPARSE_POINT = controlCode('FSCTL_SET_REPARSE_POINT');
export const FSCTL_GET_REPARSE_POINT = controlCode('FSCTL_GET_REPARSE_POINT');
export const FSCTL_DELETE_REPARSE_POINT = controlCode('FSCTL_DELETE_REPARSE_POINT');

const CHANGES = FileAccess.WRITE_DATA | FileAccess.WRITE_ATTRIBUTES;
const CREATE_SYMBOLIC_LINK = 'SeCreateSymbolicLinkPrivilege';

/** By control code; each returns NTSTATUS. */
export const REPARSE_CONTROLS: ReadonlyMap<number, (io: Io, u: UserContext, file: FileObject) => number> = new Map([
  [FSCTL_SET_REPARSE_POINT, set],
  [FSCTL_GET_REPARSE_POINT, get],
  [FSCTL_DELETE_REPARSE_POINT, remove],
]);

function set(io: Io, u: UserContext, file: FileObject): number {
  const { node } = file;
  const bytes = u.o0 as Uint8Array | null;
  if ((file.access & CHANGES) === 0) return NtStatus.ACCESS_DENIED;
  if (bytes === null) return NtStatus.INVALID_PARAMETER;
  const tag = reparseTagOf(bytes);
  if (tag !== ReparseTag.MOUNT_POINT && tag !== ReparseTag.SYMLINK) return NtStatus.IO_REPARSE_TAG_INVALID;
  const { features, components } = io.kernel;
  if (tag === ReparseTag.SYMLINK && features.on('ntfs.symlinks') && !components.se.tokenOf(u.process).privileges.has(CREATE_SYMBOLIC_LINK)) return NtStatus.PRIVILEGE_NOT_HELD;
  const point = decodeReparseData(bytes);
  if (point === null) return NtStatus.IO_REPARSE_DATA_INVALID;
  if (tag === ReparseTag.MOUNT_POINT && !node.directory) return NtStatus.NOT_A_DIRECTORY;
  if (node.reparse !== null && node.reparse.tag !== tag) return NtStatus.IO_REPARSE_TAG_MISMATCH;
  if (node.directory && node.children.size > 0) return NtStatus.DIRECTORY_NOT_EMPTY;
  node.volume.fs.setReparsePoint(node, point);
  return NtStatus.SUCCESS;
}

function get(_io: Io, u: UserContext, file: FileObject): number {
  u.object = null;
  const { reparse } = file.node;
  if (reparse === null) return NtStatus.NOT_A_REPARSE_POINT;
  u.object = encodeReparseData(reparse);
  return NtStatus.SUCCESS;
}

function remove(_io: Io, u: UserContext, file: FileObject): number {
  const { node } = file;
  if ((file.access & CHANGES) === 0) return NtStatus.ACCESS_DENIED;
  if (node.reparse === null) return NtStatus.NOT_A_REPARSE_POINT;
  const bytes = u.o0 as Uint8Array | null;
  if (bytes !== null && reparseTagOf(bytes) !== node.reparse.tag) return NtStatus.IO_REPARSE_TAG_MISMATCH;
  node.volume.fs.setReparsePoint(node, null);
  return NtStatus.SUCCESS;
}
