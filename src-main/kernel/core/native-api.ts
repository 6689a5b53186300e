// src-main/kernel/core/native-api.ts
//
// The native API of the emulated machine as programs call it: one factory per system service, plus the user-mode call stack.
//   import * as nt from '../core/native-api.ts';
//   yield nt.openKey(u, 0, 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion', RegistryAccess.READ);
//   if (u.status === NtStatus.SUCCESS) { const key = u.result; yield nt.queryValueKey(u, key, 'ProductName'); yield nt.close(u, key); }
// Every call sets u.status (NTSTATUS) and, where it says so, u.result and u.out1. Which rows of the trace a call makes is said at each.
// Constants: src-shared/nt (NtStatus, RegistryAccess, FileAccess, CreateDisposition, CreateOptions, ShareAccess, RegistryType ...).
//
// Paths. Registry: `HKLM\..`, `HKCU\..` (hive of the caller's user), `HKCR\..` (machine classes), `HKU\..`, any letter case.
// Files: `C:\..`, `C:` (the volume), `\\server\share\..`, `\Device\NamedPipe\name`. A root handle other than 0 makes the path relative to it.
// Handles of keys, files and sections come from one table per process and end with nt.close().

import { CreateDisposition } from '../../../src-shared/nt/create-file.ts';
import { KeyInformationClass, RegistryType } from '../../../src-shared/nt/registry-types.ts';
import { defineService } from './system-services.ts';
import type { ProcessSpec } from '../ps/process.ts';
import type { ProgramFunction, UserContext, UserRequest } from './program.ts';
import type { CallFrame } from './call-frames.ts';
import type { Cycles } from './time.ts';

export * from './native-completion.ts';

/** @internal Services; components implement them. */
export const Service = {
  NtOpenKey: defineService('NtOpenKey'),
  NtCreateKey: defineService('NtCreateKey'),
  NtQueryKey: defineService('NtQueryKey'),
  NtQueryValueKey: defineService('NtQueryValueKey'),
  NtEnumerateKey: defineService('NtEnumerateKey'),
  NtEnumerateValueKey: defineService('NtEnumerateValueKey'),
  NtSetValueKey: defineService('NtSetValueKey'),
  NtDeleteKey: defineService('NtDeleteKey'),
  NtDeleteValueKey: defineService('NtDeleteValueKey'),
  NtFlushKey: defineService('NtFlushKey'),
  NtLoadKey: defineService('NtLoadKey'),
  NtClose: defineService('NtClose'),
  NtQuerySecurityObject: defineService('NtQuerySecurityObject'),
  NtSetSecurityObject: defineService('NtSetSecurityObject'),
  NtCreateFile: defineService('NtCreateFile'),
  NtReadFile: defineService('NtReadFile'),
  NtWriteFile: defineService('NtWriteFile'),
  NtQueryInformationFile: defineService('NtQueryInformationFile'),
  NtSetInformationFile: defineService('NtSetInformationFile'),
  NtQueryVolumeInformationFile: defineService('NtQueryVolumeInformationFile'),
  NtQueryDirectoryFile: defineService('NtQueryDirectoryFile'),
  NtNotifyChangeDirectoryFile: defineService('NtNotifyChangeDirectoryFile'),
  NtFsControlFile: defineService('NtFsControlFile'),
  NtDeviceIoControlFile: defineService('NtDeviceIoControlFile'),
  NtLockFile: defineService('NtLockFile'),
  NtUnlockFile: defineService('NtUnlockFile'),
  NtFlushBuffersFile: defineService('NtFlushBuffersFile'),
  NtCancelIoFile: defineService('NtCancelIoFile'),
  NtQueryAttributesFile: defineService('NtQueryAttributesFile'),
  NtCreateSection: defineService('NtCreateSection'),
  NtMapViewOfSection: defineService('NtMapViewOfSection'),
  NtUnmapViewOfSection: defineService('NtUnmapViewOfSection'),
  NtAllocateVirtualMemory: defineService('NtAllocateVirtualMemory'),
  NtFreeVirtualMemory: defineService('NtFreeVirtualMemory'),
  PageFault: defineService('KiPageFault'),
  NtCreateUserProcess: defineService('NtCreateUserProcess'),
  NtCreateThreadEx: defineService('NtCreateThreadEx'),
  NtTerminateProcess: defineService('NtTerminateProcess'),
  NtImpersonateThread: defineService('NtImpersonateThread'),
  NtDebugOutput: defineService('NtDebugOutput'),
  AfdSocket: defineService('AfdSocket'),
  AfdConnect: defineService('AfdConnect'),
  AfdSend: defineService('AfdSend'),
  AfdReceive: defineService('AfdReceive'),
  AfdSendDatagram: defineService('AfdSendDatagram'),
  AfdDisconnect: defineService('AfdDisconnect'),
} as const;

