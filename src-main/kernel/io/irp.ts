// src-main/kernel/io/irp.ts
//
// An I/O request packet: from the moment the I/O manager hands it to a driver to its completion. It starts once and ends once,
// whatever completes, cancels or abandons it; Irps counts both, and labs assert that they agree.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O request packets".

import { assert } from '../../../src-shared/base/assert.ts';
import { KEvent } from '../ke/event.ts';
import type { Kernel } from '../core/kernel.ts';
import type { KThread } from '../ke/thread.ts';
import type { Cycles } from '../core/time.ts';
import type { FileNode } from '../fs/file-node.ts';

export const IrpMajor = { Read: 3, Write: 4, FlushBuffers: 9, DirectoryControl: 12 } as const;

/** Boost of a thread that waited for a disk (wdm.h IO_DISK_INCREMENT). */
const IO_DISK_INCREMENT = 1;

export class Irp {
  readonly number: number;
  readonly major: number;
  readonly thread: KThread;
  readonly node: FileNode | null;
  /** Bytes, on the disk for device requests. */
  readonly offset: number;
  readonly length: number;
  readonly flags: number;
  readonly startTime: Cycles;
  /** Set at completion. */
  readonly done = new KEvent();
  status = 0;
  information = 0;
  ended = false;

  constructor(number: number, major: number, thread: KThread, node: FileNode | null, offset: number, length: number, flags: number, startTime: Cycles) {
    this.number = number;
    this.major = major;
    this.thread = thread;
    this.node = node;
    this.offset = offset;
    this.length = length;
    this.flags = flags;
    this.startTime = startTime;
  }
}

export class Irps {
  started = 0;
  ended = 0;
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  start(major: number, thread: KThread, node: FileNode | null, offset: number, length: number, flags: number): Irp {
    return new Irp(++this.started, major, thread, node, offset, length, flags, this.kernel.now);
  }

  /** IoCompleteRequest. */
  complete(irp: Irp, status: number, information: number): void {
    assert(!irp.ended, 'an IRP is completed twice');
    irp.ended = true;
    irp.status = status;
    irp.information = information;
    this.ended++;
    this.kernel.ke.setEvent(irp.done, IO_DISK_INCREMENT);
  }

  get pending(): number {
    return this.started - this.ended;
  }
}
