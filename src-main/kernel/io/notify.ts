// src-main/kernel/io/notify.ts
//
// NtNotifyChangeDirectoryFile: requests that pend until something in a directory changes (FsRtlNotify package). Each is an IRP and an
// operation whose row shows as pending until then. On an asynchronous handle with a completion port, or with an event or APC of the caller's,
// it completes as other asynchronous requests do (io/completion.ts).

import { NotifyFilter } from '../../../src-shared/nt/notify-filter.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Overlapped } from '../core/native-completion.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationRecord } from '../etw/operation-record.ts';
import type { FileNode } from '../fs/file-node.ts';
import { WaitReason } from '../ke/thread.ts';
import { startAsynchronous } from './asynchronous.ts';
import type { FileObject } from './file-object.ts';
import { IrpMajor } from './irp.ts';
import type { Irp, Irps } from './irp.ts';

export interface PendingNotify {
  readonly irp: Irp;
  readonly record: OperationRecord;
  readonly file: FileObject;
  readonly filter: number;
  readonly watchTree: boolean;
}

/** Names that came and went: what the file-name filters report. */
const NAME_FILTERS = NotifyFilter.FILE_NAME | NotifyFilter.DIR_NAME;
const COST: Cycles = 9_000;
const NOTHING: Overlapped = {};

export class NotifyPackage {
  private readonly kernel: Kernel;
  private readonly irps: Irps;
  /** Pending requests by directory. */
  private readonly pending = new Map<FileNode, PendingNotify[]>();

  constructor(kernel: Kernel, irps: Irps) {
    this.kernel = kernel;
    this.irps = irps;
  }

  /** The service. @returns its cost, or hands the thread to a routine that waits */
  request(u: UserContext, file: FileObject, overlapped: Overlapped | null = null): Cycles {
    const { etw, io } = this.kernel.components;
    const record = etw.begin(u, Op.NotifyChangeDirectory, file.path);
    record.n0 = u.a1;
    if (!file.node.directory) {
      u.operation = record.index;
      u.complete(NtStatus.INVALID_PARAMETER);
      return COST;
    }
    const asynchronous = u.a2 === 0 && !file.synchronous && (overlapped !== null || file.completion !== null);
    const irp = asynchronous ? startAsynchronous(io, u, file, IrpMajor.DirectoryControl, 0, 0, record, overlapped ?? NOTHING, 'ntfs.sys') : this.start(u, file, record);
    const notify: PendingNotify = { irp, record, file, filter: u.a1, watchTree: u.a3 !== 0 };
    irp.cancelRoutine = () => this.end(notify, NtStatus.CANCELLED);
    file.notifies.push(notify);
    const list = this.pending.get(file.node);
    if (list === undefined) this.pending.set(file.node, [notify]);
    else list.push(notify);
    if (u.a2 !== 0) return u.block(this.wait(u, irp));
    u.complete(NtStatus.PENDING);
    return COST;
  }

  /** Nobody hears of its end but who waits for it. */
  private start(u: UserContext, file: FileObject, record: OperationRecord): Irp {
    this.kernel.components.etw.tracer.pend(record);
    file.reference();
    return this.irps.start({ major: IrpMajor.DirectoryControl, thread: u.thread, file, synchronous: u.a2 !== 0, device: 'ntfs.sys' });
  }

  private *wait(u: UserContext, irp: Irp): KernelRoutine {
    yield u.compute(COST);
    yield u.wait(irp.done, WaitReason.Executive, Infinity, true);
    u.complete(irp.status, irp.information);
  }

  /** Something below `directory` has changed. */
  changed(directory: FileNode | null, filter: number): void {
    if (this.pending.size === 0) return;
    for (let node = directory, levels = 0; node !== null; node = node.parent, levels++) {
      const list = this.pending.get(node);
      if (list === undefined) continue;
      for (const notify of [...list]) {
        if ((notify.filter & filter) === 0 || (levels > 0 && !notify.watchTree)) continue;
        this.end(notify, (filter & NAME_FILTERS) !== 0 ? NtStatus.SUCCESS : NtStatus.NOTIFY_ENUM_DIR);
      }
    }
  }

  /** The handle of the directory was closed. */
  cleanup(file: FileObject): void {
    for (const notify of [...file.notifies]) this.end(notify, NtStatus.NOTIFY_CLEANUP);
  }

  private end(notify: PendingNotify, status: number): void {
    const { file, irp } = notify;
    file.notifies.splice(file.notifies.indexOf(notify), 1);
    const list = this.pending.get(file.node) as PendingNotify[];
    list.splice(list.indexOf(notify), 1);
    if (list.length === 0) this.pending.delete(file.node);
    if (irp.user !== null) {
      this.irps.complete(irp, status, 0);
      return;
    }
    this.kernel.components.etw.end(notify.record, status);
    this.irps.complete(irp, status, 0);
    file.dereference();
  }
}

/** What a created or deleted child means to those who watch its directory. */
export function nameFilter(directory: boolean): number {
  return directory ? NotifyFilter.DIR_NAME : NotifyFilter.FILE_NAME;
}

