// src-shared/nt/create-file.ts
//
// Parameters and outcome of NtCreateFile (ntifs.h) and their words in the Detail column: disposition, create options,
// share mode, open result.

import { flagText, type FlagTable } from './flag-text.ts';

/** CreateDisposition. */
export const CreateDisposition = { Supersede: 0, Open: 1, Create: 2, OpenIf: 3, Overwrite: 4, OverwriteIf: 5 } as const;

/** IoStatus.Information of a completed create. */
export const OpenResult = { Superseded: 0, Opened: 1, Created: 2, Overwritten: 3, Exists: 4, DoesNotExist: 5 } as const;

/** CreateOptions bits that the code names. */
export const CreateOptions = {
  DIRECTORY_FILE: 0x1,
  WRITE_THROUGH: 0x2,
  SEQUENTIAL_ONLY: 0x4,
  NO_INTERMEDIATE_BUFFERING: 0x8,
  SYNCHRONOUS_IO_ALERT: 0x10,
  SYNCHRONOUS_IO_NONALERT: 0x20,
  NON_DIRECTORY_FILE: 0x40,
  COMPLETE_IF_OPLOCKED: 0x100,
  RANDOM_ACCESS: 0x800,
  DELETE_ON_CLOSE: 0x1000,
  OPEN_BY_FILE_ID: 0x2000,
  OPEN_FOR_BACKUP_INTENT: 0x4000,
  OPEN_REPARSE_POINT: 0x20_0000,
} as const;

/** ShareAccess bits. */
export const ShareAccess = { READ: 1, WRITE: 2, DELETE: 4 } as const;

const DISPOSITIONS: readonly string[] = ['Supersede', 'Open', 'Create', 'OpenIf', 'Overwrite', 'OverwriteIf'];
const OPEN_RESULTS: readonly string[] = ['Superseded', 'Opened', 'Created', 'Overwritten', 'Exists', 'DoesNotExist'];

const CREATE_OPTIONS: FlagTable = [
  [0x1, 'Directory'],
  [0x2, 'Write Through'],
  [0x4, 'Sequential Access'],
  [0x8, 'No Buffering'],
  [0x10, 'Synchronous IO Alert'],
  [0x20, 'Synchronous IO Non-Alert'],
  [0x40, 'Non-Directory File'],
  [0x80, 'Create Tree Connection'],
  [0x100, 'Complete If Oplocked'],
  [0x200, 'No EA Knowledge'],
  [0x400, 'Open for Recovery'],
  [0x800, 'Random Access'],
  [0x1000, 'Delete On Close'],
  [0x2000, 'Open By ID'],
  [0x4000, 'Open For Backup'],
  [0x8000, 'No Compression'],
  [0x100000, 'Reserve OpFilter'],
  [0x200000, 'Open Reparse Point'],
  [0x400000, 'Open No Recall'],
  [0x800000, 'Open For Free Space Query'],
  [0x10000, 'Open Requiring Oplock'],
  [0x20000, 'Disallow Exclusive'],
];

const SHARE_ACCESS: FlagTable = [
  [0x1, 'Read'],
  [0x2, 'Write'],
  [0x4, 'Delete'],
];

export function dispositionText(disposition: number): string {
  return DISPOSITIONS[disposition] ?? '<unknown>';
}

/** True where the request's AllocationSize means something: a disposition that can create the file. */
export function dispositionAllocates(disposition: number): boolean {
  return disposition !== CreateDisposition.Open && disposition !== CreateDisposition.Overwrite;
}

/** Joined by `, `; empty for no options. */
export function createOptionsText(options: number): string {
  return flagText(options, CREATE_OPTIONS, ', ');
}

/** e.g. `Read, Write, Delete`; `None` for exclusive access. */
export function shareModeText(shareAccess: number): string {
  const text = flagText(shareAccess, SHARE_ACCESS, ', ');
  return text === '' ? 'None' : text;
}

export function openResultText(result: number): string {
  return OPEN_RESULTS[result] ?? '<unknown>';
}

/**
 * Category of a create, as the number of Category in the trace model: Write (2) where a file was made or replaced,
 * none (0) where one was opened; without a result the disposition decides.
 * @param openResult -1 where the create has no result
 */
export function createFileCategory(disposition: number, openResult: number): 0 | 2 {
  if (openResult >= 0) {
    return openResult === OpenResult.Superseded || openResult === OpenResult.Created || openResult === OpenResult.Overwritten ? 2 : 0;
  }
  return disposition === CreateDisposition.Open || disposition >= DISPOSITIONS.length ? 0 : 2;
}
