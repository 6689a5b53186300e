// src-shared/trace/event-types.ts
//
// THE list of event types. Adding one: a file in events/ and a line here.
// Ids are stable and never reused: high byte = class (1 Process, 2 Registry, 3 File System, 4 Profiling, 5 Network, 6 Kernel, 7 IPC, as in
// Process Monitor's log format where it has the class), low byte = number within the class. Bit 12 marks the fast I/O form of a file
// operation: same name, fields and Detail, other name in Advanced Output (FASTIO_READ for IRP_MJ_READ).

import type { EventType } from './event-type.ts';
import type { EventTypeId } from './model.ts';
import { alpcReceive } from './events/alpc-receive.ts';
import { alpcSend } from './events/alpc-send.ts';
import { alpcUnwait } from './events/alpc-unwait.ts';
import { alpcWaitForNewMessage } from './events/alpc-wait-for-new-message.ts';
import { alpcWaitForReply } from './events/alpc-wait-for-reply.ts';
import { audioDeadline } from './events/audio-deadline.ts';
import { apcCompletion } from './events/apc-completion.ts';
import { cancelRequest } from './events/cancel-request.ts';
import { cancelRoutine } from './events/cancel-routine.ts';
import { clockTick } from './events/clock-tick.ts';
import { closeFile } from './events/close-file.ts';
import { createFile } from './events/create-file.ts';
import { createFileMapping } from './events/create-file-mapping.ts';
import { createMailSlot } from './events/create-mail-slot.ts';
import { createPipe } from './events/create-pipe.ts';
import { cswitch } from './events/cswitch.ts';
import { cycleCharge } from './events/cycle-charge.ts';
import { debugOutputProfiling } from './events/debug-output-profiling.ts';
import { deferredCompletion } from './events/deferred-completion.ts';
import { deviceChange } from './events/device-change.ts';
import { deviceIoControl } from './events/device-io-control.ts';
import { DIRECTORY_CONTROL_TYPES } from './events/directory-control.ts';
import { diskFlush } from './events/disk-flush.ts';
import { diskFlushInit } from './events/disk-flush-init.ts';
import { diskRead } from './events/disk-read.ts';
import { diskReadInit } from './events/disk-read-init.ts';
import { diskWrite } from './events/disk-write.ts';
import { diskWriteInit } from './events/disk-write-init.ts';
import { dpc } from './events/dpc.ts';
import { exitNotify } from './events/exit-notify.ts';
import { fastioAcquireForCcFlush } from './events/fastio-acquire-for-cc-flush.ts';
import { fastioAcquireForModWrite } from './events/fastio-acquire-for-mod-write.ts';
import { fastioCheckIfPossible } from './events/fastio-check-if-possible.ts';
import { fastioNotifyStreamFoCreation } from './events/fastio-notify-stream-fo-creation.ts';
import { fastioReleaseForCcFlush } from './events/fastio-release-for-cc-flush.ts';
import { fastioReleaseForModWrite } from './events/fastio-release-for-mod-write.ts';
import { fastioReleaseForSectionSynchronization } from './events/fastio-release-for-section-synchronization.ts';
import { fileRundown } from './events/file-rundown.ts';
import { fileSystemControl } from './events/file-system-control.ts';
import { flushBuffersFile } from './events/flush-buffers-file.ts';
import { foregroundChange } from './events/foreground-change.ts';
import { hardFault } from './events/hard-fault.ts';
import { idleIoIssue } from './events/idle-io-issue.ts';
import { imageDcEnd } from './events/image-dc-end.ts';
import { imageDcStart } from './events/image-dc-start.ts';
import { imageLoad } from './events/image-load.ts';
import { imageUnload } from './events/image-unload.ts';
import { internalDeviceIoControl } from './events/internal-device-io-control.ts';
import { ioQueue } from './events/io-queue.ts';
import { irpMj10 } from './events/irp-mj-10.ts';
import { irpMj11 } from './events/irp-mj-11.ts';
import { irpMj12 } from './events/irp-mj-12.ts';
import { irpMj8 } from './events/irp-mj-8.ts';
import { irpMj9 } from './events/irp-mj-9.ts';
import { irpMjClose } from './events/irp-mj-close.ts';
import { irpSplit } from './events/irp-split.ts';
import { isr } from './events/isr.ts';
import { kernelProcessDefunct } from './events/kernel-process-defunct.ts';
import { kernelProcessEnd } from './events/kernel-process-end.ts';
import { kernelProcessStart } from './events/kernel-process-start.ts';
import { kernelThreadEnd } from './events/kernel-thread-end.ts';
import { kernelThreadStart } from './events/kernel-thread-start.ts';
import { loadImage } from './events/load-image.ts';
import { LOCK_UNLOCK_FILE_TYPES } from './events/lock-unlock-file.ts';
import { mdlRead } from './events/mdl-read.ts';
import { mdlReadComplete } from './events/mdl-read-complete.ts';
import { mdlWriteComplete } from './events/mdl-write-complete.ts';
import { mmcssBoost } from './events/mmcss-boost.ts';
import { mmcssPeriod } from './events/mmcss-period.ts';
import { mmcssThrottle } from './events/mmcss-throttle.ts';
import { NETWORK_TYPES } from './events/network-family.ts';
import { PLUG_AND_PLAY_TYPES } from './events/plug-and-play.ts';
import { power } from './events/power.ts';
import { prepareMdlWrite } from './events/prepare-mdl-write.ts';
import { processCreate } from './events/process-create.ts';
import { processDcEnd } from './events/process-dc-end.ts';
import { processDcStart } from './events/process-dc-start.ts';
import { processDefined } from './events/process-defined.ts';
import { processExit } from './events/process-exit.ts';
import { processProfiling } from './events/process-profiling.ts';
import { processStart } from './events/process-start.ts';
import { processStatistics } from './events/process-statistics.ts';
import { quantumEnd } from './events/quantum-end.ts';
import { queryEaFile } from './events/query-ea-file.ts';
import { queryFileQuota } from './events/query-file-quota.ts';
import { QUERY_INFORMATION_FILE_TYPES } from './events/query-information-file.ts';
import { queryOpen } from './events/query-open.ts';
import { querySecurityFile } from './events/query-security-file.ts';
import { QUERY_VOLUME_INFORMATION_TYPES } from './events/query-volume-information.ts';
import { readAhead } from './events/read-ahead.ts';
import { readFile } from './events/read-file.ts';
import { readyThread } from './events/ready-thread.ts';
import { regCloseKey } from './events/reg-close-key.ts';
import { regCreateKey } from './events/reg-create-key.ts';
import { regDeleteKey } from './events/reg-delete-key.ts';
import { regDeleteValue } from './events/reg-delete-value.ts';
import { regEnumKey } from './events/reg-enum-key.ts';
import { regEnumValue } from './events/reg-enum-value.ts';
import { regFlushKey } from './events/reg-flush-key.ts';
import { regLoadKey } from './events/reg-load-key.ts';
import { regOpenKey } from './events/reg-open-key.ts';
import { regQueryKey } from './events/reg-query-key.ts';
import { regQueryKeySecurity } from './events/reg-query-key-security.ts';
import { regQueryMultipleValueKey } from './events/reg-query-multiple-value-key.ts';
import { regQueryValue } from './events/reg-query-value.ts';
import { regRenameKey } from './events/reg-rename-key.ts';
import { regReplaceKey } from './events/reg-replace-key.ts';
import { regRestoreKey } from './events/reg-restore-key.ts';
import { regSaveKey } from './events/reg-save-key.ts';
import { regSetInfoKey } from './events/reg-set-info-key.ts';
import { regSetKeySecurity } from './events/reg-set-key-security.ts';
import { regSetValue } from './events/reg-set-value.ts';
import { regUnloadKey } from './events/reg-unload-key.ts';
import { reservationLate } from './events/reservation-late.ts';
import { reservationSet } from './events/reservation-set.ts';
import { reservationSlot } from './events/reservation-slot.ts';
import { rtLostBuffer } from './events/rt-lost-buffer.ts';
import { rtLostEvent } from './events/rt-lost-event.ts';
import { sampledProfile } from './events/sampled-profile.ts';
import { setEaFile } from './events/set-ea-file.ts';
import { setFileQuota } from './events/set-file-quota.ts';
import { SET_INFORMATION_FILE_TYPES } from './events/set-information-file.ts';
import { setIoPriorityHint } from './events/set-io-priority-hint.ts';
import { setPriority } from './events/set-priority.ts';
import { setSecurityFile } from './events/set-security-file.ts';
import { setSfioReserveInformation } from './events/set-sfio-reserve-information.ts';
import { SET_VOLUME_INFORMATION_TYPES } from './events/set-volume-information.ts';
import { shutdown } from './events/shutdown.ts';
import { smbRequest } from './events/smb-request.ts';
import { smbResponse } from './events/smb-response.ts';
import { sysCallEnter } from './events/sys-call-enter.ts';
import { sysCallExit } from './events/sys-call-exit.ts';
import { systemConfigCpu } from './events/system-config-cpu.ts';
import { systemConfigPhyDisk } from './events/system-config-phy-disk.ts';
import { systemControl } from './events/system-control.ts';
import { systemStatistics } from './events/system-statistics.ts';
import { tcpIpFail } from './events/tcp-ip-fail.ts';
import { threadCreate } from './events/thread-create.ts';
import { threadDcEnd } from './events/thread-dc-end.ts';
import { threadDcStart } from './events/thread-dc-start.ts';
import { threadExit } from './events/thread-exit.ts';
import { threadProfile } from './events/thread-profile.ts';
import { threadProfiling } from './events/thread-profiling.ts';
import { threadedDpc } from './events/threaded-dpc.ts';
import { timerDpc } from './events/timer-dpc.ts';
import { volumeDismount } from './events/volume-dismount.ts';
import { volumeMount } from './events/volume-mount.ts';
import { writeFile } from './events/write-file.ts';

