// src-main/kernel/etw/kernel-stacks.ts
//
// The part of a call stack that the system call adds: Win32 wrapper and ntdll stub on the user side, then the kernel's own frames down to
// the place where the operation is seen (registry callback, filter manager, process notify routine).
//
// Function names are the exports and public symbols of the kernel, ntdll and the Win32 DLLs; the filter manager's own frames have no names
// and show as module + offset. Offsets are [assumed]: return addresses inside the function.
// Depths as seen in public traces: RegOpenKey 7, RegQueryValue 3, CreateFile 4 + 7, ReadFile 3 + 2, Load Image 6, Thread Create 4.

import { defineFrames } from '../core/call-frames.ts';
import type { CallFrame } from '../core/call-frames.ts';
import { serviceName } from '../core/system-services.ts';
import { CallStacks } from './call-stacks.ts';
import type { CallStack } from './call-stacks.ts';
import { DISK_PATHS } from './disk-paths.ts';
import { SiteStacks } from './site-stacks.ts';

/** Win32 wrapper and stub by service, outermost first. Where the caller is ntdll itself, only the stub stands. */
const WRAPPERS: Readonly<Record<string, string>> = {
  NtOpenKey: 'advapi32.dll!RegOpenKeyExW+0xa1 advapi32.dll!LocalBaseRegOpenKey+0x131 ntdll.dll!NtOpenKey+0xc',
  NtCreateKey: 'advapi32.dll!RegCreateKeyExW+0x88 advapi32.dll!LocalBaseRegCreateKey+0x1b2 ntdll.dll!NtCreateKey+0xc',
  NtQueryKey: 'advapi32.dll!BaseRegGetKeySemantics+0x72 ntdll.dll!NtQueryKey+0xc',
  NtQueryValueKey: 'advapi32.dll!RegQueryValueExW+0x96 advapi32.dll!LocalBaseRegQueryValue+0x114 ntdll.dll!NtQueryValueKey+0xc',
  NtEnumerateKey: 'advapi32.dll!RegEnumKeyExW+0x8b advapi32.dll!LocalBaseRegEnumKey+0x4e ntdll.dll!NtEnumerateKey+0xc',
  NtEnumerateValueKey: 'advapi32.dll!RegEnumValueW+0x9d advapi32.dll!LocalBaseRegEnumValue+0xbe ntdll.dll!NtEnumerateValueKey+0xc',
  NtSetValueKey: 'advapi32.dll!RegSetValueExW+0xb3 advapi32.dll!LocalBaseRegSetValue+0x13d ntdll.dll!NtSetValueKey+0xc',
  NtDeleteKey: 'advapi32.dll!RegDeleteKeyW+0x51 ntdll.dll!NtDeleteKey+0xc',
  NtDeleteValueKey: 'advapi32.dll!RegDeleteValueW+0x6d ntdll.dll!NtDeleteValueKey+0xc',
  NtFlushKey: 'advapi32.dll!RegFlushKey+0x33 ntdll.dll!NtFlushKey+0xc',
  NtLoadKey: 'advapi32.dll!RegLoadKeyW+0x64 ntdll.dll!NtLoadKey+0xc',
  NtClose: 'kernel32.dll!CloseHandle+0x3a ntdll.dll!NtClose+0xc',
  NtQuerySecurityObject: 'advapi32.dll!GetKernelObjectSecurity+0x28 ntdll.dll!NtQuerySecurityObject+0xc',
  NtSetSecurityObject: 'advapi32.dll!SetKernelObjectSecurity+0x1f ntdll.dll!NtSetSecurityObject+0xc',
  NtCreateFile: 'kernel32.dll!CreateFileW+0x2f4 ntdll.dll!NtCreateFile+0xc',
  NtReadFile: 'kernel32.dll!ReadFile+0x11c ntdll.dll!NtReadFile+0xc',
  NtWriteFile: 'kernel32.dll!WriteFile+0x113 ntdll.dll!NtWriteFile+0xc',
  NtQueryInformationFile: 'kernel32.dll!GetFileInformationByHandle+0x57 ntdll.dll!NtQueryInformationFile+0xc',
  NtSetInformationFile: 'kernel32.dll!SetEndOfFile+0x4b ntdll.dll!NtSetInformationFile+0xc',
  NtQueryVolumeInformationFile: 'kernel32.dll!GetVolumeInformationW+0x1c4 ntdll.dll!NtQueryVolumeInformationFile+0xc',
  NtQueryDirectoryFile: 'kernel32.dll!FindFirstFileExW+0x2d7 ntdll.dll!NtQueryDirectoryFile+0xc',
  NtNotifyChangeDirectoryFile: 'kernel32.dll!ReadDirectoryChangesW+0x6b ntdll.dll!NtNotifyChangeDirectoryFile+0xc',
  NtFsControlFile: 'kernel32.dll!DeviceIoControl+0x88 ntdll.dll!NtFsControlFile+0xc',
  NtDeviceIoControlFile: 'kernel32.dll!DeviceIoControl+0xb1 ntdll.dll!NtDeviceIoControlFile+0xc',
  NtLockFile: 'kernel32.dll!LockFileEx+0x5c ntdll.dll!NtLockFile+0xc',
  NtUnlockFile: 'kernel32.dll!UnlockFileEx+0x4d ntdll.dll!NtUnlockFile+0xc',
  NtFlushBuffersFile: 'kernel32.dll!FlushFileBuffers+0x22 ntdll.dll!NtFlushBuffersFile+0xc',
  NtQueryAttributesFile: 'kernel32.dll!GetFileAttributesW+0x54 ntdll.dll!NtQueryAttributesFile+0xc',
  NtCancelIoFileEx: 'kernel32.dll!CancelIoEx+0x31 ntdll.dll!NtCancelIoFileEx+0xc',
  NtCancelSynchronousIoFile: 'kernel32.dll!CancelSynchronousIo+0x28 ntdll.dll!NtCancelSynchronousIoFile+0xc',
  NtCreateIoCompletion: 'kernel32.dll!CreateIoCompletionPort+0x5f ntdll.dll!NtCreateIoCompletion+0xc',
  NtSetIoCompletion: 'kernel32.dll!PostQueuedCompletionStatus+0x29 ntdll.dll!NtSetIoCompletion+0xc',
  NtRemoveIoCompletion: 'kernel32.dll!GetQueuedCompletionStatus+0x44 ntdll.dll!NtRemoveIoCompletion+0xc',
  NtRemoveIoCompletionEx: 'kernel32.dll!GetQueuedCompletionStatusEx+0x4d ntdll.dll!NtRemoveIoCompletionEx+0xc',
  NtCreateSection: 'kernel32.dll!CreateFileMappingW+0x6d ntdll.dll!NtCreateSection+0xc',
  NtMapViewOfSection: 'ntdll.dll!LdrLoadDll+0x92 ntdll.dll!LdrpLoadDll+0x24d ntdll.dll!LdrpMapDll+0x1ae ntdll.dll!LdrpMapViewOfDllSection+0x5b ntdll.dll!NtMapViewOfSection+0xc',
  NtCreateUserProcess: 'kernel32.dll!CreateProcessW+0x27 kernel32.dll!CreateProcessInternalW+0xb7a ntdll.dll!NtCreateUserProcess+0xc',
  NtCreateThreadEx: 'kernel32.dll!CreateThread+0x1e kernel32.dll!CreateRemoteThread+0x150 ntdll.dll!NtCreateThreadEx+0xc',
  NtTerminateProcess: 'kernel32.dll!TerminateProcess+0x26 ntdll.dll!NtTerminateProcess+0xc',
  NtAlpcCreatePort: 'ntdll.dll!NtAlpcCreatePort+0xc',
  NtAlpcConnectPort: 'ntdll.dll!NtAlpcConnectPort+0xc',
  NtAlpcAcceptConnectPort: 'ntdll.dll!NtAlpcAcceptConnectPort+0xc',
  NtAlpcSendWaitReceivePort: 'ntdll.dll!NtAlpcSendWaitReceivePort+0xc',
  NtOpenThread: 'kernel32.dll!OpenThread+0x4f ntdll.dll!NtOpenThread+0xc',
  NtSetInformationThread: 'ntdll.dll!NtSetInformationThread+0xc',
  NtQueryInformationThread: 'ntdll.dll!NtQueryInformationThread+0xc',
  NtSetTimerResolution: 'ntdll.dll!NtSetTimerResolution+0xc',
  NtDebugOutput: 'kernel32.dll!DeviceIoControl+0xb1 ntdll.dll!NtDeviceIoControlFile+0xc',
  AfdConnect: 'ws2_32.dll!connect+0x52 mswsock.dll!WSPConnect+0x7e ntdll.dll!NtDeviceIoControlFile+0xc',
  AfdSend: 'ws2_32.dll!send+0x46 mswsock.dll!WSPSend+0xf3 ntdll.dll!NtDeviceIoControlFile+0xc',
  AfdReceive: 'ws2_32.dll!recv+0x57 mswsock.dll!WSPRecv+0xe1 ntdll.dll!NtDeviceIoControlFile+0xc',
  AfdSendDatagram: 'ws2_32.dll!sendto+0x49 mswsock.dll!WSPSendTo+0x121 ntdll.dll!NtDeviceIoControlFile+0xc',
  AfdDisconnect: 'ws2_32.dll!shutdown+0x33 mswsock.dll!WSPShutdown+0x5d ntdll.dll!NtDeviceIoControlFile+0xc',
};

