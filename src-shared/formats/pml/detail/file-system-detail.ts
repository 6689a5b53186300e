// src-shared/formats/pml/detail/file-system-detail.ts
//
// Detail of File System events. The event's data is the minifilter's view of the request: IRP flags, the FLT_PARAMETERS union
// (fltkernel.h), the path, which is not stored again (pml-payload.ts), and an operation-specific tail; the extra data is what
// the file system returned.
// Operation numbers are IRP major functions + 20; below 20 they are the filter manager's pseudo majors.

import { controlCode, controlCodeText } from '../../../nt/control-codes.ts';
import { createOptionsText, dispositionAllocates, dispositionText, openResultText, shareModeText } from '../../../nt/create-file.ts';
import { fileAccessText } from '../../../nt/file-access.ts';
import { fileAttributesText } from '../../../nt/file-attributes.ts';
import { fileInformationClassText } from '../../../nt/file-information-class.ts';
import { hasIoFlags, ioFlagsText, ioPriorityOf, ioPriorityText } from '../../../nt/io-flags.ts';
import { notifyFilterText } from '../../../nt/notify-filter.ts';
import { booleanText, groupedDecimal, lowerHex } from '../../../nt/number-text.ts';
import { pageProtectionText, syncTypeText } from '../../../nt/section-synchronization.ts';
import { securityInformationText } from '../../../nt/security-information.ts';
import { sidText } from '../../../nt/sid.ts';
import type { PmlBlob } from '../pml-blob.ts';
import type { FileSystemLayout } from '../pml-layout.ts';
import { FILE_SYSTEM_LAYOUT_32, FILE_SYSTEM_LAYOUT_64 } from '../pml-layout.ts';
import type { DetailSurroundings, DetailText } from './detail-text.ts';
import { directoryEntryNames } from './directory-entries.ts';
import { addFileInformation, addQueryOpen, addSetFileInformation, addVolumeInformation } from './file-information-detail.ts';

export const FileSystemOperation = {
  MdlWriteComplete: 2, PrepareMdlWrite: 3, MdlReadComplete: 4, MdlRead: 5, QueryOpen: 6, CheckIfPossible: 7, AcquireForModWrite: 17,
  CreateFileMapping: 19, CreateFile: 20, ReadFile: 23, WriteFile: 24, QueryInformationFile: 25, SetInformationFile: 26,
  QueryVolumeInformation: 30, SetVolumeInformation: 31, DirectoryControl: 32, FileSystemControl: 33, DeviceIoControl: 34, LockUnlockFile: 37,
  QuerySecurityFile: 40, SetSecurityFile: 41, PlugAndPlay: 47,
} as const;

export const DirectoryMinor = { QueryDirectory: 1, NotifyChangeDirectory: 2 } as const;
export const LockMinor = { Lock: 1, UnlockSingle: 2, UnlockAll: 3, UnlockAllByKey: 4 } as const;

const IRP_FLAGS = 0x08;
const ALL_ONES = 0xffff_ffff_ffff_ffffn;
const FSCTL_OFFLOAD_READ = controlCode('FSCTL_OFFLOAD_READ');
const FSCTL_OFFLOAD_WRITE = controlCode('FSCTL_OFFLOAD_WRITE');
const FSCTL_PIPE_TRANSCEIVE = controlCode('FSCTL_PIPE_TRANSCEIVE');
const FSCTL_PIPE_INTERNAL_TRANSCEIVE = controlCode('FSCTL_PIPE_INTERNAL_TRANSCEIVE');
const FSCTL_PIPE_INTERNAL_READ = controlCode('FSCTL_PIPE_INTERNAL_READ');
const FSCTL_PIPE_INTERNAL_WRITE = controlCode('FSCTL_PIPE_INTERNAL_WRITE');

/** The parts of one event's data. */
interface Request {
  readonly blob: PmlBlob;
  readonly extra: PmlBlob | undefined;
  readonly is64Bit: boolean;
  /** Start of FLT_PARAMETERS. */
  readonly p: number;
  /** Start of what follows the path. */
  readonly tail: number;
}

/**
 * @param minor sub-operation: IRP minor function or information class; 0 = none
 * @param path as shown, without a search pattern
 */
