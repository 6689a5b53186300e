// src-main/kernel/io/disk-events.ts
//
// What the storage stack tells the trace: DiskIo events at the begin and the end of each request, and of the emulator's own provider the
// queues, idle requests, reservations and split requests. Each belongs to the thread that issued the request.

import { IrpFlags } from '../../../src-shared/nt/io-flags.ts';
import { diskRead } from '../../../src-shared/trace/events/disk-read.ts';
import { diskReadInit } from '../../../src-shared/trace/events/disk-read-init.ts';
import { diskWrite } from '../../../src-shared/trace/events/disk-write.ts';
import { diskWriteInit } from '../../../src-shared/trace/events/disk-write-init.ts';
import { idleIoIssue } from '../../../src-shared/trace/events/idle-io-issue.ts';
import { ioQueue } from '../../../src-shared/trace/events/io-queue.ts';
import { irpSplit } from '../../../src-shared/trace/events/irp-split.ts';
import { reservationLate } from '../../../src-shared/trace/events/reservation-late.ts';
import { reservationSet } from '../../../src-shared/trace/events/reservation-set.ts';
import { reservationSlot } from '../../../src-shared/trace/events/reservation-slot.ts';
import type { EventTypeId, PayloadWriter } from '../../../src-shared/trace/model.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { diskPath } from '../etw/disk-paths.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { NO_TEXT } from '../etw/trace-text.ts';
import type { TraceText } from '../etw/trace-text.ts';
import type { KThread } from '../ke/thread.ts';
import { IrpMajor } from './irp.ts';
import type { Irp } from './irp.ts';
import type { Reservation } from './reservations.ts';

export class DiskEvents {
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** A request has come to the disk. */
  init(irp: Irp): void {
    const p = this.open(EnableFlag.DISK_IO_INIT);
    if (p === null) return;
    p.varuint(irp.address);
    const read = irp.major === IrpMajor.Read;
    const path = diskPath(irp.thread, read, (irp.flags & IrpFlags.PAGING_IO) !== 0);
    this.kernel.components.etw.appendFrom(irp.thread, path, read ? diskReadInit.id : diskWriteInit.id, NO_TEXT, this.kernel.now, 0);
  }

  /** It has been served; the row begins where the request did. */
  done(irp: Irp): void {
    const { etw, io } = this.kernel.components;
    const start = Math.max(irp.startTime, etw.tracer.lastTime);
    const p = etw.open(EnableFlag.DISK_IO, 0, start);
    if (p === null) return;
    p.u8(0);
    p.u32(irp.flags);
    p.varuint(irp.length);
    p.varuint(irp.offset);
    p.varuint(irp.address);
    const type = irp.major === IrpMajor.Read ? diskRead : diskWrite;
    etw.append(irp.thread, type.id, irp.node === null ? NO_TEXT : io.paging.pathOf(irp.node), start, this.kernel.now - start, 0);
  }

  /** A request has entered or left a queue. @param depth requests that wait in it now */
  queue(irp: Irp, priority: number, depth: number): void {
    const p = this.open(EnableFlag.EMULATOR_INTERNALS);
    if (p === null) return;
    p.u8(priority);
    p.varuint(depth);
    this.append(irp.thread, ioQueue.id);
  }

  idleIssue(irp: Irp, starved: boolean): void {
    const p = this.open(EnableFlag.EMULATOR_INTERNALS);
    if (p === null) return;
    p.u8(starved ? 1 : 0);
    p.varuint(irp.address);
    this.append(irp.thread, idleIoIssue.id);
  }

  split(irp: Irp, parts: number, partBytes: number): void {
    const p = this.open(EnableFlag.EMULATOR_INTERNALS);
    if (p === null) return;
    p.varuint(irp.address);
    p.varuint(parts);
    p.varuint(partBytes);
    this.append(irp.thread, irpSplit.id);
  }

  /** Somebody asked for bandwidth. */
  reservationSet(thread: KThread, path: TraceText, asked: Reservation, status: number): void {
    const p = this.open(EnableFlag.EMULATOR_INTERNALS);
    if (p === null) return;
    p.u32(asked.number);
    p.varuint(asked.bytesPerPeriod);
    p.u32(asked.periodMs);
    p.u8(asked.discardable ? 1 : 0);
    p.varuint(asked.transferSize);
    p.varuint(asked.slots);
    p.u32(status);
    this.append(thread, reservationSet.id, path);
  }

  /** A reserved request begins. @param slot of the period's slots, from 1 */
  reservationSlot(irp: Irp, reservation: Reservation, period: number, slot: number): void {
    const p = this.open(EnableFlag.EMULATOR_INTERNALS);
    if (p === null) return;
    p.u32(reservation.number);
    p.varuint(period);
    p.varuint(slot);
    p.varuint(irp.address);
    this.append(irp.thread, reservationSlot.id);
  }

  reservationLate(irp: Irp, reservation: Reservation, late: Cycles): void {
    const p = this.open(EnableFlag.EMULATOR_INTERNALS);
    if (p === null) return;
    p.u32(reservation.number);
    p.varuint(irp.address);
    p.varuint(late);
    p.u8(reservation.discardable ? 1 : 0);
    this.append(irp.thread, reservationLate.id);
  }

  private open(flag: number): PayloadWriter | null {
    return this.kernel.components.etw.open(flag, 0, this.kernel.now);
  }

  private append(thread: KThread, type: EventTypeId, path: TraceText = NO_TEXT): void {
    this.kernel.components.etw.append(thread, type, path, this.kernel.now, 0, 0);
  }
}