/** Wrappers of services that several Win32 functions call, where the operation tells which one it was. */
const OPERATION_WRAPPERS: Readonly<Record<string, string>> = {
  SetDispositionInformationFile: 'kernel32.dll!DeleteFileW+0x1c6 ntdll.dll!NtSetInformationFile+0xc',
  SetRenameInformationFile: 'kernel32.dll!MoveFileExW+0x1f kernel32.dll!MoveFileWithProgressW+0x2a4 ntdll.dll!NtSetInformationFile+0xc',
  SetLinkInformationFile: 'kernel32.dll!CreateHardLinkW+0x1e7 ntdll.dll!NtSetInformationFile+0xc',
};

const ENTRY = 'nt!KiFastCallEntry+0x12a';
const NOTIFY = 'nt!CmpCallCallBacks+0x';
/** Filter manager below an IRP: dispatch, two internal frames, callback. */
const FILTER = 'nt!IofCallDriver+0x64 fltmgr.sys+0x1dc1 fltmgr.sys+0x1c29 fltmgr.sys+0x1aeb';
const FAST_FILTER = 'fltmgr.sys+0x4ba8 fltmgr.sys+0x1d39 fltmgr.sys+0x1aeb';
const QUERY_FILE = `${ENTRY} nt!NtQueryInformationFile+0x7be ${FILTER}`;
const SECTION = `${ENTRY} nt!NtCreateSection+0x1a5 nt!MmCreateSection+0x34d nt!MiCreateImageFileMap+0x66 nt!FsRtlAcquireToCreateMappedFile+0x4e fltmgr.sys+0x4f2d fltmgr.sys+0x1aeb`;
const WORKER = 'nt!PspSystemThreadStartup+0x9d nt!ExpWorkerThread+0xfd nt!CcWorkerThread+0x';
const FLUSH = 'nt!CcFlushCache+0x3a9 nt!MmFlushSection+0x1b0 nt!MiFlushSectionInternal+0x5ac nt!IoSynchronousPageWrite+0x19f';
const PAGING = 'nt!MmAccessFault+0x10a nt!MiDispatchFault+0xbd2 nt!MiWaitForInPageComplete+0x4b nt!IoPageRead+0x172';
/** A create that leaves the machine: the object manager's parse, MUP's search for a provider, the redirector. */
const REDIRECTED = 'nt!IopParseDevice+0xc32 nt!IofCallDriver+0x64 mup.sys!MupCreate+0x1b5 mup.sys!MupCallUncProvider+0x152 rdbss.sys!RxFsdCommonDispatch+0x74a rdbss.sys!RxCommonCreate+0x2f1 rdbss.sys!RxFindOrConstructVirtualNetRoot+0x19e';
const CREATE = 'nt!NtCreateFile+0x34 nt!IopCreateFile+0x35c nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x5c4';
const SMB_SEND = 'mrxsmb.sys!RxCeSend+0x5a mrxsmb.sys!VctTranceive+0x8d nt!KeExpandKernelStackAndCalloutEx+0x132 tcpip.sys!TcpTcbSend+0x4bc';
const TIMER = 'nt!KiInterruptDispatch+0x6d nt!KiRetireDpcList+0x147 nt!KiTimerExpiration+0x25e nt!KiTimerListExpire+0x30a';
const RECEIVE =
  'nt!KiInterruptDispatch+0x6d nt!KiRetireDpcList+0x147 ndis.sys!ndisInterruptDpc+0xc4 e1e6032.sys+0x6f12 ndis.sys!NdisMIndicateReceiveNetBufferLists+0x48 ndis.sys!ndisMTopReceiveNetBufferLists+0x1ad ' +
  'tcpip.sys!FlReceiveNetBufferListChain+0x104 tcpip.sys!IpFlcReceivePackets+0x2e8 tcpip.sys!IppReceiveHeaderBatch+0x1c2 nt!KeExpandKernelStackAndCalloutEx+0x132';