export function addFileSystemDetail(
  detail: DetailText, operation: number, minor: number, path: string, blob: PmlBlob, extra: PmlBlob | undefined, surroundings: DetailSurroundings,
): void {
  const { is64Bit } = surroundings;
  const layout: FileSystemLayout = is64Bit ? FILE_SYSTEM_LAYOUT_64 : FILE_SYSTEM_LAYOUT_32;
  const p = layout.parameters;
  const request: Request = { blob, extra, is64Bit, p, tail: layout.path };
  switch (operation) {
    case FileSystemOperation.CreateFile: addCreateFile(detail, request, surroundings); break;
    case FileSystemOperation.ReadFile:
    case FileSystemOperation.WriteFile: addReadWrite(detail, request, blob.i64(p + (is64Bit ? 0x10 : 8)), blob.u32(p)); break;
    case FileSystemOperation.MdlRead:
    case FileSystemOperation.PrepareMdlWrite: addReadWrite(detail, request, blob.i64(p), blob.u32(p + 8)); break;
    case FileSystemOperation.CreateFileMapping: addCreateFileMapping(detail, request); break;
    case FileSystemOperation.DirectoryControl: addDirectoryControl(detail, minor, request); break;
    case FileSystemOperation.FileSystemControl:
    case FileSystemOperation.DeviceIoControl: addControl(detail, request); break;
    case FileSystemOperation.LockUnlockFile: addLock(detail, minor, request); break;
    case FileSystemOperation.QuerySecurityFile:
    case FileSystemOperation.SetSecurityFile: detail.add('Information', securityInformationText(blob.u32(p))); break;
    case FileSystemOperation.QueryOpen: if (extra !== undefined) addQueryOpen(detail, extra, surroundings); break;
    case FileSystemOperation.QueryInformationFile: if (extra !== undefined) addFileInformation(detail, minor, extra, surroundings); break;
    case FileSystemOperation.SetInformationFile: addSetFileInformation(detail, minor, blob, request.tail, blob.u32(p), path, surroundings); break;
    case FileSystemOperation.QueryVolumeInformation: if (extra !== undefined) addVolumeInformation(detail, minor, extra, surroundings); break;
    case FileSystemOperation.AcquireForModWrite: detail.add('EndingOffset', groupedDecimal(blob.i64(request.tail))); break;
    case FileSystemOperation.MdlReadComplete: detail.add('MDL', lowerHex(blob.pointer(p, is64Bit))); break;
    case FileSystemOperation.MdlWriteComplete:
      detail.add('Offset', groupedDecimal(blob.i64(p)));
      detail.add('MDL', lowerHex(blob.pointer(p + 8, is64Bit)));
      break;
    case FileSystemOperation.CheckIfPossible:
      detail.add('Operation', blob.u8(p + (is64Bit ? 0x18 : 0x10)) === 0 ? 'Write' : 'Read');
      detail.add('Offset', groupedDecimal(blob.i64(p)));
      detail.add('Length', groupedDecimal(blob.u32(p + 8)));
      break;
  }
}

function addCreateFile(detail: DetailText, request: Request, surroundings: DetailSurroundings): void {
  const { blob, extra, is64Bit, p, tail } = request;
  const options = blob.u32(p + (is64Bit ? 8 : 4));
  const disposition = options >>> 24;
  detail.add('Desired Access', fileAccessText(blob.u32(tail)));
  detail.add('Disposition', dispositionText(disposition));
  detail.add('Options', createOptionsText(options & 0xff_ffff));
  detail.add('Attributes', fileAttributesText(blob.u16(p + (is64Bit ? 0x10 : 8))));
  detail.add('ShareMode', shareModeText(blob.u16(p + (is64Bit ? 0x12 : 0xa))));
  detail.add('AllocationSize', dispositionAllocates(disposition) ? groupedDecimal(blob.i64(p + (is64Bit ? 0x28 : 0x14))) : 'n/a');
  const sidLength = blob.u8(tail + 4);
  if (sidLength > 0) detail.add('Impersonating', surroundings.accountText(sidText(blob.bytes(tail + 8, sidLength))));
  if (extra !== undefined) detail.add('OpenResult', openResultText(extra.u32(0)));
}

function addReadWrite(detail: DetailText, request: Request, offset: bigint, requestedLength: number): void {
  const { blob, extra } = request;
  const flags = blob.u32(IRP_FLAGS);
  detail.add('Offset', groupedDecimal(offset));
  detail.add('Length', groupedDecimal(extra === undefined ? requestedLength : extra.u32(0)));
  if (hasIoFlags(flags)) detail.add('I/O Flags', ioFlagsText(flags));
  const priority = ioPriorityOf(flags);
  if (priority !== 0) detail.add('Priority', ioPriorityText(priority));
}