// ---- Registry ------------------------------------------------------------------------------------------------------

/**
 * NtOpenKey. u.result: handle. Row: RegOpenKey with the path as spelt here; a link on the way (CurrentControlSet, ...) gives a
 * row with REPARSE first and a second one of the same path.
 */
export function openKey(u: UserContext, root: number, path: string, access: number): UserRequest {
  u.a0 = root; u.a1 = access; u.s0 = path;
  return u.call(Service.NtOpenKey);
}

/** NtCreateKey: opens, and makes what is missing. u.result: handle, u.out1: RegistryDisposition. Row: RegCreateKey. */
export function createKey(u: UserContext, root: number, path: string, access: number): UserRequest {
  u.a0 = root; u.a1 = access; u.s0 = path;
  return u.call(Service.NtCreateKey);
}

/** NtQueryKey. u.out1: subkeys, u.out2: values (Full, Cached). bufferLength 0: large enough. Row: RegQueryKey. */
export function queryKey(u: UserContext, key: number, informationClass: number = KeyInformationClass.Name, bufferLength = 0): UserRequest {
  u.a0 = key; u.a1 = informationClass; u.a2 = bufferLength;
  return u.call(Service.NtQueryKey);
}

/**
 * NtQueryValueKey, partial information. u.result: length of the data, u.out1: type, u.out2: DWORD data, u.text: text data.
 * BUFFER OVERFLOW where header and data don't fit: call again with a larger buffer, as the Win32 layer does. Row: RegQueryValue.
 * @param bufferLength bytes the caller offers; the Win32 layer starts with 144
 */
export function queryValueKey(u: UserContext, key: number, valueName: string, bufferLength = 144): UserRequest {
  u.a0 = key; u.a1 = bufferLength; u.s0 = valueName;
  return u.call(Service.NtQueryValueKey);
}

/** NtEnumerateKey. u.text: name of the subkey. NO MORE ENTRIES past the last. Row: RegEnumKey. */
export function enumerateKey(u: UserContext, key: number, index: number, bufferLength = 288): UserRequest {
  u.a0 = key; u.a1 = index; u.a2 = bufferLength;
  return u.call(Service.NtEnumerateKey);
}

/** NtEnumerateValueKey. u.text: name, u.out1: type, u.result: length. BUFFER OVERFLOW as queryValueKey. Row: RegEnumValue. */
export function enumerateValueKey(u: UserContext, key: number, index: number, bufferLength = 220): UserRequest {
  u.a0 = key; u.a1 = index; u.a2 = bufferLength;
  return u.call(Service.NtEnumerateValueKey);
}

/**
 * NtSetValueKey. Row: RegSetValue.
 * @param data number for DWORD and QWORD, text for SZ and EXPAND_SZ, texts for MULTI_SZ, bytes for BINARY
 */
export function setValueKey(u: UserContext, key: number, valueName: string, type: number, data: RegistryData): UserRequest {
  u.a0 = key; u.a1 = type; u.s0 = valueName; u.o0 = data;
  return u.call(Service.NtSetValueKey);
}

export type RegistryData = number | string | readonly string[] | Uint8Array;

/** REG_SZ in one call. */
export function setStringValue(u: UserContext, key: number, valueName: string, text: string): UserRequest {
  return setValueKey(u, key, valueName, RegistryType.SZ, text);
}

/** NtDeleteKey. CANNOT DELETE while it has subkeys. Row: RegDeleteKey. */
export function deleteKey(u: UserContext, key: number): UserRequest {
  u.a0 = key;
  return u.call(Service.NtDeleteKey);
}

/** NtDeleteValueKey. Row: RegDeleteValue. */
export function deleteValueKey(u: UserContext, key: number, valueName: string): UserRequest {
  u.a0 = key; u.s0 = valueName;
  return u.call(Service.NtDeleteValueKey);
}

/** NtFlushKey. Row: RegFlushKey. */
export function flushKey(u: UserContext, key: number): UserRequest {
  u.a0 = key;
  return u.call(Service.NtFlushKey);
}

/** NtLoadKey: mounts a hive as an empty key. Row: RegLoadKey. */
export function loadKey(u: UserContext, path: string, hiveFile: string): UserRequest {
  u.s0 = path; u.s1 = hiveFile;
  return u.call(Service.NtLoadKey);
}

