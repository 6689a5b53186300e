// src-main/kernel/io/irp.ts
//
// An I/O request packet: from the moment the I/O manager hands it to a driver to its completion. It starts once and ends once,
// whatever completes, cancels or abandons it; Irps counts both, and labs assert that they agree.
//
//   const irp = irps.start({ major: IrpMajor.Create, thread: u.thread, synchronous: true, device: 'Mup' });
//   irp.cancelRoutine = (request) => { forget(request); irps.complete(request, NtStatus.CANCELLED, 0); };   // IoSetCancelRoutine
//   yield u.wait(irp.done, WaitReason.Executive);                       // somebody completes it: irps.complete(irp, status, bytes)
//   u.complete(irp.status, irp.information);
//
// A request without a cancel routine cannot be cancelled: it is only marked, and everybody waits for its device. A driver that learnt to
// cancel with Windows Vista sets its routine only where the switch io.syncCancel is on.
//
// Who owns what: the thread that issued a request has it in thread.irps until it ends. With iocp.deferredCompletion a request that will
// complete to a port is in its file's list instead, so a thread may end before it. Parts of a split request are in no list: their master stands
// for them, and ends with the last of its `parts`. process.pendingIrps counts all but parts; a process does not end before it is 0.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O request packets", "Thread termination and I/O cancellation"; IoMakeAssociatedIrp,
// IoSetCancelRoutine, IoCancelIrp (learn.microsoft.com/windows-hardware/drivers/ddi/wdm).

import { assert } from '../../../src-shared/base/assert.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { KEvent } from '../ke/event.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Overlapped } from '../core/native-completion.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { KThread } from '../ke/thread.ts';
import type { Cycles } from '../core/time.ts';
import type { OperationRecord } from '../etw/operation-record.ts';
import type { FileNode } from '../fs/file-node.ts';
import { logCancelRequest, logCancelRoutine } from './cancel-trace.ts';
import type { Completion } from './completion.ts';
import type { FileObject } from './file-object.ts';

export const IrpMajor = {
  Create: 0, Close: 2, Read: 3, Write: 4, QueryInformation: 5, SetInformation: 6, FlushBuffers: 9, QueryVolumeInformation: 10, DirectoryControl: 12, FileSystemControl: 13, DeviceControl: 14,
} as const;

/** Boost of a thread that waited for a device (wdm.h IO_DISK_INCREMENT, IO_NETWORK_INCREMENT). */
export const IoIncrement = { None: 0, Disk: 1, Network: 2 } as const;

export type CancelRoutine = (irp: Irp) => void;

export interface IrpOptions {
  readonly major: number;
  /** Who issues it, and in whose list it stands. */
  readonly thread: KThread;
  readonly file?: FileObject | null;
  /** The file that it is about, for the trace; default: that of the file object. */
  readonly node?: FileNode | null;
  /** Bytes, on the disk for device requests. */
  readonly offset?: number;
  readonly length?: number;
  /** IrpFlags (src-shared/nt/io-flags.ts). */
  readonly flags?: number;
  /** The issuer waits for it inside the service that made it. */
  readonly synchronous?: boolean;
  /** I/O priority hint: 0 Very Low ... 4 Critical; default Normal. */
  readonly priority?: number;
  /** The request of which this is a part. Its driver sets master.parts before it sends the first. */
  readonly master?: Irp | null;
  /** The driver that has it, for the trace. */
  readonly device?: string;
  /** false: not in its thread's list. Default true. */
  readonly listed?: boolean;
}

/** What an asynchronous request of a program brings to its second stage (io/completion.ts). */
export interface IrpUser {
  /** What the caller gave, to be told apart from others. */
  readonly overlapped: Overlapped;
  readonly event: KEvent | null;
  readonly apc: ((u: UserContext) => KernelRoutine) | null;
  /** The caller's OVERLAPPED, given back in the completion packet. */
  readonly context: unknown;
  /** The row of the operation, which ends with the request. */
  readonly record: OperationRecord;
}

const NORMAL_PRIORITY = 2;

