// src-main/kernel/core/native-files.ts
//
// The native API on files, as programs call it. Asynchronous requests, ports and cancelling: native-completion.ts.

import { CreateDisposition } from '../../../src-shared/nt/create-file.ts';
import { Service } from './native-services.ts';
import type { UserContext, UserRequest } from './program.ts';

/** What an open asks for. Make one constant per call site; the kernel only reads it. */
export interface OpenRequest {
  readonly access: number;
  readonly share: number;
  readonly options: number;
  /** Default Open. */
  readonly disposition?: number;
  /** Default 0, shown as n/a. */
  readonly attributes?: number;
  readonly allocationSize?: number;
}

/** NtCreateFile / NtOpenFile. u.result: handle, u.out1: OpenResult. Row: CreateFile. */
export function createFile(u: UserContext, path: string, request: OpenRequest): UserRequest {
  u.s0 = path; u.a0 = 0; u.a1 = request.disposition ?? CreateDisposition.Open; u.o0 = request;
  return u.call(Service.NtCreateFile);
}

/** NtReadFile. u.result: bytes; u.text: what they say, in files that were set up with content. Rows: ReadFile, and paging ReadFile inside it where the cache misses. offset -1: go on after the last. */
export function readFile(u: UserContext, file: number, offset: number, length: number): UserRequest {
  u.a0 = file; u.a1 = offset; u.a2 = length;
  return u.call(Service.NtReadFile);
}

/** NtWriteFile. u.result: bytes. Row: WriteFile; the lazy writer's paging writes follow seconds later. offset -1: go on, -2: append. */
export function writeFile(u: UserContext, file: number, offset: number, length: number): UserRequest {
  u.a0 = file; u.a1 = offset; u.a2 = length;
  return u.call(Service.NtWriteFile);
}

/** NtQueryInformationFile. u.out1: attributes, u.out2: end of file. Row: Query...InformationFile. @param informationClass FILE_INFORMATION_CLASS, 4 Basic, 5 Standard, 6 Internal, 9 Name ... */
export function queryInformationFile(u: UserContext, file: number, informationClass: number): UserRequest {
  u.a0 = file; u.a1 = informationClass;
  return u.call(Service.NtQueryInformationFile);
}

/**
 * NtSetInformationFile. Row: Set...InformationFile.
 * @param value end of file or allocation in bytes; 1 to delete; attributes for Basic; replace-if-exists for rename
 * @param name new full path for rename and link
 */
export function setInformationFile(u: UserContext, file: number, informationClass: number, value: number, name = ''): UserRequest {
  u.a0 = file; u.a1 = informationClass; u.a2 = value; u.s0 = name;
  return u.call(Service.NtSetInformationFile);
}

/** FileIoPriorityHintInformation of a file object: 0 Very Low, 1 Low, 2 Normal. INVALID INFO CLASS before io.priority. Row: SetIoPriorityHint. */
export function setFileIoPriorityHint(u: UserContext, file: number, priority: number): UserRequest {
  return setInformationFile(u, file, 43, priority);
}

/**
 * SetFileBandwidthReservation (FileSfioReserveInformation). u.out1: advised transfer size, u.out2: requests to keep outstanding.
 * INSUFFICIENT RESOURCES where the disk has promised too much already. Row: SetSfioReserveInformation.
 * @param bytesPerPeriod 0 gives the reservation up @param discardable late requests end with an error
 */
export function setFileBandwidthReservation(u: UserContext, file: number, periodMs: number, bytesPerPeriod: number, discardable = false): UserRequest {
  u.a3 = periodMs; u.a4 = discardable ? 1 : 0;
  return setInformationFile(u, file, 44, bytesPerPeriod);
}

/** NtQueryVolumeInformationFile. Row: Query...Volume. @param informationClass 1 Volume, 3 Size, 4 Device, 5 Attribute, 7 FullSize, 8 ObjectId */
export function queryVolumeInformationFile(u: UserContext, file: number, informationClass: number): UserRequest {
  u.a0 = file; u.a1 = informationClass;
  return u.call(Service.NtQueryVolumeInformationFile);
}

