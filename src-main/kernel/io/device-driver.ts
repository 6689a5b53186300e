// src-main/kernel/io/device-driver.ts
//
// Drivers of devices that programs open by name (`\Device\Slow`), and what they hear of processes that end.
//
// A request goes to the driver as an IRP; the driver completes it when its device has answered. Whether it can be cancelled is the driver's
// own matter (irp.cancelRoutine). A driver without a cancel routine holds a process that ends until its device answers: nothing may be
// written into memory that belongs to somebody else by then. Since Windows Vista (io.exitNotify) a driver can ask to be told of processes
// that end, and end their requests itself.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O cancellation for thread termination"; M. Russinovich, "Inside the Windows Vista
// Kernel, part 1" (I/O cancellation).

import { exitNotify } from '../../../src-shared/trace/events/exit-notify.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Overlapped } from '../core/native-completion.ts';
import type { Cycles } from '../core/time.ts';
import type { OperationRecord } from '../etw/operation-record.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { NO_TEXT, TraceText } from '../etw/trace-text.ts';
import type { FileNode } from '../fs/file-node.ts';
import { WaitReason } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import { startAsynchronous } from './asynchronous.ts';
import { IO_COST } from './costs.ts';
import { acquireFileLock, releaseFileLock } from './file-lock.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';
import { IrpMajor } from './irp.ts';
import type { Irp } from './irp.ts';

export interface DeviceDriver {
  /** Of its image, `slow.sys`. */
  readonly name: string;
  /** A request has come; complete it, now or later. */
  start(irp: Irp): void;
  /** A process ends. Absent: the driver has not asked to hear of it. @returns how many of its requests the driver has ended */
  readonly processExits?: ((process: EProcess) => number) | undefined;
}

export class DeviceDrivers {
  private readonly io: Io;
  private readonly byNode = new Map<FileNode, DeviceDriver>();
  private readonly drivers: DeviceDriver[] = [];

  constructor(io: Io) {
    this.io = io;
  }

  /** Puts a driver on a device. */
  attach(node: FileNode, driver: DeviceDriver): void {
    this.byNode.set(node, driver);
    this.drivers.push(driver);
  }

  /** The driver of a device that has one of its own. */
  driverOf(node: FileNode): DeviceDriver | undefined {
    return this.byNode.size === 0 ? undefined : this.byNode.get(node);
  }

  /** A read from such a device. */
  read(u: UserContext, file: FileObject, driver: DeviceDriver, offset: number, length: number, record: OperationRecord, overlapped: Overlapped): Cycles {
    if (file.synchronous) return u.block(this.readAndWait(u, file, driver, offset, length));
    driver.start(startAsynchronous(this.io, u, file, IrpMajor.Read, offset, length, record, overlapped, driver.name));
    return IO_COST.read.sample(this.io.prng);
  }

  private *readAndWait(u: UserContext, file: FileObject, driver: DeviceDriver, offset: number, length: number): KernelRoutine {
    acquireFileLock(file);
    yield u.compute(IO_COST.read.sample(this.io.prng));
    const irp = this.io.irps.start({ major: IrpMajor.Read, thread: u.thread, file, offset, length, synchronous: true, device: driver.name });
    driver.start(irp);
    yield u.wait(irp.done, WaitReason.Executive);
    releaseFileLock(u, file);
    u.complete(irp.status, irp.information);
  }

  /** The last thread of a process is gone: drivers that asked for it are told. */
  processExits(process: EProcess): void {
    if (!this.io.kernel.features.on('io.exitNotify')) return;
    for (const driver of this.drivers) {
      if (driver.processExits === undefined) continue;
      const irps = driver.processExits(process);
      this.log(driver, process, irps);
    }
  }

  private log(driver: DeviceDriver, process: EProcess, irps: number): void {
    const { etw } = this.io.kernel.components;
    const { now } = this.io.kernel;
    const p = etw.open(EnableFlag.EMULATOR_INTERNALS, 0, now);
    if (p === null) return;
    p.string(etw.textId(new TraceText(driver.name)));
    p.u32(process.pid);
    p.u32(irps);
    etw.appendAs(process, 0, exitNotify.id, NO_TEXT, now, 0);
  }
}
