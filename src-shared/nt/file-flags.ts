// src-shared/nt/file-flags.ts
//
// Flags and small codes of file operations: values (winnt.h, ntifs.h, wdm.h) and Process Monitor's words for them.
// Source of wording and order: Process Monitor's exports and the public parsers of its log format.

import { flagWords } from './flag-words.ts';
import type { FlagWord } from './flag-words.ts';

export const FileAttribute = {
  ReadOnly: 0x1, Hidden: 0x2, System: 0x4, Directory: 0x10, Archive: 0x20, Device: 0x40, Normal: 0x80, Temporary: 0x100,
  SparseFile: 0x200, ReparsePoint: 0x400, Compressed: 0x800, Offline: 0x1000, NotContentIndexed: 0x2000, Encrypted: 0x4000,
  Virtual: 0x10000,
} as const;

const ATTRIBUTE_LETTERS: readonly FlagWord[] = [
  [0x1, 'R'], [0x2, 'H'], [0x4, 'S'], [0x10, 'D'], [0x20, 'A'], [0x40, 'D'], [0x80, 'N'], [0x100, 'T'], [0x200, 'SF'], [0x400, 'RP'],
  [0x800, 'C'], [0x1000, 'O'], [0x2000, 'NCI'], [0x4000, 'E'], [0x10000, 'V'],
];

/** Attribute letters glued together, `HSANCI`; `n/a` for none. */
export function fileAttributesText(attributes: number): string {
  return attributes === 0 ? 'n/a' : flagWords(attributes, ATTRIBUTE_LETTERS, '');
}

export const CreateOption = {
  Directory: 0x1, WriteThrough: 0x2, SequentialAccess: 0x4, NoBuffering: 0x8, SynchronousIoAlert: 0x10, SynchronousIoNonAlert: 0x20,
  NonDirectoryFile: 0x40, CompleteIfOplocked: 0x100, OpenForRecovery: 0x400, RandomAccess: 0x800, DeleteOnClose: 0x1000, OpenById: 0x2000,
  OpenForBackup: 0x4000, OpenRequiringOplock: 0x10000, DisallowExclusive: 0x20000, ReserveOpFilter: 0x100000, OpenReparsePoint: 0x200000,
  OpenNoRecall: 0x400000, OpenForFreeSpaceQuery: 0x800000,
} as const;