/** Kernel frames by operation, outermost first; alternatives by `|`, the first one is taken most often. */
const KERNEL: Readonly<Record<string, string>> = {
  RegOpenKey: `${ENTRY} nt!NtOpenKey+0x35 nt!CmOpenKey+0x28d nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x11e nt!CmpParseKey+0x4f2 ${NOTIFY}1bd|${ENTRY} nt!NtOpenKey+0x35 nt!CmOpenKey+0x28d nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x11e nt!CmpParseKey+0x7d1 ${NOTIFY}1bd|${ENTRY} nt!NtOpenKey+0x35 nt!CmOpenKey+0x2c4 nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x5c4 nt!CmpParseKey+0x4f2 ${NOTIFY}20b`,
  RegCreateKey: `${ENTRY} nt!NtCreateKey+0x2e nt!CmCreateKey+0x2f1 nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x11e nt!CmpParseKey+0x5ad ${NOTIFY}1bd`,
  RegCloseKey: `${ENTRY} nt!NtClose+0x4e nt!ObpCloseHandle+0x7f nt!ObpCloseHandleTableEntry+0x14e nt!ObpDecrementHandleCount+0x93 nt!CmpCloseKeyObject+0x21 ${NOTIFY}1bd`,
  RegQueryKey: `${ENTRY} nt!NtQueryKey+0x22d ${NOTIFY}1bd|${ENTRY} nt!NtQueryKey+0x31a ${NOTIFY}20b`,
  RegQueryValue: `${ENTRY} nt!NtQueryValueKey+0x2c5 ${NOTIFY}1bd|${ENTRY} nt!NtQueryValueKey+0x2c5 ${NOTIFY}20b|${ENTRY} nt!NtQueryValueKey+0x418 ${NOTIFY}1bd`,
  RegEnumKey: `${ENTRY} nt!NtEnumerateKey+0x261 ${NOTIFY}1bd`,
  RegEnumValue: `${ENTRY} nt!NtEnumerateValueKey+0x2d6 ${NOTIFY}1bd`,
  RegSetValue: `${ENTRY} nt!NtSetValueKey+0x38e ${NOTIFY}1bd`,
  RegDeleteKey: `${ENTRY} nt!NtDeleteKey+0x1e9 ${NOTIFY}1bd`,
  RegDeleteValue: `${ENTRY} nt!NtDeleteValueKey+0x26c ${NOTIFY}1bd`,
  RegFlushKey: `${ENTRY} nt!NtFlushKey+0x101 ${NOTIFY}1bd`,
  RegLoadKey: `${ENTRY} nt!NtLoadKeyEx+0x2a3 ${NOTIFY}1bd`,
  RegQueryKeySecurity: `${ENTRY} nt!NtQuerySecurityObject+0x86 nt!CmpSecurityMethod+0x15c ${NOTIFY}1bd`,
  RegSetKeySecurity: `${ENTRY} nt!NtSetSecurityObject+0x91 nt!CmpSecurityMethod+0x1e1 ${NOTIFY}1bd`,
  CreateFile: `${ENTRY} nt!NtCreateFile+0x34 nt!IopCreateFile+0x35c nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x5c4 nt!IopParseDevice+0xc32 ${FILTER}|${ENTRY} nt!NtOpenFile+0x2a nt!IopCreateFile+0x35c nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x5c4 nt!IopParseDevice+0xc32 ${FILTER}|${ENTRY} nt!NtCreateFile+0x34 nt!IopCreateFile+0x35c nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x5c4 nt!IopParseDevice+0xc32 nt!IofCallDriver+0x64 fltmgr.sys+0x14f11 fltmgr.sys+0x1c29 fltmgr.sys+0x1aeb`,
  CloseFile: `${ENTRY} nt!NtClose+0x4e nt!ObpCloseHandle+0x7f nt!ObpCloseHandleTableEntry+0x14e nt!ObpDecrementHandleCount+0xd1 nt!IopCloseFile+0x2ea ${FILTER}`,
  IRP_MJ_CLOSE: `${ENTRY} nt!NtClose+0x4e nt!ObpCloseHandle+0x7f nt!ObpCloseHandleTableEntry+0x171 nt!ObfDereferenceObject+0xa1 nt!ObpRemoveObjectRoutine+0x59 nt!IopDeleteFile+0x1e3 ${FILTER}`,
  ReadFile: `${ENTRY} nt!NtReadFile+0x2d6 ${FAST_FILTER}|${ENTRY} nt!NtReadFile+0x41a ${FILTER}`,
  PagingRead: `${PAGING} ${FILTER}|${PAGING} nt!IofCallDriver+0x64 fltmgr.sys+0x14f11 fltmgr.sys+0x1c29 fltmgr.sys+0x1aeb`,
  WriteFile: `${ENTRY} nt!NtWriteFile+0x329 ${FAST_FILTER}|${ENTRY} nt!NtWriteFile+0x46b ${FILTER}`,
  PagingWrite: `${WORKER}1ba nt!CcWriteBehind+0x103 ${FLUSH} ${FILTER}`,
  FlushWrite: `${ENTRY} nt!NtWriteFile+0x46b nt!IofCallDriver+0x64 fltmgr.sys+0x1dc1 ntfs.sys!NtfsFsdWrite+0x16a ntfs.sys!NtfsCommonWrite+0x1c52 ${FLUSH} ${FILTER}`,
  FlushBuffersWrite: `${ENTRY} nt!NtFlushBuffersFile+0x12f nt!IofCallDriver+0x64 fltmgr.sys+0x1dc1 ntfs.sys!NtfsFsdFlushBuffers+0x8e ntfs.sys!NtfsCommonFlushBuffers+0x231 ${FLUSH} ${FILTER}`,
  ReadAhead: `${WORKER}126 nt!CcPerformReadAhead+0x1d4 nt!MmCheckCachedPageState+0x5e1 nt!MiWaitForInPageComplete+0x4b nt!IoPageRead+0x172 ${FILTER}`,
  ModifiedWrite: `nt!PspSystemThreadStartup+0x9d nt!MiModifiedPageWriter+0x2b nt!MiModifiedPageWriterWorker+0x16e nt!MiGatherPagefilePages+0x2f9 nt!IoAsynchronousPageWrite+0x121 ${FILTER}`,
  ...DISK_PATHS,
  NotifyChangeDirectory: `${ENTRY} nt!NtNotifyChangeDirectoryFile+0x1cd ${FILTER}`,
  QueryDirectory: `${ENTRY} nt!NtQueryDirectoryFile+0x5d nt!BuildQueryDirectoryIrp+0x2b1 ${FILTER}`,
  FileSystemControl: `${ENTRY} nt!NtFsControlFile+0x2a nt!IopXxxControlFile+0x2cf ${FILTER}`,
  DeviceIoControl: `${ENTRY} nt!NtDeviceIoControlFile+0x2a nt!IopXxxControlFile+0x2cf ${FILTER}`,
  LockFile: `${ENTRY} nt!NtLockFile+0x2fa ${FAST_FILTER}`,
  UnlockFileSingle: `${ENTRY} nt!NtUnlockFile+0x1d7 ${FAST_FILTER}`,
  FlushBuffersFile: `${ENTRY} nt!NtFlushBuffersFile+0x12f ${FILTER}`,
  QuerySecurityFile: `${ENTRY} nt!NtQuerySecurityObject+0x86 nt!IopGetSetSecurityObject+0x11c ${FILTER}`,
  SetSecurityFile: `${ENTRY} nt!NtSetSecurityObject+0x91 nt!IopGetSetSecurityObject+0x1b4 ${FILTER}`,
  CreateFileMapping: `${SECTION}|${ENTRY} nt!NtCreateSection+0x1a5 nt!MmCreateSection+0x41c nt!MiCreateDataFileMap+0x52 nt!FsRtlAcquireToCreateMappedFile+0x4e fltmgr.sys+0x4f2d fltmgr.sys+0x1aeb`,
  FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION: `${ENTRY} nt!NtCreateSection+0x1a5 nt!MmCreateSection+0x4b1 nt!FsRtlReleaseFile+0x45 fltmgr.sys+0x4e71 fltmgr.sys+0x1aeb`,
  QueryOpen: `${ENTRY} nt!NtQueryAttributesFile+0x137 nt!IopQueryNetworkAttributes+0x9b nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x5c4 nt!IopParseDevice+0xa0f fltmgr.sys+0x16f44 fltmgr.sys+0x1aeb`,
  QueryVolume: `${ENTRY} nt!NtQueryVolumeInformationFile+0x3d2 ${FILTER}`,
  'Load Image': `${ENTRY} nt!NtMapViewOfSection+0x204 nt!MmMapViewOfSection+0x13e nt!MiMapViewOfImageSection+0x612 nt!PsCallImageNotifyRoutines+0x62`,
  'Thread Create': `${ENTRY} nt!NtCreateThreadEx+0x1c6 nt!PspCreateThread+0x1a3 nt!PspInsertThread+0x55d`,
  'Thread Exit': `${ENTRY} nt!NtTerminateThread+0x68 nt!PspTerminateThreadByPointer+0x57 nt!PspExitThread+0x3de`,
  'Process Create': `${ENTRY} nt!NtCreateUserProcess+0x6f0 nt!PspInsertProcess+0x30c`,
  'Process Start': `${ENTRY} nt!NtCreateUserProcess+0x742 nt!PspInsertThread+0x4c1`,
  'Process Exit': `${ENTRY} nt!NtTerminateProcess+0x1f7 nt!PspExitThread+0x5ba nt!PspExitProcess+0x61`,
  'TCP Receive': `${RECEIVE} tcpip.sys!TcpTcbReceive+0x2a1`,
  'UDP Receive': `${RECEIVE} tcpip.sys!UdpReceiveDatagrams+0x94`,
  'TCP Send': `${ENTRY} nt!NtDeviceIoControlFile+0x2a nt!IopXxxControlFile+0x2cf afd.sys!AfdFastConnectionSend+0x2a0 tcpip.sys!TcpTlConnectionSend+0x5a nt!KeExpandKernelStackAndCalloutEx+0x132 tcpip.sys!TcpTcbSend+0x4bc`,
  'TCP Connect': `${ENTRY} nt!NtDeviceIoControlFile+0x2a nt!IopXxxControlFile+0x2cf afd.sys!AfdConnect+0x3d9 tcpip.sys!TcpTlEndpointConnect+0x6c tcpip.sys!TcpCreateAndConnectTcb+0x44b`,
  'TCP Disconnect': `${ENTRY} nt!NtDeviceIoControlFile+0x2a nt!IopXxxControlFile+0x2cf afd.sys!AfdPartialDisconnect+0x15e tcpip.sys!TcpTlConnectionDisconnect+0x78`,
  'UDP Send': `${ENTRY} nt!NtDeviceIoControlFile+0x2a nt!IopXxxControlFile+0x2cf afd.sys!AfdFastDatagramSend+0x3b2 tcpip.sys!UdpTlProviderSendMessages+0x59 nt!KeExpandKernelStackAndCalloutEx+0x132 tcpip.sys!UdpSendMessages+0x8f1`,
  'TCP Retransmit': `${TIMER} tcpip.sys!TcpPeriodicTimeoutHandler+0x48c tcpip.sys!TcpProcessExpiredTcbTimers+0x11b tcpip.sys!TcpTcbSend+0x4bc`,
  TcpConnected: `${RECEIVE} tcpip.sys!TcpReceive+0x2bf tcpip.sys!TcpMatchReceive+0x237 tcpip.sys!TcpTcbReceive+0x2a1`,
  // What the redirector and NetBIOS over TCP/IP send, in the thread that opens and in their timers
  NetbtQuery: `${ENTRY} ${CREATE} ${REDIRECTED} mrxsmb.sys!SmbCeCreateNetRoot+0x1c4 netbt.sys!NbtConnect+0x4a6 netbt.sys!QueryNameOnNet+0x2f2 netbt.sys!UdpSendNSBcast+0x231`,
  NetbtTimer: `${TIMER} netbt.sys!TimerExpiry+0x8e netbt.sys!MSnodeCompletion+0x1f0 netbt.sys!UdpSendNSBcast+0x231`,
  SmbCreate: `${ENTRY} ${CREATE} ${REDIRECTED} rdbss.sys!RxCreateFromNetRoot+0x31c mrxsmb10.sys!MRxSmbCreate+0x8b2 ${SMB_SEND}`,
  SmbSend: `${ENTRY} nt!IofCallDriver+0x64 mup.sys!MupFsdIrpPassThrough+0xcd rdbss.sys!RxFsdCommonDispatch+0x74a mrxsmb10.sys!SmbCeTransact+0x1a7 ${SMB_SEND}`,
  // The I/O manager's own look at the policies for symbolic links, below an open
  PolicyOpenKey: `${ENTRY} ${CREATE} nt!IopParseDevice+0xd4b nt!ZwOpenKey+0x11 nt!KiFastCallEntry+0x12a nt!NtOpenKey+0x35 nt!CmOpenKey+0x28d nt!ObOpenObjectByName+0x165 nt!ObpLookupObjectName+0x11e nt!CmpParseKey+0x4f2 ${NOTIFY}1bd`,
  PolicyQueryValue: `${ENTRY} ${CREATE} nt!IopParseDevice+0xd4b nt!ZwQueryValueKey+0x11 nt!KiFastCallEntry+0x12a nt!NtQueryValueKey+0x2c5 ${NOTIFY}1bd`,
  PolicyCloseKey: `${ENTRY} ${CREATE} nt!IopParseDevice+0xd4b nt!ZwClose+0x11 nt!KiFastCallEntry+0x12a nt!NtClose+0x4e nt!ObpCloseHandle+0x7f nt!CmpCloseKeyObject+0x21 ${NOTIFY}1bd`,
  'Process Profiling': '',
  'Thread Profiling': '',
};

