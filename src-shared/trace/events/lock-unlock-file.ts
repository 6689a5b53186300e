// src-shared/trace/events/lock-unlock-file.ts
//
// LockUnlockFile: byte range locks; the sub-operation is the minor function.

import { lockFile } from './lock-file.ts';
import { unlockFileSingle } from './unlock-file-single.ts';
import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';

/** A sub-operation without Detail. */
function plain(id: number, subOperation: number, name: string): EventType {
  return defineEvent({
    id,
    eventClass: 'File System',
    name,
    advancedName: 'IRP_MJ_LOCK_CONTROL',
    pml: { operation: 37, subOperation },
    fields: {},
    detail: () => '',
  }) as EventType;
}

/** The request with sub-operation 0, which shows the family's own name. */
export const lockUnlockFile = plain(0x0325, 0, 'LockUnlockFile');

/** Any other sub-operation number. */
export const lockUnlockFileUnknown = plain(0x03f1, 0xff, '<Unknown>');

/** Ids are never reused; new ones go to the end of the numbers, not of the list. */
export const LOCK_UNLOCK_FILE_TYPES: readonly EventType[] = [
  lockUnlockFile,
  lockFile,
  unlockFileSingle,
  plain(0x03b2, 0x03, 'UnlockFileAll'),
  plain(0x03b3, 0x04, 'UnlockFileByKey'),
  lockUnlockFileUnknown,
] as readonly EventType[];