/** What a directory says of one entry. */
export interface FoundEntry {
  readonly name: { readonly text: string };
  readonly node: { readonly attributes: number };
}

/**
 * NtQueryDirectoryFile: the next entries that fit into the buffer. u.result: how many, u.text: the first name, u.object: the entries (FoundEntry[]).
 * NO SUCH FILE where the pattern never matched, NO MORE FILES at the end. Row: QueryDirectory.
 * @param pattern '' for all; counts at the first call of a handle
 */
export function queryDirectoryFile(u: UserContext, directory: number, pattern = '', informationClass = 3, bufferBytes = 4096, single = false): UserRequest {
  u.a0 = directory; u.a1 = informationClass; u.a2 = bufferBytes; u.a3 = single ? 1 : 0; u.s0 = pattern;
  return u.call(Service.NtQueryDirectoryFile);
}

/**
 * NtNotifyChangeDirectoryFile: pends until something changes. Row: NotifyChangeDirectory, pending at first.
 * @param wait false: returns at once with PENDING and completes on its own; true: the thread waits
 */
export function notifyChangeDirectoryFile(u: UserContext, directory: number, completionFilter: number, wait = false, watchTree = false): UserRequest {
  u.a0 = directory; u.a1 = completionFilter; u.a2 = wait ? 1 : 0; u.a3 = watchTree ? 1 : 0;
  return u.call(Service.NtNotifyChangeDirectoryFile);
}

/**
 * NtFsControlFile. Row: FileSystemControl. u.object: bytes that come back (FSCTL_GET_REPARSE_POINT).
 * @param controlCode see controlCode('FSCTL_...') in src-shared/nt/control-codes.ts @param input e.g. the REPARSE_DATA_BUFFER of FSCTL_SET_REPARSE_POINT
 */
export function fsControlFile(u: UserContext, file: number, controlCode: number, input: Uint8Array | null = null): UserRequest {
  u.a0 = file; u.a1 = controlCode; u.o0 = input;
  return u.call(Service.NtFsControlFile);
}

/** NtDeviceIoControlFile. Row: DeviceIoControl. */
export function deviceIoControlFile(u: UserContext, file: number, controlCode: number): UserRequest {
  u.a0 = file; u.a1 = controlCode;
  return u.call(Service.NtDeviceIoControlFile);
}

/** NtLockFile. Row: LockFile. */
export function lockFile(u: UserContext, file: number, offset: number, length: number, exclusive: boolean, failImmediately: boolean): UserRequest {
  u.a0 = file; u.a1 = offset; u.a2 = length; u.a3 = exclusive ? 1 : 0; u.a4 = failImmediately ? 1 : 0;
  return u.call(Service.NtLockFile);
}

/** NtUnlockFile. Row: UnlockFileSingle. */
export function unlockFile(u: UserContext, file: number, offset: number, length: number): UserRequest {
  u.a0 = file; u.a1 = offset; u.a2 = length;
  return u.call(Service.NtUnlockFile);
}

/** NtFlushBuffersFile: dirty pages go to the disk. Row: FlushBuffersFile (and paging WriteFile). */
export function flushBuffersFile(u: UserContext, file: number): UserRequest {
  u.a0 = file;
  return u.call(Service.NtFlushBuffersFile);
}

/** NtCancelIoFile: pending requests of this thread on the file end with CANCELLED. */
export function cancelIoFile(u: UserContext, file: number): UserRequest {
  u.a0 = file;
  return u.call(Service.NtCancelIoFile);
}

/**
 * NtQueryAttributesFile (GetFileAttributes, PathFileExists): u.out1: attributes. Rows: QueryOpen (FAST IO DISALLOWED), CreateFile and, where
 * the file exists, QueryBasicInformationFile, CloseFile, IRP_MJ_CLOSE.
 */
export function queryAttributesFile(u: UserContext, path: string): UserRequest {
  u.s0 = path;
  return u.call(Service.NtQueryAttributesFile);
}
