// src-shared/nt/notify-filter.ts
//
// CompletionFilter of NtNotifyChangeDirectoryFile (FILE_NOTIFY_CHANGE_* of winnt.h).

import { flagText, type FlagTable } from './flag-text.ts';

export const NotifyFilter = { FILE_NAME: 0x1, DIR_NAME: 0x2, ATTRIBUTES: 0x4, SIZE: 0x8, LAST_WRITE: 0x10, CREATION: 0x40, SECURITY: 0x100 } as const;

const FILTERS: FlagTable = [
  [0x1, 'FILE_NOTIFY_CHANGE_FILE_NAME'],
  [0x2, 'FILE_NOTIFY_CHANGE_DIR_NAME'],
  [0x4, 'FILE_NOTIFY_CHANGE_ATTRIBUTES'],
  [0x8, 'FILE_NOTIFY_CHANGE_SIZE'],
  [0x10, 'FILE_NOTIFY_CHANGE_LAST_WRITE'],
  [0x20, 'FILE_NOTIFY_CHANGE_LAST_ACCESS'],
  [0x40, 'FILE_NOTIFY_CHANGE_CREATION'],
  [0x80, 'FILE_NOTIFY_CHANGE_EA'],
  [0x100, 'FILE_NOTIFY_CHANGE_SECURITY'],
  [0x200, 'FILE_NOTIFY_CHANGE_STREAM_NAME'],
  [0x400, 'FILE_NOTIFY_CHANGE_STREAM_SIZE'],
  [0x800, 'FILE_NOTIFY_CHANGE_STREAM_WRITE'],
];

/** Names joined by `, `. */
export function notifyFilterText(filter: number): string {
  return flagText(filter, FILTERS, ', ');
}