// ---- Handles and security --------------------------------------------------------------------------------------------

/** NtClose. Rows: RegCloseKey, or CloseFile and IRP_MJ_CLOSE; none for sections. */
export function close(u: UserContext, handle: number): UserRequest {
  u.a0 = handle;
  return u.call(Service.NtClose);
}

/**
 * NtQuerySecurityObject of a key or file. Rows: RegQueryKeySecurity or QuerySecurityFile.
 * @param bufferLength 0 is the size probe: BUFFER TOO SMALL for keys, BUFFER OVERFLOW for files
 */
export function querySecurityObject(u: UserContext, handle: number, information: number, bufferLength = 1024): UserRequest {
  u.a0 = handle; u.a1 = information; u.a2 = bufferLength;
  return u.call(Service.NtQuerySecurityObject);
}

/** NtSetSecurityObject. Rows: RegSetKeySecurity or SetSecurityFile. */
export function setSecurityObject(u: UserContext, handle: number, information: number): UserRequest {
  u.a0 = handle; u.a1 = information;
  return u.call(Service.NtSetSecurityObject);
}

/** Impersonates an account (or, with '', ends it): CreateFile then shows `Impersonating:`. No row. */
export function impersonate(u: UserContext, sidOrAccount: string): UserRequest {
  u.s0 = sidOrAccount;
  return u.call(Service.NtImpersonateThread);
}

// ---- Files -----------------------------------------------------------------------------------------------------------

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

// ---- Sections, images, memory ------------------------------------------------------------------------------------------

/**
 * NtCreateSection on an open file. u.result: handle. Rows: CreateFileMapping (FILE LOCKED WITH ONLY READERS / WRITERS), for data sections
 * QueryStandardInformationFile, CreateFileMapping (SyncTypeOther); FASTIO_RELEASE_... after each.
 * @param image SEC_IMAGE: mapping it gives Load Image
 */
export function createSection(u: UserContext, file: number, pageProtection: number, image: boolean): UserRequest {
  u.a0 = file; u.a1 = pageProtection; u.a2 = image ? 1 : 0;
  return u.call(Service.NtCreateSection);
}

/** NtMapViewOfSection. u.result: base address. Row: Load Image for image sections. */
export function mapViewOfSection(u: UserContext, section: number): UserRequest {
  u.a0 = section; u.s0 = '';
  return u.call(Service.NtMapViewOfSection);
}

/** Opens \KnownDlls\name and maps it. u.result: base address, NAME NOT FOUND where it is no known DLL. Row: Load Image alone. */
export function mapKnownDll(u: UserContext, name: string): UserRequest {
  u.a0 = 0; u.s0 = name;
  return u.call(Service.NtMapViewOfSection);
}

/** NtUnmapViewOfSection. No row. */
export function unmapViewOfSection(u: UserContext, base: number): UserRequest {
  u.a0 = base;
  return u.call(Service.NtUnmapViewOfSection);
}

/** NtAllocateVirtualMemory (commit). u.result: base address. Private Bytes and Virtual Size grow. No row. */
export function allocateVirtualMemory(u: UserContext, bytes: number): UserRequest {
  u.a0 = bytes;
  return u.call(Service.NtAllocateVirtualMemory);
}

/** NtFreeVirtualMemory. */
export function freeVirtualMemory(u: UserContext, base: number): UserRequest {
  u.a0 = base;
  return u.call(Service.NtFreeVirtualMemory);
}

/** Touches mapped pages of a file: a page fault, and a paging ReadFile and a HardFault where they are not in memory. */
export function touchMappedFile(u: UserContext, section: number, offset: number, length: number): UserRequest {
  u.a0 = section; u.a1 = offset; u.a2 = length;
  return u.call(Service.PageFault);
}

/** Touches private memory: the working set grows by so many bytes of demand-zero pages. No row. */
export function touchPrivateMemory(u: UserContext, bytes: number): UserRequest {
  u.a0 = 0; u.a1 = 0; u.a2 = bytes;
  return u.call(Service.PageFault);
}

// ---- Processes and threads ---------------------------------------------------------------------------------------------

/** ProcessSpec plus what only the trace shows. */
export interface UserProcessSpec extends ProcessSpec {
  readonly currentDirectory?: string;
  /** `NAME=value` each. */
  readonly environment?: readonly string[];
}