/** Set in the id of the fast I/O form of a file operation. */
export const FAST_IO_FORM = 0x1000;

const DECLARED: readonly EventType[] = [
  // Process
  processDefined,
  processCreate,
  processExit,
  threadCreate,
  threadExit,
  loadImage,
  threadProfile,
  processStart,
  processStatistics,
  systemStatistics,
  // Registry
  regOpenKey,
  regCreateKey,
  regCloseKey,
  regQueryKey,
  regSetValue,
  regQueryValue,
  regEnumValue,
  regEnumKey,
  regSetInfoKey,
  regDeleteKey,
  regDeleteValue,
  regFlushKey,
  regLoadKey,
  regUnloadKey,
  regRenameKey,
  regQueryMultipleValueKey,
  regSetKeySecurity,
  regQueryKeySecurity,
  regSaveKey,
  regReplaceKey,
  regRestoreKey,
  // File System
  volumeDismount,
  volumeMount,
  mdlWriteComplete,
  prepareMdlWrite,
  mdlReadComplete,
  mdlRead,
  queryOpen,
  fastioCheckIfPossible,
  irpMj12,
  irpMj11,
  irpMj10,
  irpMj9,
  irpMj8,
  fastioNotifyStreamFoCreation,
  fastioReleaseForCcFlush,
  fastioAcquireForCcFlush,
  fastioReleaseForModWrite,
  fastioAcquireForModWrite,
  fastioReleaseForSectionSynchronization,
  createFileMapping,
  createFile,
  createPipe,
  irpMjClose,
  readFile,
  writeFile,
  queryEaFile,
  setEaFile,
  flushBuffersFile,
  fileSystemControl,
  deviceIoControl,
  internalDeviceIoControl,
  shutdown,
  closeFile,
  createMailSlot,
  querySecurityFile,
  setSecurityFile,
  power,
  systemControl,
  deviceChange,
  queryFileQuota,
  setFileQuota,
  ...QUERY_INFORMATION_FILE_TYPES,
  ...SET_INFORMATION_FILE_TYPES,
  setIoPriorityHint,
  setSfioReserveInformation,
  ...QUERY_VOLUME_INFORMATION_TYPES,
  ...SET_VOLUME_INFORMATION_TYPES,
  ...DIRECTORY_CONTROL_TYPES,
  ...LOCK_UNLOCK_FILE_TYPES,
  ...PLUG_AND_PLAY_TYPES,
  // Profiling
  threadProfiling,
  processProfiling,
  debugOutputProfiling,
  // Network
  ...NETWORK_TYPES,
  // Kernel
  cswitch,
  readyThread,
  isr,
  dpc,
  timerDpc,
  threadedDpc,
  sampledProfile,
  diskRead,
  diskWrite,
  diskReadInit,
  diskWriteInit,
  diskFlush,
  diskFlushInit,
  hardFault,
  clockTick,
  quantumEnd,
  cycleCharge,
  ioQueue,
  idleIoIssue,
  reservationSet,
  reservationSlot,
  reservationLate,
  irpSplit,
  readAhead,
  rtLostEvent,
  rtLostBuffer,
  processDcStart,
  threadDcStart,
  imageDcStart,
  processDcEnd,
  threadDcEnd,
  imageDcEnd,
  kernelProcessStart,
  kernelProcessEnd,
  kernelThreadStart,
  kernelThreadEnd,
  imageLoad,
  imageUnload,
  fileRundown,
  systemConfigCpu,
  systemConfigPhyDisk,
  tcpIpFail,
  smbRequest,
  smbResponse,
  setPriority,
  mmcssPeriod,
  mmcssBoost,
  mmcssThrottle,
  audioDeadline,
  foregroundChange,
  // IPC
  alpcSend,
  alpcReceive,
  alpcWaitForReply,
  alpcWaitForNewMessage,
  alpcUnwait,
  apcCompletion,
  deferredCompletion,
  sysCallEnter,
  sysCallExit,
  cancelRequest,
  cancelRoutine,
  exitNotify,
  kernelProcessDefunct,
] as readonly EventType[];

