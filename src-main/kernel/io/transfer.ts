// src-main/kernel/io/transfer.ts
//
// Reads and writes of files. What is in the cache goes by fast I/O: no IRP, no priority. What is not makes an IRP with a priority, and inside
// it paging reads that wait for the disk. Files opened without buffering go past the cache. Writes change pages in memory; the lazy writer
// (cc/cc.ts) brings them to the disk, or a flush, or write-through, at once. So do writes of Very Low priority: background
// work is to leave neither changed pages nor read-ahead behind it (the cache manager's exceptions of Windows Vista).
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "Fast I/O", "I/O priorities"; part 2, ch. 11 "Cache manager".

import { CreateOptions } from '../../../src-shared/nt/create-file.ts';
import { IrpFlags } from '../../../src-shared/nt/io-flags.ts';
import { NotifyFilter } from '../../../src-shared/nt/notify-filter.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Overlapped } from '../core/native-completion.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { FileNode } from '../fs/file-node.ts';
import { transferAsynchronously } from './asynchronous.ts';
import { IO_COST } from './costs.ts';
import { acquireFileLock, releaseFileLock } from './file-lock.ts';
import type { FileObject } from './file-object.ts';
import { IoPriority, ioPriority, priorityFlags } from './io-priority.ts';
import type { Io } from './io.ts';
import { IrpMajor } from './irp.ts';

/** Copying: 4 bytes a cycle. */
const BYTES_PER_CYCLE = 4;
/** Largest paging read of the cache manager. */
const READ_LIMIT = 65_536;
/** Shortest paging read: what a fault brings in with its neighbours. */
const READ_AROUND = 16_384;
const NOT_ASYNCHRONOUS: Overlapped = {};

export class Transfers {
  private readonly io: Io;
  private readonly run = { offset: 0, length: 0 };

  constructor(io: Io) {
    this.io = io;
  }

  read(u: UserContext, file: FileObject, overlapped: Overlapped = NOT_ASYNCHRONOUS): Cycles {
    const { etw, fs, cc } = this.io.kernel.components;
    const { node } = file;
    const offset = u.a1 < 0 ? file.position : u.a1;
    if (node.directory) {
      u.operation = 0;
      u.complete(NtStatus.INVALID_DEVICE_REQUEST);
      return IO_COST.read.median;
    }
    const bytes = node.volume.device ? u.a2 : Math.max(0, Math.min(u.a2, node.endOfFile - offset));
    const noBuffering = (file.options & CreateOptions.NO_INTERMEDIATE_BUFFERING) !== 0;
    const driver = node.volume.device ? this.io.devices.driverOf(node) : undefined;
    const cached = driver === undefined && (node.volume.device || (!noBuffering && !fs.cacheOf(node).firstMissing(offset, bytes, READ_LIMIT, this.run)));
    const record = etw.begin(u, cached ? Op.FastReadFile : Op.ReadFile, file.path);
    record.n0 = offset;
    record.n1 = u.a2;
    record.n2 = cached ? 0 : this.priorityFlags(u, file) | (noBuffering ? IrpFlags.NOCACHE : 0);
    u.operation = record.index;
    if (bytes === 0 && u.a2 > 0) {
      u.complete(NtStatus.END_OF_FILE);
      return IO_COST.read.sample(this.io.prng);
    }
    if (driver !== undefined) return this.io.devices.read(u, file, driver, offset, bytes, record, overlapped);
    if (noBuffering && !file.synchronous && !node.volume.device) return transferAsynchronously(this.io, u, file, IrpMajor.Read, offset, bytes, record, overlapped);
    if (!cached) return u.block(noBuffering ? this.readPast(u, file, offset, bytes) : this.readThrough(u, file, offset, bytes));
    this.readDone(u, file, offset, bytes);
    record.n1 = bytes;
    if (!node.volume.device) cc.readAhead.observe(u, file, offset, bytes);
    return IO_COST.read.sample(this.io.prng) + Math.floor(bytes / BYTES_PER_CYCLE);
  }

  /** Through the cache, where pages are missing. */
  private *readThrough(u: UserContext, file: FileObject, offset: number, bytes: number): KernelRoutine {
    const { etw, fs, cc } = this.io.kernel.components;
    const { node } = file;
    const record = etw.tracer.record(u.operation);
    acquireFileLock(file);
    yield u.compute(IO_COST.read.sample(this.io.prng));
    const run = { offset: 0, length: 0 };
    const cache = fs.cacheOf(node);
    while (cache.firstMissing(offset, bytes, READ_LIMIT, run)) yield* this.io.paging.fillNext(u, node, cache, run, READ_AROUND, READ_LIMIT, file);
    yield u.compute(Math.floor(bytes / BYTES_PER_CYCLE) + 1);
    if (record.active) record.n1 = bytes;
    this.readDone(u, file, offset, bytes);
    releaseFileLock(u, file);
    cc.readAhead.observe(u, file, offset, bytes);
  }

