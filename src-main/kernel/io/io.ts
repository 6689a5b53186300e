// src-main/kernel/io/io.ts
//
// The I/O manager: opens, closes, reads, writes and the rest of the file services. What has its own mechanism has its own file:
// open.ts, transfer.ts (reads and writes), paging.ts (what goes to the disk), query.ts, directory.ts, notify.ts, disk.ts, irp.ts.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "I/O system". Costs are [assumed], shaped after measured durations.

import { createFileCategory } from '../../../src-shared/nt/create-file.ts';
import { controlCodeCategory } from '../../../src-shared/nt/control-codes.ts';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { Category } from '../../../src-shared/trace/model.ts';
import type { CategoryId } from '../../../src-shared/trace/model.ts';
import type { Prng } from '../../../src-shared/base/prng.ts';
import type { Kernel } from '../core/kernel.ts';
import { Service } from '../core/native-api.ts';
import { CompletionService } from '../core/native-completion.ts';
import type { Overlapped } from '../core/native-completion.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { TraceText } from '../etw/trace-text.ts';
import type { KThread } from '../ke/thread.ts';
import { closeObject } from '../ob/handle-table.ts';
import type { HandleTable } from '../ob/handle-table.ts';
import type { EProcess } from '../ps/process.ts';
import { IO_COST } from './costs.ts';
import { Completion } from './completion.ts';
import { CompletionPorts } from './completion-port.ts';
import { implementCancellation } from './cancel.ts';
import { controlFile, lockFile, unlockFile } from './control.ts';
import { DeviceDrivers } from './device-driver.ts';
import { queryDirectory } from './directory.ts';
import { Disk } from './disk.ts';
import { inTurn } from './file-lock.ts';
import { FileObject } from './file-object.ts';
import { Irps } from './irp.ts';
import { NotifyPackage } from './notify.ts';
import { Opens } from './open.ts';
import { Paging } from './paging.ts';
import { queryAccess, queryInformation, queryVolume } from './query.ts';
import { setAccess, setInformation } from './set-information.ts';
import { Transfers } from './transfer.ts';