/**
 * NtCreateUserProcess. u.result: PID, u.out1: first TID. Rows: Process Create (this process), Process Start and Thread Create (the child,
 * with this thread's TID). What the Win32 layer does around it (opening the image, IFEO, AppCompat) is the caller's.
 */
export function createUserProcess(u: UserContext, spec: UserProcessSpec): UserRequest {
  u.o0 = spec;
  return u.call(Service.NtCreateUserProcess);
}

/** NtCreateThreadEx in this process. u.result: TID. Row: Thread Create. */
export function createThread(u: UserContext, program: ProgramFunction): UserRequest {
  u.o0 = program;
  return u.call(Service.NtCreateThreadEx);
}

/** NtTerminateProcess of another process by PID. To end one's own: yield u.exitProcess(status). Rows: Thread Exit ..., Process Exit. */
export function terminateProcess(u: UserContext, pid: number, exitStatus = 0): UserRequest {
  u.a0 = pid; u.a1 = exitStatus;
  return u.call(Service.NtTerminateProcess);
}

/** Writes a line to the tracer's log device. Row: Debug Output Profiling. */
export function debugOutput(u: UserContext, text: string): UserRequest {
  u.s0 = text;
  return u.call(Service.NtDebugOutput);
}

// ---- Network -----------------------------------------------------------------------------------------------------------

/** A socket. u.result: handle. No row until it is used. @param localPort 0: the next dynamic port */
export function socket(u: UserContext, protocol: 'tcp' | 'udp', localPort = 0): UserRequest {
  u.s0 = protocol; u.a0 = localPort;
  return u.call(Service.AfdSocket);
}

/** Connects; the thread waits a round trip. Row: TCP Connect. @param host name or address shown in the path; port numbers with a service name show that */
export function connect(u: UserContext, tcpSocket: number, host: string, port: number, roundTrip: Cycles): UserRequest {
  u.a0 = tcpSocket; u.a1 = port; u.a2 = roundTrip; u.s0 = host;
  return u.call(Service.AfdConnect);
}

/**
 * Sends. Row: TCP Send when the network driver completes it.
 * @param answerBytes what the other side sends back a round trip later, in segments: rows TCP Receive, whoever is running then
 */
export function send(u: UserContext, tcpSocket: number, bytes: number, answerBytes = 0): UserRequest {
  u.a0 = tcpSocket; u.a1 = bytes; u.a2 = answerBytes;
  return u.call(Service.AfdSend);
}

/** Waits until data is there. u.result: bytes taken. */
export function receive(u: UserContext, anySocket: number, bytes: number): UserRequest {
  u.a0 = anySocket; u.a1 = bytes;
  return u.call(Service.AfdReceive);
}

/** Sends a datagram. Row: UDP Send; UDP Receive for the answers. @param answerBytes 0: no answer; each datagram up to 1,350 bytes */
export function sendDatagram(u: UserContext, udpSocket: number, host: string, port: number, bytes: number, answerBytes: number, roundTrip: Cycles): UserRequest {
  u.a0 = udpSocket; u.a1 = port; u.a2 = bytes; u.a3 = answerBytes; u.a4 = roundTrip; u.s0 = host;
  return u.call(Service.AfdSendDatagram);
}

/** Ends a connection in order. Row: TCP Disconnect. The handle is closed with close(). */
export function disconnect(u: UserContext, tcpSocket: number): UserRequest {
  u.a0 = tcpSocket;
  return u.call(Service.AfdDisconnect);
}

// ---- The user-mode call stack ------------------------------------------------------------------------------------------
// u.callSite is the stack above the system call: thread start at the outside, the program's own functions inside. The frames of
// the Win32 wrapper, of ntdll's stub and of the kernel are added by the kernel according to the service. A new thread starts with
// its module's start frame, kernel32!BaseThreadInitThunk and ntdll!RtlUserThreadStart.

/** Calls a function: its frame becomes the innermost. Define frames once, at module level: defineFrame() in core/call-frames.ts. */
export function enter(u: UserContext, frame: CallFrame): void {
  u.callSite = u.kernel.components.etw.callStacks.push(u.callSite, frame);
}

/** Returns from it. */
export function leave(u: UserContext): void {
  u.callSite = u.kernel.components.etw.callStacks.parent(u.callSite);
}

/** Several calls at once, outermost first: cheaper than enter() for each. Leave by restoring u.callSite. */
export function enterAll(u: UserContext, frames: readonly CallFrame[]): void {
  const { callStacks } = u.kernel.components.etw;
  for (let i = 0; i < frames.length; i++) u.callSite = callStacks.push(u.callSite, frames[i] as CallFrame);
}