/** Operations are fewer. */
const FIRST_VARIANT = 128;

/** Finds and interns whole stacks. */
export class KernelStacks {
  private readonly callStacks: CallStacks;
  /** The kernel's base name on this machine. */
  readonly kernelImage: string;
  private readonly entry: string;
  /** Ways through wrapper, stub and kernel, by service * 256 + operation + 1. */
  private readonly sequences: ((readonly CallFrame[])[] | undefined)[] = [];
  /** Wrapper, stub and entry of a service by itself. */
  private readonly services: (readonly CallFrame[] | undefined)[] = [];
  /** Numbers of named variants of an operation's way (`PagingRead`), beyond those of the operations. */
  private readonly variants = new Map<string, number>();
  /** Whole stacks that were asked for before. Notes: what the present session's trace calls them. */
  readonly memo = new SiteStacks();

  constructor(callStacks: CallStacks, is64Bit: boolean) {
    this.callStacks = callStacks;
    this.kernelImage = is64Bit ? 'ntoskrnl.exe' : 'ntkrnlpa.exe';
    this.entry = is64Bit ? 'nt!KiSystemServiceCopyEnd+0x13' : ENTRY;
  }

  /** What stack() is given as the operation for a variant. */
  variant(name: string): number {
    let number = this.variants.get(name);
    if (number === undefined) {
      number = FIRST_VARIANT + this.variants.size;
      this.variants.set(name, number);
    }
    return number;
  }