/** Advanced name of the fast I/O form, by Process Monitor's operation number; lock operations by sub-operation. */
const FAST_IO_NAMES: Readonly<Record<number, string>> = {
  23: 'FASTIO_READ', 24: 'FASTIO_WRITE', 25: 'FASTIO_QUERY_INFORMATION', 26: 'FASTIO_SET_INFORMATION', 30: 'FASTIO_QUERY_VOLUME_INFORMATION',
  32: 'FASTIO_DIRECTORY_CONTROL', 34: 'FASTIO_DEVICE_CONTROL',
};
const FAST_IO_LOCK_NAMES = ['FASTIO_LOCK', 'FASTIO_LOCK', 'FASTIO_UNLOCK_SINGLE', 'FASTIO_UNLOCK_ALL', 'FASTIO_UNLOCK_ALL_BY_KEY'] as const;

function fastIoName(type: EventType): string | undefined {
  if (type.eventClass !== 'File System' || type.pml === undefined) return undefined;
  if (type.pml.operation === 37) return FAST_IO_LOCK_NAMES[type.pml.subOperation ?? 0] ?? 'FASTIO_LOCK';
  return FAST_IO_NAMES[type.pml.operation];
}

function fastIoForms(): EventType[] {
  const forms: EventType[] = [];
  for (const type of DECLARED) {
    const advancedName = fastIoName(type);
    if (advancedName !== undefined) forms.push({ ...type, id: type.id | FAST_IO_FORM, advancedName });
  }
  return forms;
}

