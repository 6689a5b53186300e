// src-main/kernel/workloads/programs/shell-delete.ts
//
// Deleting in Explorer (SHFileOperation): a directory is emptied first, then removed. The old Explorer takes a link to a directory for a
// directory: it lists what it sees through the link and deletes that, and only then the link. The one that came with symbolic links
// (ntfs.symlinks) looks at the attributes that FindFirstFile gives, and removes a link as what it is.
//
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1", symbolic links; the loss through junctions on Windows XP is in
// learn.microsoft.com support article 205524.

import { FileAttributes } from '../../../../src-shared/nt/file-attributes.ts';
import { NtStatus } from '../../../../src-shared/nt/ntstatus.ts';
import { defineFrames } from '../../core/call-frames.ts';
import * as nt from '../../core/native-api.ts';
import type { UserContext } from '../../core/program.ts';
import { deleteFile, findFiles, removeDirectory } from './command-prompt.ts';
import type { Steps } from './command-prompt.ts';

const FILE_OPERATION = defineFrames('shell32.dll!CFSFolder_DeleteItems+0x1c4', 'shell32.dll!SHFileOperationW+0x2d', 'shell32.dll!MoveCopyDriver+0x51f');

/** @returns NTSTATUS of the first thing that could not be deleted */
export function* shellDelete(u: UserContext, directory: string, name: string): Steps<number> {
  const before = u.callSite;
  nt.enterAll(u, FILE_OPERATION);
  const { status, entries } = yield* findFiles(u, directory, name);
  const attributes = entries[0]?.attributes;
  const outcome = attributes === undefined ? status : yield* deleteItem(u, `${directory}\\${name}`, attributes);
  u.callSite = before;
  return outcome;
}

function* deleteItem(u: UserContext, path: string, attributes: number): Steps<number> {
  if ((attributes & FileAttributes.DIRECTORY) === 0) return yield* deleteFile(u, path);
  const isLink = u.kernel.features.on('ntfs.symlinks') && (attributes & FileAttributes.REPARSE_POINT) !== 0;
  if (!isLink) {
    const { status, entries } = yield* findFiles(u, path, '*');
    if (status !== NtStatus.SUCCESS) return status;
    for (const entry of entries) {
      if (entry.name === '.' || entry.name === '..') continue;
      const outcome = yield* deleteItem(u, `${path}\\${entry.name}`, entry.attributes);
      if (outcome !== NtStatus.SUCCESS) return outcome;
    }
  }
  return yield* removeDirectory(u, path);
}
