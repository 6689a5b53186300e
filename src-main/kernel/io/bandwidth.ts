// src-main/kernel/io/bandwidth.ts
//
// SetFileBandwidthReservation: FileSfioReserveInformation of a file object. The disk checks what it has promised already (reservations.ts)
// and on success says how large requests should be and how many of them to keep outstanding.
//
// Source: learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setfilebandwidthreservation; FILE_SFIO_RESERVE_INFORMATION of ntddk.h.
// Before io.bandwidthReservation the class is not known.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { UserContext } from '../core/program.ts';
import type { OperationRecord } from '../etw/operation-record.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';

/** Operands: a2 bytes in each period, a3 period in ms, a4 discardable. @returns NTSTATUS */
export function reserveBandwidth(io: Io, u: UserContext, file: FileObject, record: OperationRecord): number {
  const [bytes, periodMs, discardable] = [u.a2, u.a3, u.a4 !== 0];
  record.n0 = bytes;
  record.n1 = periodMs;
  record.n2 = u.a4;
  record.n3 = 0;
  record.n4 = 0;
  u.out1 = 0;
  u.out2 = 0;
  if (!io.kernel.features.on('io.bandwidthReservation')) return NtStatus.INVALID_INFO_CLASS;
  if (bytes < 0 || periodMs < 1 || file.node.volume.device || file.node.directory) return NtStatus.INVALID_PARAMETER;
  const { port, events } = io.disk;
  if (bytes === 0) {
    releaseBandwidth(io, file);
    return NtStatus.SUCCESS;
  }
  const asked = port.reservations.propose(bytes, periodMs, discardable, io.kernel.now);
  const admitted = port.reservations.admit(asked, file.reservation);
  const status = admitted ? NtStatus.SUCCESS : NtStatus.INSUFFICIENT_RESOURCES;
  events.reservationSet(u.thread, file.path, asked, status);
  if (!admitted) return status;
  releaseBandwidth(io, file);
  file.reservation = asked;
  u.out1 = asked.transferSize;
  u.out2 = asked.outstanding;
  record.n3 = asked.transferSize;
  record.n4 = asked.outstanding;
  return status;
}

/** The file gives its bandwidth up, or is closed. */
export function releaseBandwidth(io: Io, file: FileObject): void {
  const { reservation } = file;
  if (reservation === null) return;
  file.reservation = null;
  io.disk.port.release(reservation);
}
