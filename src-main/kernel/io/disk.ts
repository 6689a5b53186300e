// src-main/kernel/io/disk.ts
//
// The one disk of the machine, as the I/O manager sees it: a stack of drivers above a drive.
//
//   start(irp) -> associated-irps (64 KB before io.largeTransfers) -> classpnp (idle queue) -> port-driver (queues, reservations) -> disk-drive
//                                                                                                     |
//   irps.complete(irp) <------------------------- classpnp <------------------ DPC <- ISR <- interrupt
//
// Simplified: partmgr and volmgr pass requests on and have no state here.

import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { HookBit } from '../core/trace-hooks.ts';
import { sendInParts, storageRequestLimit } from './associated-irps.ts';
import { ClassDriver } from './classpnp.ts';
import { DiskDrive } from './disk-drive.ts';
import type { DiskModel } from './disk-drive.ts';
import { DiskEvents } from './disk-events.ts';
import { IrpMajor } from './irp.ts';
import type { Irp, Irps } from './irp.ts';
import { PortDriver } from './port-driver.ts';

export class Disk {
  readonly drive: DiskDrive;
  readonly port: PortDriver;
  readonly classDriver: ClassDriver;
  readonly events: DiskEvents;
  private readonly kernel: Kernel;
  private readonly irps: Irps;
  private readonly requestLimit: number;
  /** Counters since boot. */
  reads = 0;
  writes = 0;
  readBytes = 0;
  writeBytes = 0;

  constructor(kernel: Kernel, irps: Irps) {
    this.kernel = kernel;
    this.irps = irps;
    this.requestLimit = storageRequestLimit(kernel);
    this.events = new DiskEvents(kernel);
    this.drive = new DiskDrive(kernel.prng('io.disk'));
    this.port = new PortDriver(kernel, this.drive, this.events, (irp, status) => { this.completed(irp, status); });
    this.classDriver = new ClassDriver(kernel, irps, this.port, this.events);
  }

  /** @param flatMs time of one request of the flat model @param spinUpMs what the next request waits for the platters to turn */
  configure(model: DiskModel, flatMs = 8, spinUpMs = 0): void {
    this.drive.configure(model, flatMs, spinUpMs);
  }

  /** Requests that have come and not been served. */
  get queueLength(): number {
    return this.classDriver.length + this.port.length;
  }

  /** Time in which the drive was at work, as far as that is known in advance. */
  get busyCycles(): Cycles {
    return this.port.busyCycles;
  }

  /** IRP to the device. Its offset is the position on the disk. */
  start(irp: Irp): void {
    if (irp.length > this.requestLimit) sendInParts(this.irps, this.events, irp, this.requestLimit, (part) => { this.classDriver.start(part); });
    else this.classDriver.start(irp);
  }

  private completed(irp: Irp, status: number): void {
    const served = status === 0;
    if (served && irp.major === IrpMajor.Read) {
      this.reads++;
      this.readBytes += irp.length;
    } else if (served) {
      this.writes++;
      this.writeBytes += irp.length;
    }
    const { kernel } = this;
    if ((kernel.hooks.mask & HookBit.DiskIo) !== 0) kernel.hooks.diskIo(irp, status, kernel.now);
    this.events.done(irp);
    this.irps.complete(irp, status, served ? irp.length : 0);
    this.classDriver.completed(irp);
  }
}