export class Io {
  readonly kernel: Kernel;
  readonly prng: Prng;
  readonly completion: Completion;
  readonly irps: Irps;
  readonly ports: CompletionPorts;
  readonly disk: Disk;
  readonly notify: NotifyPackage;
  readonly opens: Opens;
  readonly paging: Paging;
  readonly transfers: Transfers;
  readonly devices: DeviceDrivers;
  /** Patterns of directory queries, and paths with their pattern. */
  readonly patternPaths = new Map<string, TraceText>();
  private readonly lastHandle = (file: FileObject): void => this.opens.cleanup(file);

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.prng = kernel.prng('io.cost');
    this.completion = new Completion(kernel);
    this.irps = new Irps(kernel, this.completion);
    this.ports = new CompletionPorts(kernel, this.completion);
    this.disk = new Disk(kernel, this.irps);
    this.notify = new NotifyPackage(kernel, this.irps);
    this.opens = new Opens(this, this.lastHandle);
    this.paging = new Paging(this);
    this.transfers = new Transfers(this);
    this.devices = new DeviceDrivers(this);
    implementCancellation(this);
    const { services } = kernel;
    const end = (u: UserContext): void => this.end(u);
    services.implement(Service.NtCreateFile, (u) => this.opens.createFile(u), end);
    services.implement(Service.NtQueryAttributesFile, (u) => this.opens.queryAttributes(u), end);
    const DATA_OUT = FileAccess.WRITE_DATA | FileAccess.APPEND_DATA;
    const read = (u: UserContext, overlapped?: Overlapped): Cycles => this.withFile(u, (file) => (file.busy ? u.block(inTurn(u, file, () => this.transfers.read(u, file, overlapped))) : this.transfers.read(u, file, overlapped)), FileAccess.READ_DATA);
    const write = (u: UserContext, overlapped?: Overlapped): Cycles => this.withFile(u, (file) => (file.busy ? u.block(inTurn(u, file, () => this.transfers.write(u, file, overlapped))) : this.transfers.write(u, file, overlapped)), DATA_OUT);
    services.implement(Service.NtReadFile, (u) => read(u), end);
    services.implement(Service.NtWriteFile, (u) => write(u), end);
    services.implement(CompletionService.NtReadFile, (u) => read(u, u.o0 as Overlapped), (u) => this.endedAtOnce(u));
    services.implement(CompletionService.NtWriteFile, (u) => write(u, u.o0 as Overlapped), (u) => this.endedAtOnce(u));
    services.implement(Service.NtFlushBuffersFile, (u) => this.withFile(u, (file) => (file.busy ? u.block(inTurn(u, file, () => this.transfers.flush(u, file))) : this.transfers.flush(u, file)), DATA_OUT), end);
    services.implement(Service.NtQueryInformationFile, (u) => this.withFile(u, (file) => queryInformation(this, u, file), queryAccess(u.a1)), end);
    services.implement(Service.NtSetInformationFile, (u) => this.withFile(u, (file) => setInformation(this, u, file), setAccess(u.a1)), end);
    services.implement(Service.NtQueryVolumeInformationFile, (u) => this.withFile(u, (file) => queryVolume(this, u, file)), end);
    services.implement(Service.NtQueryDirectoryFile, (u) => this.withFile(u, (file) => queryDirectory(this, u, file), FileAccess.READ_DATA), end);
    services.implement(Service.NtNotifyChangeDirectoryFile, (u) => this.withFile(u, (file) => this.notify.request(u, file), FileAccess.READ_DATA), end);
    services.implement(CompletionService.NtNotifyChangeDirectoryFile, (u) => this.withFile(u, (file) => this.notify.request(u, file, u.o0 as Overlapped), FileAccess.READ_DATA), end);
    services.implement(Service.NtFsControlFile, (u) => this.withFile(u, (file) => controlFile(this, u, file, Op.FileSystemControl)), end);
    services.implement(Service.NtDeviceIoControlFile, (u) => this.withFile(u, (file) => controlFile(this, u, file, Op.DeviceIoControl)), end);
    services.implement(Service.NtLockFile, (u) => this.withFile(u, (file) => lockFile(this, u, file)), end);
    services.implement(Service.NtUnlockFile, (u) => this.withFile(u, (file) => unlockFile(this, u, file)), end);
    services.implement(Service.NtImpersonateThread, (u) => {
      this.opens.impersonate(u.thread, u.s0);
      u.complete(NtStatus.SUCCESS);
      return 1200;
    });
  }

  /** NtClose of a file handle that has left the table: cleanup, and close where nothing else refers to the file object. */
  close(u: UserContext, file: FileObject): Cycles {
    return u.block(this.closing(u, file));
  }

  private *closing(u: UserContext, file: FileObject): KernelRoutine {
    const { etw } = this.kernel.components;
    if (file.handleCount === 1) {
      const cleanup = etw.begin(u, Op.CloseFile, file.path);
      closeWithoutDelete(file);
      yield u.compute(IO_COST.cleanup.sample(this.prng));
      if (file.remote !== null) yield* this.kernel.components.rdr.closing(u, file);
      etw.end(cleanup, NtStatus.SUCCESS);
    } else closeWithoutDelete(file);
    if (file.pointerCount === 1) {
      yield u.compute(240);
      const close = etw.begin(u, Op.IrpMjClose, file.path);
      yield u.compute(IO_COST.close.sample(this.prng));
      etw.end(close, NtStatus.SUCCESS);
    }
    file.dereference();
    u.complete(NtStatus.SUCCESS);
  }

  closeCost(): Cycles {
    return IO_COST.cleanup.sample(this.prng);
  }

  /** Query or set security. A query with too small a buffer says how much it wants. */
  security(u: UserContext, file: FileObject, set: boolean): Cycles {
    const record = this.kernel.components.etw.begin(u, set ? Op.SetSecurity : Op.QuerySecurity, file.path);
    record.n0 = u.a1;
    u.operation = record.index;
    u.complete(!set && u.a2 < 164 ? NtStatus.BUFFER_OVERFLOW : NtStatus.SUCCESS, 164);
    return IO_COST.security.sample(this.prng);
  }

  /** IRP_MJ_CLEANUP, the last handle of a file is gone: drivers give back what they can of its asynchronous requests, whoever made them. */
  cleanup(file: FileObject): void {
    if (file.asynchronousIrps === 0) return;
    const listed = [...this.kernel.ps.processes.values()].flatMap((process) => process.threads.flatMap((thread) => thread.irps));
    for (const irp of [...listed, ...file.irps]) if (irp.file === file && irp.user !== null && irp.cancelRoutine !== null) this.irps.cancel(irp);
  }

  /** A thread is gone: what it had pending is cancelled. */
  threadExited(thread: KThread): void {
    this.irps.cancelThread(thread);
  }

  /** The last thread of a process is gone: requests that complete to ports are cancelled with their files, and drivers are told. */
  processExits(process: EProcess): void {
    const table = process.handleTable as HandleTable | null;
    if (process.pendingIrps === 0 || table === null) return;
    for (const handle of table.handles()) {
      const object = table.lookup(handle);
      if (object instanceof FileObject) for (const irp of [...object.irps]) if (irp.thread.process === process) this.irps.cancel(irp);
    }
    if (process.pendingIrps > 0) this.devices.processExits(process);
  }

  /** An asynchronous call whose request did not have to wait: who counts on a packet or an event gets it all the same. */
  private endedAtOnce(u: UserContext): void {
    this.end(u);
    if (u.status !== NtStatus.SUCCESS) return;
    const { event, context, ioStatus } = u.o0 as Overlapped;
    if (ioStatus !== undefined) {
      ioStatus.status = u.status;
      ioStatus.information = u.result;
    }
    if (event !== undefined) this.kernel.ke.setEvent(event);
    const file = this.kernel.components.ob.lookup(u, u.a0);
    if (!(file instanceof FileObject) || file.completion === null) return;
    this.kernel.ke.insertQueue(file.completion.port.queue, { key: file.completion.key, context, status: u.status, information: u.result });
  }

  /**
   * A service on an open file.
   * @param needed rights of which the handle must have one, asked before there is a request or a row; 0 for none
   */
  private withFile(u: UserContext, perform: (file: FileObject) => Cycles, needed = 0): Cycles {
    const object = this.kernel.components.ob.lookup(u, u.a0);
    if (object instanceof FileObject) {
      if (needed !== 0 && (object.access & needed) === 0) {
        u.operation = 0;
        u.complete(NtStatus.ACCESS_DENIED);
        return 600;
      }
      return object.remote === null ? perform(object) : this.kernel.components.rdr.perform(u, object, perform);
    }
    u.operation = 0;
    u.complete(NtStatus.INVALID_HANDLE);
    return 600;
  }

  private end(u: UserContext): void {
    if (u.operation === 0) return;
    const { etw } = this.kernel.components;
    const record = etw.tracer.record(u.operation);
    u.operation = 0;
    if (!record.active) return;
    let category = (record.type?.category ?? Category.None) as CategoryId;
    if (record.type === Op.CreateFile) category = createFileCategory(record.n1, record.n6 === 0xff ? -1 : record.n6);
    else if (record.type === Op.FileSystemControl || record.type === Op.DeviceIoControl) category = controlCodeCategory(record.n0);
    else if (record.type === Op.SetDisposition) category = record.n0 === 0 ? Category.WriteMetadata : Category.Write;
    etw.end(record, u.status, category);
  }
}

/** Drops the handle; the pointer that the handle held is dropped by the caller. */
function closeWithoutDelete(file: FileObject): void {
  file.reference();
  closeObject(file);
}