export class Irp {
  readonly number: number;
  readonly major: number;
  readonly thread: KThread;
  readonly file: FileObject | null;
  readonly node: FileNode | null;
  readonly offset: number;
  readonly length: number;
  readonly flags: number;
  readonly synchronous: boolean;
  readonly priority: number;
  readonly master: Irp | null;
  readonly device: string;
  readonly listed: boolean;
  readonly startTime: Cycles;
  /** Parts (associated IRPs) that have not ended yet. */
  parts = 0;
  /** What the driver does when somebody cancels; null: it can't. Taken out before it is called. */
  cancelRoutine: CancelRoutine | null = null;
  /** Somebody wants it to end (IRP.Cancel). */
  cancelled = false;
  /** Asynchronous requests of programs have a second stage; null: `done` is all there is. */
  user: IrpUser | null = null;
  /** Set at completion; of an asynchronous request of a program in its second stage. */
  readonly done = new KEvent();
  status: number = NtStatus.SUCCESS;
  information = 0;
  ended = false;

  constructor(number: number, options: IrpOptions, startTime: Cycles) {
    this.number = number;
    this.major = options.major;
    this.thread = options.thread;
    this.file = options.file ?? null;
    this.node = options.node ?? this.file?.node ?? null;
    this.offset = options.offset ?? 0;
    this.length = options.length ?? 0;
    this.flags = options.flags ?? 0;
    this.synchronous = options.synchronous ?? false;
    this.priority = options.priority ?? NORMAL_PRIORITY;
    this.master = options.master ?? null;
    this.device = options.device ?? '';
    this.listed = (options.listed ?? true) && this.master === null;
    this.startTime = startTime;
  }

  /** As events show it. */
  get address(): number {
    return 0x8600_0000 + this.number * 0x100;
  }
}

export class Irps {
  started = 0;
  ended = 0;
  private readonly kernel: Kernel;
  private readonly completion: Completion;

  constructor(kernel: Kernel, completion: Completion) {
    this.kernel = kernel;
    this.completion = completion;
  }

  start(options: IrpOptions): Irp {
    const irp = new Irp(++this.started, options, this.kernel.now);
    if (irp.listed) irp.thread.irps.push(irp);
    else if (irp.master === null) irp.file?.irps.push(irp);
    if (irp.master === null) irp.thread.process.pendingIrps++;
    return irp;
  }

  /** IoCompleteRequest. @param increment boost of the thread that waits for it */
  complete(irp: Irp, status: number, information: number, increment: number = IoIncrement.Disk): void {
    assert(!irp.ended, 'an IRP is completed twice');
    assert(irp.parts === 0, 'an IRP is completed before its parts');
    irp.ended = true;
    irp.cancelRoutine = null;
    irp.status = status;
    irp.information = information;
    this.ended++;
    const { master, thread } = irp;
    if (master === null) {
      const list = irp.listed ? thread.irps : (irp.file as FileObject).irps;
      list.splice(list.indexOf(irp), 1);
      thread.process.pendingIrps--;
    }
    if (irp.user === null) this.kernel.ke.setEvent(irp.done, increment);
    else {
      if (irp.file !== null) irp.file.asynchronousIrps--;
      this.completion.begin(irp, increment);
      irp.file?.dereference();
    }
    if (master !== null) this.partEnded(master, irp, increment);
    else if (thread.process.pendingIrps === 0 && thread.process.defunctTime >= 0) this.kernel.ps.ioEnded(thread.process);
  }

  /** IoCancelIrp. @returns whether a driver took it up: the request has ended, or will soon */
  cancel(irp: Irp): boolean {
    if (irp.ended) return false;
    irp.cancelled = true;
    const routine = irp.cancelRoutine;
    logCancelRequest(this.kernel, irp, routine !== null);
    if (routine === null) return false;
    irp.cancelRoutine = null;
    logCancelRoutine(this.kernel, irp);
    routine(irp);
    return true;
  }

  /** Cancels what a thread has pending. @param file only on this file object @returns how many drivers took up */
  cancelThread(thread: KThread, file: FileObject | null = null): number {
    let taken = 0;
    for (const irp of [...thread.irps]) if ((file === null || irp.file === file) && this.cancel(irp)) taken++;
    return taken;
  }

  get pending(): number {
    return this.started - this.ended;
  }

  /** One part of a split request is over: what it moved counts, and the first failure is the whole's. */
  private partEnded(master: Irp, part: Irp, increment: number): void {
    assert(master.parts > 0, 'an IRP has more parts than its driver said');
    if (master.status === NtStatus.SUCCESS) master.status = part.status;
    master.information += part.information;
    if (--master.parts === 0) this.complete(master, master.status, master.information, increment);
  }
}