  /**
   * The stack of an operation.
   * @param callSite the program's stack @param service being performed, 0 for none @param operation index and name of the operation, which may
   * be a variant such as PagingRead
   */
  stack(callSite: CallStack, service: number, operation: number, name: string): CallStack {
    const key = service * 256 + operation + 1;
    const known = this.memo.get(callSite, key);
    if (known !== 0) return known;
    const alternatives = this.sequences[key] ?? this.build(key, service, name);
    const stack = this.callStacks.pushAll(callSite, alternatives[pick(callSite, alternatives.length)] as readonly CallFrame[]);
    if (stack === 0) this.memo.place = -1;
    else this.memo.add(callSite, key, stack);
    return stack;
  }

  /** The stack inside a system service that is between two operations, or has none. */
  serviceStack(callSite: CallStack, service: number): CallStack {
    let frames = this.services[service];
    if (frames === undefined) {
      const name = serviceName(service);
      const kernel = name.startsWith('Nt') ? [ENTRY, `nt!${name}+0x5e`] : name.startsWith('Afd') ? [ENTRY, 'nt!NtDeviceIoControlFile+0x2a', 'nt!IopXxxControlFile+0x2cf', `afd.sys!${name}+0x41`] : [`nt!${name}+0xcf`];
      frames = defineFrames(...[...(WRAPPERS[name]?.split(' ') ?? []), ...kernel].map((frame) => this.withKernelImage(frame)));
      this.services[service] = frames;
    }
    return this.callStacks.pushAll(callSite, frames);
  }