  /** Past the cache: one request to the disk. */
  private *readPast(u: UserContext, file: FileObject, offset: number, bytes: number): KernelRoutine {
    const { node } = file;
    const record = this.io.kernel.components.etw.tracer.record(u.operation);
    const { n2: flags } = record;
    acquireFileLock(file);
    yield u.compute(IO_COST.read.sample(this.io.prng));
    const irp = yield* this.io.paging.disk(u, node, IrpMajor.Read, node.diskOffset + offset, bytes, flags, ioPriority(this.io.kernel, u.thread, file), file);
    if (irp.status === NtStatus.SUCCESS) {
      yield u.compute(Math.floor(bytes / BYTES_PER_CYCLE) + 1);
      if (record.active) record.n1 = bytes;
      this.readDone(u, file, offset, bytes);
    } else u.complete(irp.status);
    releaseFileLock(u, file);
  }

  readDone(u: UserContext, file: FileObject, offset: number, bytes: number): void {
    file.position = offset + bytes;
    u.process.readOperations++;
    u.process.readBytes += bytes;
    if (file.node.content !== null) u.text = file.node.content.slice(offset, offset + bytes);
    u.complete(NtStatus.SUCCESS, bytes);
  }

  write(u: UserContext, file: FileObject, overlapped: Overlapped = NOT_ASYNCHRONOUS): Cycles {
    const { etw, fs, cc } = this.io.kernel.components;
    const { node } = file;
    const offset = u.a1 === -1 ? file.position : u.a1 < 0 ? node.endOfFile : u.a1;
    const extends_ = !node.volume.device && offset + u.a2 > node.allocationSize;
    const past = !node.volume.device && (file.options & CreateOptions.NO_INTERMEDIATE_BUFFERING) !== 0;
    const through = (file.options & CreateOptions.WRITE_THROUGH) !== 0;
    const background = !node.volume.device && ioPriority(this.io.kernel, u.thread, file) === IoPriority.VeryLow;
    const fast = !extends_ && !through && !past && !background;
    const record = etw.begin(u, fast ? Op.FastWriteFile : Op.WriteFile, file.path);
    record.n0 = offset;
    record.n1 = u.a2;
    record.n2 = fast ? 0 : this.priorityFlags(u, file) | (through ? IrpFlags.WRITE_THROUGH : 0) | (past ? IrpFlags.NOCACHE : 0);
    u.operation = record.index;
    if (node.directory) {
      u.complete(NtStatus.INVALID_DEVICE_REQUEST);
      return IO_COST.write.median;
    }
    if (!node.volume.device) {
      if (offset + u.a2 > node.endOfFile) fs.setEndOfFile(node, offset + u.a2);
      else node.lastWriteTime = fs.filetime();
      if (!past) cc.written(node, offset, u.a2);
      this.io.notify.changed(node.parent, NotifyFilter.LAST_WRITE | NotifyFilter.SIZE);
    }
    if (past && !file.synchronous) return transferAsynchronously(this.io, u, file, IrpMajor.Write, offset, u.a2, record, overlapped);
    file.position = offset + u.a2;
    u.process.writeOperations++;
    u.process.writeBytes += u.a2;
    u.complete(NtStatus.SUCCESS, u.a2);
    const cost = IO_COST.write.sample(this.io.prng) + Math.floor(u.a2 / BYTES_PER_CYCLE);
    if (past) return u.block(this.writePast(u, file, offset, u.a2, record.n2, cost));
    return through || background ? u.block(this.writeThrough(u, file, cost)) : extends_ ? cost * 2 : cost;
  }

  /** Into the cache and at once to the disk. */
  private *writeThrough(u: UserContext, file: FileObject, cost: Cycles): KernelRoutine {
    acquireFileLock(file);
    yield u.compute(cost);
    yield* this.io.paging.writeDirty(u, file.node, Infinity, file, 'FlushWrite');
    releaseFileLock(u, file);
  }

  private *writePast(u: UserContext, file: FileObject, offset: number, bytes: number, flags: number, cost: Cycles): KernelRoutine {
    const { node } = file;
    acquireFileLock(file);
    yield u.compute(cost);
    const irp = yield* this.io.paging.disk(u, node, IrpMajor.Write, node.diskOffset + offset, bytes, flags, ioPriority(this.io.kernel, u.thread, file), file);
    u.complete(irp.status, irp.information);
    releaseFileLock(u, file);
  }

  flush(u: UserContext, file: FileObject): Cycles {
    u.operation = this.io.kernel.components.etw.begin(u, Op.FlushBuffers, file.path).index;
    u.complete(NtStatus.SUCCESS);
    return u.block(this.flushing(u, file.node, file));
  }

  private *flushing(u: UserContext, node: FileNode, file: FileObject): KernelRoutine {
    acquireFileLock(file);
    yield u.compute(IO_COST.queryIrp.sample(this.io.prng));
    yield* this.io.paging.writeDirty(u, node, Infinity, file, 'FlushBuffersWrite');
    // The drive empties its own cache.
    yield* this.io.paging.disk(u, node, IrpMajor.Write, node.diskOffset, 0, 0, ioPriority(this.io.kernel, u.thread, file), file);
    releaseFileLock(u, file);
  }

  /** Priority bits of a request; before io.priority requests carry none. */
  priorityFlags(u: UserContext, file: FileObject): number {
    return priorityFlags(this.io.kernel, ioPriority(this.io.kernel, u.thread, file));
  }
}
