// src-main/kernel/io/set-information.ts
//
// NtSetInformationFile: end of file, allocation, times and attributes, disposition, position, rename, link, I/O priority; bandwidth is
// bandwidth.ts's.

import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NotifyFilter } from '../../../src-shared/nt/notify-filter.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationType } from '../etw/operation-types.ts';
import { TraceText } from '../etw/trace-text.ts';
import { IO_COST } from './costs.ts';
import { reserveBandwidth } from './bandwidth.ts';
import type { FileObject } from './file-object.ts';
import { IoPriority } from './io-priority.ts';
import type { Io } from './io.ts';

const CLASSES: Readonly<Record<number, OperationType>> = {
  4: Op.SetBasic, 10: Op.SetRename, 11: Op.SetLink, 13: Op.SetDisposition, 14: Op.SetPosition, 19: Op.SetAllocation, 20: Op.SetEndOfFile,
  43: Op.SetIoPriorityHint, 44: Op.SetSfioReserve,
};

/** What a class wants of the handle (IopSetOperationAccess). */
const ACCESS: Readonly<Record<number, number>> = {
  4: FileAccess.WRITE_ATTRIBUTES, 10: FileAccess.DELETE, 13: FileAccess.DELETE, 19: FileAccess.WRITE_DATA, 20: FileAccess.WRITE_DATA,
};

export function setAccess(informationClass: number): number {
  return ACCESS[informationClass] ?? 0;
}

export function setInformation(io: Io, u: UserContext, file: FileObject): Cycles {
  const { etw, se } = io.kernel.components;
  const type = CLASSES[u.a1] ?? Op.SetOther;
  const record = etw.begin(u, type, file.path);
  u.operation = record.index;
  const { node } = file;
  const { fs } = node.volume;
  const value = u.a2;
  record.n0 = value;
  let status: number = NtStatus.SUCCESS;
  switch (type) {
    case Op.SetBasic:
      // Only attributes are given; the times stay, which a zero means.
      record.n0 = 0;
      record.n1 = 0;
      record.n2 = 0;
      record.n3 = 0;
      record.n4 = value;
      if (value !== 0) node.attributes = value | (node.attributes & 0x10);
      node.changeTime = fs.filetime();
      io.notify.changed(node.parent, NotifyFilter.ATTRIBUTES);
      break;
    case Op.SetDisposition:
      if (value !== 0 && node.directory && node.children.size > 0 && node.reparse === null) status = NtStatus.DIRECTORY_NOT_EMPTY;
      else if (value !== 0 && node.mappings > 0) status = NtStatus.CANNOT_DELETE;
      else fs.setDeletePending(node, file.name, value !== 0);
      break;
    case Op.SetPosition:
      file.position = value;
      break;
    case Op.SetAllocation:
      node.allocationSize = value;
      break;
    case Op.SetEndOfFile:
      if (value < node.endOfFile && node.writableMappings > 0) status = NtStatus.USER_MAPPED_FILE;
      else {
        fs.setEndOfFile(node, value);
        io.notify.changed(node.parent, NotifyFilter.SIZE);
      }
      break;
    case Op.SetRename: {
      record.t0 = new TraceText(u.s0);
      const before = node.parent;
      for (const link of node.links) if (link.name.text.toLowerCase() === file.name.toLowerCase()) node.makeFirst(link.directory, link.name.text);
      status = fs.rename(node, destination(file, u.s0), value !== 0, se.tokenOf(u.process));
      if (status === NtStatus.SUCCESS) {
        io.notify.changed(before, NotifyFilter.FILE_NAME);
        if (node.parent !== before) io.notify.changed(node.parent, NotifyFilter.FILE_NAME);
      }
      break;
    }
    case Op.SetLink:
      record.t0 = new TraceText(u.s0);
      status = fs.link(node, destination(file, u.s0), value !== 0, se.tokenOf(u.process));
      if (status === NtStatus.SUCCESS) io.notify.changed(node.links.at(-1)?.directory ?? null, NotifyFilter.FILE_NAME);
      break;
    case Op.SetIoPriorityHint:
      status = setPriorityHint(io, file, value);
      break;
    case Op.SetSfioReserve:
      status = reserveBandwidth(io, u, file, record);
      break;
    default:
      status = NtStatus.INVALID_PARAMETER;
      break;
  }
  u.complete(status);
  return IO_COST.set.sample(io.prng);
}

/** FileIoPriorityHintInformation: what a program may ask for. The class came with io.priority. */
function setPriorityHint(io: Io, file: FileObject, priority: number): number {
  if (!io.kernel.features.on('io.priority')) return NtStatus.INVALID_INFO_CLASS;
  if (priority < IoPriority.VeryLow || priority > IoPriority.Normal) return NtStatus.INVALID_PARAMETER;
  file.priorityHint = priority;
  return NtStatus.SUCCESS;
}

/** The new path of a rename or link as the file's own file system has it; a path of another machine is none of its own. */
function destination(file: FileObject, path: string): string {
  return file.remote?.server.localPath(path) ?? path;
}