  private build(key: number, service: number, name: string): (readonly CallFrame[])[] {
    const user = (service === 0 ? undefined : (OPERATION_WRAPPERS[name] ?? WRAPPERS[serviceName(service)]))?.split(' ') ?? [];
    const kernel = KERNEL[name] ?? kernelFamily(name);
    const paths = kernel.split('|');
    const alternatives = [...paths, ...paths.flatMap(branches)].map((text) => {
      const frames = [...user, ...text.split(' ')].filter((frame) => frame !== '');
      return defineFrames(...frames.map((frame) => this.withKernelImage(frame)));
    });
    this.sequences[key] = alternatives;
    return alternatives;
  }

  private withKernelImage(frame: string): string {
    const resolved = frame === ENTRY ? this.entry : frame;
    return resolved.startsWith('nt!') ? this.kernelImage + resolved.slice(2) : resolved;
  }
}

/** Which way through the kernel a call takes: always the same from one call site, the first in 3 of 4. */
function pick(callSite: CallStack, count: number): number {
  if (count === 1) return 0;
  const bits = Math.imul(callSite ^ (callSite >>> 15), 0x2c1b3c6d) >>> 16;
  return (bits & 0xff) < 192 ? 0 : (bits >>> 8) % count;
}

/** Ways per path that differ from it in one place. */
const BRANCHES = 11;