const CREATE_OPTION_WORDS: readonly FlagWord[] = [
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

/** `Options:` of CreateFile and `Mode:` of QueryAllInformationFile; empty for none. */
export function createOptionsText(options: number): string {
  return flagWords(options, CREATE_OPTION_WORDS);
}

export const Disposition = { Supersede: 0, Open: 1, Create: 2, OpenIf: 3, Overwrite: 4, OverwriteIf: 5 } as const;
const DISPOSITIONS: readonly string[] = ['Supersede', 'Open', 'Create', 'OpenIf', 'Overwrite', 'OverwriteIf'];

export function dispositionText(disposition: number): string {
  return DISPOSITIONS[disposition] ?? '<unknown>';
}

export const OpenResult = { Superseded: 0, Opened: 1, Created: 2, Overwritten: 3, Exists: 4, DoesNotExist: 5 } as const;
const OPEN_RESULTS: readonly string[] = ['Superseded', 'Opened', 'Created', 'Overwritten', 'Exists', 'DoesNotExist'];

/** IoStatus.Information of a create request. */
export function openResultText(result: number): string {
  return OPEN_RESULTS[result] ?? '<unknown>';
}

export const ShareMode = { None: 0, Read: 1, Write: 2, Delete: 4 } as const;

export function shareModeText(share: number): string {
  return (share & 7) === 0 ? 'None' : flagWords(share, [[1, 'Read'], [2, 'Write'], [4, 'Delete']]);
}

/** IRP flags (wdm.h) that Process Monitor shows as `I/O Flags:`. */
export const IrpFlag = { NoCache: 0x1, PagingIo: 0x2, SynchronousApi: 0x4, BufferedIo: 0x10, SynchronousPagingIo: 0x40, WriteThrough: 0x400000 } as const;

const IO_FLAG_WORDS: readonly FlagWord[] = [
  [0x10, 'Buffered'],
  [0x1, 'Non-cached'],
  [0x2, 'Paging I/O'],
  [0x4, 'Synchronous'],
  [0x40, 'Synchronous Paging I/O'],
  [0x400000, 'Write Through'],
];

/** `I/O Flags:`; the key is left out where (irpFlags & 0xE000FF) is zero. */
export function ioFlagsText(irpFlags: number): string {
  return flagWords(irpFlags, IO_FLAG_WORDS);
}

/** I/O priority as an IRP carries it (hint + 1); 0 = none given. */
export const IrpPriority = { None: 0, VeryLow: 1, Low: 2, Normal: 3, High: 4, Critical: 5 } as const;
const PRIORITIES: readonly string[] = ['', 'Very Low', 'Low', 'Normal', 'High', 'Critical'];

export function irpPriorityText(priority: number): string {
  return PRIORITIES[priority] ?? `0x${priority.toString(16)}`;
}

const NOTIFY_WORDS: readonly FlagWord[] = [
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

/** Completion filter of NotifyChangeDirectory. FILE_NAME and DIR_NAME together read as their two words, not as CHANGE_NAME. */
export function notifyFilterText(filter: number): string {
  return flagWords(filter, NOTIFY_WORDS);
}

const SECURITY_WORDS: readonly FlagWord[] = [
  [0x1, 'Owner'],
  [0x2, 'Group'],
  [0x4, 'DACL'],
  [0x8, 'SACL'],
  [0x10, 'Label'],
  [0x20, 'Attribute'],
  [0x40, 'Scope'],
  [0x80, 'Process Trust Label'],
  [0x80000000, 'DACL Protected'],
  [0x40000000, 'SACL Protected'],
  [0x20000000, 'DACL Unprotected'],
  [0x10000000, 'SACL Unprotected'],
];

/** SECURITY_INFORMATION; bits without a word follow as one hex item. */
export function securityInformationText(information: number): string {
  let left = information >>> 0;
  const words: string[] = [];
  for (const [mask, word] of SECURITY_WORDS) {
    if ((left & mask) === 0) continue;
    words.push(word);
    left = (left & ~mask) >>> 0;
  }
  if (left !== 0) words.push(`0x${left.toString(16)}`);
  return words.join(', ');
}

export const PageProtection = { ReadOnly: 2, ReadWrite: 4, WriteCopy: 8, Execute: 0x10, ExecuteRead: 0x20, ExecuteReadWrite: 0x40, NoCache: 0x200 } as const;
const PAGE_WORDS: readonly FlagWord[] = [
  [0x2, 'PAGE_READONLY'],
  [0x4, 'PAGE_READWRITE'],
  [0x8, 'PAGE_WRITECOPY'],
  [0x10, 'PAGE_EXECUTE'],
  [0x20, 'PAGE_EXECUTE_READ'],
  [0x40, 'PAGE_EXECUTE_READWRITE'],
];

/** `PageProtection:` of CreateFileMapping: the first word that fits, then `|PAGE_NOCACHE`. */
export function pageProtectionText(protection: number): string {
  const first = PAGE_WORDS.find(([mask]) => (protection & mask) !== 0)?.[1] ?? '';
  return (protection & PageProtection.NoCache) === 0 ? first : `${first}|PAGE_NOCACHE`;
}

export const VolumeAttribute = {
  CaseSensitive: 0x1, CasePreserved: 0x2, Unicode: 0x4, Acls: 0x8, Compression: 0x10, Quotas: 0x20, SparseFiles: 0x40, ReparsePoints: 0x80,
  ObjectIds: 0x10000, Efs: 0x20000, NamedStreams: 0x40000, Transactions: 0x200000,
} as const;

const VOLUME_WORDS: readonly FlagWord[] = [
  [0x2, 'Case Preserved'],
  [0x1, 'Case Sensitive'],
  [0x4, 'Unicode'],
  [0x8, 'ACLs'],
  [0x10, 'Compression'],
  [0x40000, 'Named Streams'],
  [0x20000, 'EFS'],
  [0x10000, 'Object IDs'],
  [0x80, 'Reparse Points'],
  [0x40, 'Sparse Files'],
  [0x20, 'Quotas'],
  [0x200000, 'Transactions'],
];

/** `FileSystemAttributes:`; bits without a word follow as one hex item. */
export function volumeAttributesText(attributes: number): string {
  let left = attributes >>> 0;
  for (const [mask] of VOLUME_WORDS) left = (left & ~mask) >>> 0;
  const text = flagWords(attributes, VOLUME_WORDS);
  if (left === 0) return text;
  return text === '' ? `0x${left.toString(16)}` : `${text}, 0x${left.toString(16)}`;
}