/** Every event type, fast I/O forms included. */
export const EVENT_TYPES: readonly EventType[] = [...DECLARED, ...fastIoForms()];

const byId = new Map<EventTypeId, EventType>(EVENT_TYPES.map((type) => [type.id, type]));
const byName = new Map<string, EventType[]>();
const byPml = new Map<number, EventType>();
for (const type of EVENT_TYPES) {
  const named = byName.get(type.name);
  if (named === undefined) byName.set(type.name, [type]);
  else named.push(type);
  if (type.pml !== undefined && (type.id & FAST_IO_FORM) === 0) {
    const key = pmlKey((type.id >>> 8) & 0xf, type.pml.operation, type.pml.subOperation ?? 0);
    if (!byPml.has(key)) byPml.set(key, type);
  }
}

function pmlKey(eventClass: number, operation: number, subOperation: number): number {
  return (eventClass << 16) | (operation << 8) | subOperation;
}

/** The type with this id; undefined for an id of a newer version. */
export function eventTypeById(id: EventTypeId): EventType | undefined {
  return byId.get(id);
}

/** All types whose Operation column reads `name` (a file operation and its fast I/O form share one). */
export function eventTypesByName(name: string): readonly EventType[] {
  return byName.get(name) ?? [];
}

/** Sub-operation of `<Unknown>` in a family. */
const OTHER_SUB_OPERATION = 0xff;

/**
 * The type of a record of a Process Monitor log.
 * @param eventClass 1 Process, 2 Registry, 3 File System, 4 Profiling, 5 Network
 * @param subOperation minor code of file operations that have sub-operations (0 = the family's own name); 1 TCP, 0 UDP for Network
 * @param fastIo whether the record says that it was fast I/O
 * @returns undefined where Process Monitor's tables have no such operation
 */
export function eventTypeByPml(eventClass: number, operation: number, subOperation = 0, fastIo = false): EventType | undefined {
  let type = byPml.get(pmlKey(eventClass, operation, subOperation));
  if (type === undefined) {
    // An operation without sub-operations shows its name whatever the minor code is; one that has them shows <Unknown>.
    type = byPml.get(pmlKey(eventClass, operation, OTHER_SUB_OPERATION)) ?? byPml.get(pmlKey(eventClass, operation, 0));
  }
  if (type === undefined || !fastIo) return type;
  return byId.get(type.id | FAST_IO_FORM) ?? type;
}

/** Operation column: the driver-level name where Advanced Output is on. */
export function operationName(type: EventType, advanced: boolean): string {
  return advanced ? (type.advancedName ?? type.name) : type.name;
}