/** The same path with one of its calls made from elsewhere in the same function: branches that the table doesn't name. */
function branches(path: string): string[] {
  const frames = path.split(' ');
  if (frames.length < 3) return [];
  return Array.from({ length: BRANCHES }, (_, i) => {
    const place = 1 + (i % (frames.length - 1));
    return frames.map((frame, at) => (at === place ? frame.replace(/0x[0-9a-f]+$/, (offset) => `0x${(parseInt(offset, 16) + 0x1b + i * 0x2d).toString(16)}`) : frame)).join(' ');
  });
}

/** Operations that share their path through the kernel. */
function kernelFamily(name: string): string {
  if (name.startsWith('Query') && name.endsWith('Volume')) return KERNEL['QueryVolume'] as string;
  if (name.startsWith('Query')) return QUERY_FILE;
  if (name.startsWith('Set')) return `${ENTRY} nt!NtSetInformationFile+0x72e ${FILTER}`;
  if (name.startsWith('FASTIO_')) return PAGING_HOUSEKEEPING;
  return ENTRY;
}

const PAGING_HOUSEKEEPING =
  'nt!PspSystemThreadStartup+0x9d nt!ExpWorkerThread+0xfd nt!CcWorkerThread+0x1ba nt!CcWriteBehind+0x103 nt!CcFlushCache+0x1c8 nt!FsRtlAcquireFileForCcFlushEx+0x58 fltmgr.sys+0x4c55 fltmgr.sys+0x1aeb';
