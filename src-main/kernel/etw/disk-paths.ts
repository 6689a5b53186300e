// src-main/kernel/etw/disk-paths.ts
//
// The way of a request from the system call (or the fault, or the cache manager's thread) down to the class driver, where DiskReadInit and
// DiskWriteInit are logged: file system, snapshots, volume, partition, class.
//
// Names are the public symbols of these drivers, or module + offset where they have none. Offsets are [assumed].

import { Service } from '../core/native-api.ts';
import type { KThread } from '../ke/thread.ts';

/** The System thread that writes the page file. */
const MODIFIED_PAGE_WRITER = 'nt!MiModifiedPageWriter';
const ENTRY = 'nt!KiFastCallEntry+0x12a';
const CALL = 'nt!IofCallDriver+0x64';
const FILTER = `${CALL} fltmgr.sys+0x1dc1 ${CALL}`;
const VOLUME = `${CALL} volsnap.sys+0x`;
const BELOW = `${CALL} volmgr.sys+0x24f1 ${CALL} partmgr.sys+0x1b3a ${CALL} classpnp.sys!ClassReadWrite+0xd2 classpnp.sys!ServiceTransferRequest+0x`;
const READ_BELOW = `${VOLUME}3f20 ${BELOW}e4`;
const WRITE_BELOW = `${VOLUME}41b6 ${BELOW}e4`;
const NTFS_READ = `${FILTER} ntfs.sys!NtfsFsdRead+0x27a ntfs.sys!NtfsCommonRead+0xc1b ntfs.sys!NtfsNonCachedIo+0x3e5 ntfs.sys!NtfsSingleAsync+0x76`;
const NTFS_WRITE = `${FILTER} ntfs.sys!NtfsFsdWrite+0x2b4 ntfs.sys!NtfsCommonWrite+0x1c52 ntfs.sys!NtfsNonCachedIo+0x41a ntfs.sys!NtfsSingleAsync+0x76`;
const WORKER = 'nt!PspSystemThreadStartup+0x9d nt!ExpWorkerThread+0xfd nt!CcWorkerThread+0x';
const FLUSH = 'nt!CcFlushCache+0x3a9 nt!MmFlushSection+0x1b0 nt!MiFlushSectionInternal+0x5ac nt!IoSynchronousPageWrite+0x19f';

/** By who asks: a program past the cache, a fault, the cache manager's threads, a flush, the modified page writer. */
export const DISK_PATHS: Readonly<Record<string, string>> = {
  DiskRead: `${ENTRY} nt!NtReadFile+0x41a ${NTFS_READ} ${READ_BELOW}`,
  DiskWrite: `${ENTRY} nt!NtWriteFile+0x46b ${NTFS_WRITE} ${WRITE_BELOW}`,
  DiskPagingRead: `nt!MmAccessFault+0x10a nt!MiDispatchFault+0xbd2 nt!MiWaitForInPageComplete+0x4b nt!IoPageRead+0x172 ${NTFS_READ} ${READ_BELOW}`,
  DiskReadAhead: `${WORKER}126 nt!CcPerformReadAhead+0x1d4 nt!MmCheckCachedPageState+0x5e1 nt!IoPageRead+0x172 ${NTFS_READ} ${READ_BELOW}`,
  DiskPagingWrite: `${ENTRY} nt!NtWriteFile+0x46b ${FILTER} ntfs.sys!NtfsFsdWrite+0x16a ntfs.sys!NtfsCommonWrite+0x1c52 ${FLUSH} ${NTFS_WRITE} ${WRITE_BELOW}`,
  DiskFlush: `${ENTRY} nt!NtFlushBuffersFile+0x12f ${FILTER} ntfs.sys!NtfsFsdFlushBuffers+0x8e ntfs.sys!NtfsCommonFlushBuffers+0x231 ${FLUSH} ${NTFS_WRITE} ${WRITE_BELOW}`,
  DiskModifiedWrite: `nt!PspSystemThreadStartup+0x9d nt!MiModifiedPageWriter+0x2b nt!MiModifiedPageWriterWorker+0x16e nt!MiGatherPagefilePages+0x2f9 nt!IoAsynchronousPageWrite+0x121 ${NTFS_WRITE} ${WRITE_BELOW}`,
  DiskLazyWrite: `${WORKER}1ba nt!CcWriteBehind+0x103 ${FLUSH} ${NTFS_WRITE} ${WRITE_BELOW}`,
};

/** The way of a request. @param paging it comes from below the cache */
export function diskPath(thread: KThread, read: boolean, paging: boolean): string {
  if (!paging) return read ? 'DiskRead' : 'DiskWrite';
  if (!thread.system) return read ? 'DiskPagingRead' : thread.service === Service.NtFlushBuffersFile ? 'DiskFlush' : 'DiskPagingWrite';
  return read ? 'DiskReadAhead' : thread.startRoutine === MODIFIED_PAGE_WRITER ? 'DiskModifiedWrite' : 'DiskLazyWrite';
}