function addCreateFileMapping(detail: DetailText, request: Request): void {
  const { blob, is64Bit, p } = request;
  detail.add('SyncType', syncTypeText(blob.u32(p)));
  // On 64-bit systems Process Monitor takes the low half of the pointer behind the protection for the protection.
  const protection = blob.u32(p + (is64Bit ? 8 : 4));
  if (protection !== 0) detail.add('PageProtection', pageProtectionText(protection));
}

function addDirectoryControl(detail: DetailText, minor: number, request: Request): void {
  if (minor === DirectoryMinor.NotifyChangeDirectory) {
    detail.add('Filter', notifyFilterText(request.blob.u32(request.p + (request.is64Bit ? 8 : 4))));
  } else if (minor === DirectoryMinor.QueryDirectory) {
    addQueryDirectory(detail, request);
  }
}

/** Slot of the list that Process Monitor overwrites with the information class. */
const CLASS_SLOT = 2;

/**
 * The texts form numbered slots: the filter, if there is one, then a slot per entry. Process Monitor overwrites slot 2 with the
 * information class, whatever was there, and prints up to the first empty slot.
 */
function addQueryDirectory(detail: DetailText, request: Request): void {
  const { blob, extra, is64Bit, p, tail } = request;
  const informationClass = blob.u32(p + (is64Bit ? 0x10 : 8));
  const pattern = searchPattern(blob, tail);
  let slot = 0;
  if (pattern !== '') {
    detail.add('Filter', pattern);
    slot = 1;
  }
  if (extra !== undefined) {
    for (const name of directoryEntryNames(extra, informationClass)) {
      if (slot === CLASS_SLOT) detail.add('FileInformationClass', fileInformationClassText(informationClass));
      else detail.add(String(slot), name);
      slot++;
      if (detail.text.length > LONGEST_USEFUL_TEXT) return;
    }
  }
  if (slot === CLASS_SLOT) detail.add('FileInformationClass', fileInformationClassText(informationClass));
}

/** Nothing beyond this many characters of a Detail is printed. */
const LONGEST_USEFUL_TEXT = 4095;

/** Search pattern of a directory query, empty where there is none. */
export function searchPattern(blob: PmlBlob, tail: number): string {
  return blob.length - tail < 2 ? '' : blob.string(blob.u16(tail), tail + 2);
}

function addControl(detail: DetailText, request: Request): void {
  const { blob, is64Bit, p, tail } = request;
  const code = blob.u32(p + (is64Bit ? 0x10 : 8));
  const outputLength = blob.u32(p);
  const inputLength = blob.u32(p + (is64Bit ? 8 : 4));
  detail.add('Control', controlCodeText(code));
  switch (code) {
    case FSCTL_OFFLOAD_READ:
      detail.add('Offset', groupedDecimal(blob.i64(tail + 16)));
      detail.add('Length', groupedDecimal(blob.u64(tail + 24)));
      break;
    case FSCTL_OFFLOAD_WRITE:
      detail.add('Offset', groupedDecimal(blob.i64(tail + 8)));
      detail.add('Length', groupedDecimal(blob.u64(tail + 16)));
      break;
    case FSCTL_PIPE_TRANSCEIVE:
    case FSCTL_PIPE_INTERNAL_TRANSCEIVE:
      detail.add('WriteLength', groupedDecimal(inputLength));
      detail.add('ReadLength', groupedDecimal(outputLength));
      break;
    case FSCTL_PIPE_INTERNAL_WRITE:
      detail.add('Length', groupedDecimal(inputLength));
      break;
    case FSCTL_PIPE_INTERNAL_READ:
      detail.add('Length', groupedDecimal(outputLength));
      break;
  }
}

function addLock(detail: DetailText, minor: number, request: Request): void {
  const { blob, is64Bit, p, tail } = request;
  if (minor !== LockMinor.Lock && minor !== LockMinor.UnlockSingle) return;
  const length = blob.u64(tail);
  if (minor === LockMinor.Lock) detail.add('Exclusive', booleanText(blob.u8(p + (is64Bit ? 0x21 : 0x15))));
  detail.add('Offset', groupedDecimal(blob.i64(p + (is64Bit ? 0x10 : 8))));
  // The 32-bit Process Monitor prints "to the end of the file" as 32 ones.
  detail.add('Length', groupedDecimal(!is64Bit && length === ALL_ONES ? 0xffff_ffff : length));
  if (minor === LockMinor.Lock) detail.add('Fail Immediately', booleanText(blob.u8(p + (is64Bit ? 0x20 : 0x14))));
}
