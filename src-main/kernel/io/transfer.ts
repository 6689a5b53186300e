// src-main/kernel/io/transfer.ts
//
// Reads and writes. What is in the cache goes by fast I/O: no IRP, no priority. What is not makes an IRP with a priority, and inside it
// paging reads that wait for the disk. Writes change pages in memory; the lazy writer (cc/lazy-writer.ts) brings them to the disk, or a
// flush, or write-through, at once.
//
// Models: Windows Internals 7th ed., part 1, ch. 6 "Fast I/O"; part 2, ch. 11 "Cache manager".

import { CreateOptions } from '../../../src-shared/nt/create-file.ts';
import { IrpFlags, ioPriorityFlags } from '../../../src-shared/nt/io-flags.ts';
import { NotifyFilter } from '../../../src-shared/nt/notify-filter.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { hardFault } from '../../../src-shared/trace/events/hard-fault.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { TraceText } from '../etw/trace-text.ts';
import type { FileNode } from '../fs/file-node.ts';
import { WaitReason } from '../ke/thread.ts';
import type { KThread } from '../ke/thread.ts';
import { IO_COST } from './costs.ts';
import type { FileObject } from './file-object.ts';
import type { Io } from './io.ts';
import { IrpMajor } from './irp.ts';

const PAGING = IrpFlags.NOCACHE | IrpFlags.PAGING_IO | IrpFlags.SYNCHRONOUS_PAGING_IO;
/** Copying: 4 bytes a cycle. */
const BYTES_PER_CYCLE = 4;
/** Largest paging read of the cache manager. */
const READ_LIMIT = 65_536;
/** Shortest paging read: what a fault brings in with its neighbours. */
const READ_AROUND = 16_384;

export class Transfers {
  private readonly io: Io;
  private readonly paths = new Map<FileNode, TraceText>();
  private readonly run = { offset: 0, length: 0 };

  constructor(io: Io) {
    this.io = io;
  }

  /** Priority bits of a request; before io.priority requests carry none. */
  priorityFlags(thread: KThread): number {
    return this.io.kernel.features.on('io.priority') ? ioPriorityFlags(Math.min(thread.ioPriority, thread.process.ioPriority) + 1) : 0;
  }

  read(u: UserContext, file: FileObject): Cycles {
    const { etw, fs } = this.io.kernel.components;
    const { node } = file;
    const offset = u.a1 < 0 ? file.position : u.a1;
    if (node.directory) {
      u.operation = 0;
      u.complete(NtStatus.INVALID_DEVICE_REQUEST);
      return IO_COST.read.median;
    }
    const bytes = node.volume.device ? u.a2 : Math.max(0, Math.min(u.a2, node.endOfFile - offset));
    const noBuffering = (file.options & CreateOptions.NO_INTERMEDIATE_BUFFERING) !== 0;
    const cached = node.volume.device || (!noBuffering && !fs.cacheOf(node).firstMissing(offset, bytes, READ_LIMIT, this.run));
    const record = etw.begin(u, cached ? Op.FastReadFile : Op.ReadFile, file.path);
    record.n0 = offset;
    record.n1 = u.a2;
    record.n2 = cached ? 0 : this.priorityFlags(u.thread) | (noBuffering ? IrpFlags.NOCACHE : 0);
    u.operation = record.index;
    if (bytes === 0 && u.a2 > 0) {
      u.complete(NtStatus.END_OF_FILE);
      return IO_COST.read.sample(this.io.prng);
    }
    if (!cached) return u.block(this.readThrough(u, file, offset, bytes, noBuffering));
    this.readDone(u, file, offset, bytes);
    record.n1 = bytes;
    return IO_COST.read.sample(this.io.prng) + Math.floor(bytes / BYTES_PER_CYCLE);
  }

  private *readThrough(u: UserContext, file: FileObject, offset: number, bytes: number, noBuffering: boolean): KernelRoutine {
    const { etw, fs } = this.io.kernel.components;
    const { node } = file;
    const record = etw.tracer.record(u.operation);
    yield u.compute(IO_COST.read.sample(this.io.prng));
    if (noBuffering) yield* this.disk(u, node, IrpMajor.Read, node.diskOffset + offset, bytes, record.n2);
    else {
      const run = { offset: 0, length: 0 };
      while (fs.cacheOf(node).firstMissing(offset, bytes, READ_LIMIT, run)) {
        const length = Math.min(Math.max(run.length, READ_AROUND), Math.ceil((node.endOfFile - run.offset) / 4096) * 4096, READ_LIMIT);
        yield* this.pagingRead(u, node, this.pathOf(node), run.offset, length, node.diskOffset + run.offset);
        fs.cacheOf(node).fill(run.offset, length);
      }
    }
    yield u.compute(Math.floor(bytes / BYTES_PER_CYCLE) + 1);
    if (record.active) record.n1 = bytes;
    this.readDone(u, file, offset, bytes);
  }

  readDone(u: UserContext, file: FileObject, offset: number, bytes: number): void {
    file.position = offset + bytes;
    u.process.readOperations++;
    u.process.readBytes += bytes;
    if (file.node.content !== null) u.text = file.node.content.slice(offset, offset + bytes);
    u.complete(NtStatus.SUCCESS, bytes);
  }

  /** One paging read, with its row, in the present thread. */
  *pagingRead(u: UserContext, node: FileNode, path: TraceText, offset: number, length: number, diskOffset: number): KernelRoutine {
    const { etw } = this.io.kernel.components;
    const record = etw.beginAs(u.thread, Op.ReadFile, path, 'PagingRead');
    const flags = PAGING | this.priorityFlags(u.thread);
    record.n0 = offset;
    record.n1 = length;
    record.n2 = flags;
    const start = this.io.kernel.now;
    yield u.compute(IO_COST.queryIrp.sample(this.io.prng));
    yield* this.disk(u, node, IrpMajor.Read, diskOffset, length, flags);
    etw.end(record, NtStatus.SUCCESS);
    this.logHardFault(u, path, offset, length, start);
  }

  /** One paging write, with its row. The System thread that does it is `u`'s. */
  *pagingWrite(u: UserContext, node: FileNode, offset: number, length: number): KernelRoutine {
    const { etw } = this.io.kernel.components;
    const record = etw.beginAs(u.thread, Op.WriteFile, this.pathOf(node), 'PagingWrite');
    const flags = PAGING | this.priorityFlags(u.thread);
    record.n0 = offset;
    record.n1 = length;
    record.n2 = flags;
    yield u.compute(IO_COST.queryIrp.sample(this.io.prng));
    yield* this.disk(u, node, IrpMajor.Write, node.diskOffset + offset, length, flags);
    etw.end(record, NtStatus.SUCCESS);
  }

  /** An IRP to the disk, and the wait for it. */
  *disk(u: UserContext, node: FileNode, major: number, diskOffset: number, length: number, flags: number): KernelRoutine {
    const { irps, disk } = this.io;
    const irp = irps.start({ major, thread: u.thread, node, offset: diskOffset, length, flags, synchronous: true });
    disk.start(irp);
    yield u.wait(irp.done, major === IrpMajor.Read ? WaitReason.WrPageIn : WaitReason.Executive);
  }

  write(u: UserContext, file: FileObject): Cycles {
    const { etw, fs, cc } = this.io.kernel.components;
    const { node } = file;
    const offset = u.a1 === -1 ? file.position : u.a1 < 0 ? node.endOfFile : u.a1;
    const extends_ = !node.volume.device && offset + u.a2 > node.allocationSize;
    const through = (file.options & CreateOptions.WRITE_THROUGH) !== 0;
    const fast = !extends_ && !through;
    const record = etw.begin(u, fast ? Op.FastWriteFile : Op.WriteFile, file.path);
    record.n0 = offset;
    record.n1 = u.a2;
    record.n2 = fast ? 0 : this.priorityFlags(u.thread) | (through ? IrpFlags.WRITE_THROUGH : 0);
    u.operation = record.index;
    if (node.directory) {
      u.complete(NtStatus.INVALID_DEVICE_REQUEST);
      return IO_COST.write.median;
    }
    if (!node.volume.device) {
      if (offset + u.a2 > node.endOfFile) fs.setEndOfFile(node, offset + u.a2);
      else node.lastWriteTime = fs.filetime();
      cc.written(node, offset, u.a2);
      this.io.notify.changed(node.parent, NotifyFilter.LAST_WRITE | NotifyFilter.SIZE);
    }
    file.position = offset + u.a2;
    u.process.writeOperations++;
    u.process.writeBytes += u.a2;
    u.complete(NtStatus.SUCCESS, u.a2);
    const cost = IO_COST.write.sample(this.io.prng) + Math.floor(u.a2 / BYTES_PER_CYCLE);
    return through ? u.block(this.writeThrough(u, node, cost)) : extends_ ? cost * 2 : cost;
  }

  private *writeThrough(u: UserContext, node: FileNode, cost: Cycles): KernelRoutine {
    yield u.compute(cost);
    yield* this.writeDirty(u, node, Infinity);
  }

  flush(u: UserContext, file: FileObject): Cycles {
    u.operation = this.io.kernel.components.etw.begin(u, Op.FlushBuffers, file.path).index;
    u.complete(NtStatus.SUCCESS);
    return u.block(this.flushing(u, file.node));
  }

  private *flushing(u: UserContext, node: FileNode): KernelRoutine {
    yield u.compute(IO_COST.queryIrp.sample(this.io.prng));
    yield* this.writeDirty(u, node, Infinity);
    // The drive empties its own cache.
    yield* this.disk(u, node, IrpMajor.Write, node.diskOffset, 0, 0);
  }

  /** Writes changed pages of a file, at most so many. One request is at most 64 KB before io.largeTransfers, 1 MB after. */
  *writeDirty(u: UserContext, node: FileNode, pages: number): KernelRoutine {
    const limit = this.io.kernel.features.on('io.largeTransfers') ? 1024 * 1024 : 65_536;
    const run = { offset: 0, length: 0 };
    let left = pages;
    while (left > 0 && node.cache !== null && node.cache.takeDirty(Math.min(limit, left * 4096), run)) {
      left -= run.length / 4096;
      yield* this.pagingWrite(u, node, run.offset, run.length);
    }
  }

  pathOf(node: FileNode): TraceText {
    let path = this.paths.get(node);
    if (path === undefined || !path.text.endsWith(node.name.text)) {
      path = new TraceText(node.fullPath);
      this.paths.set(node, path);
    }
    return path;
  }

  private logHardFault(u: UserContext, path: TraceText, offset: number, length: number, start: Cycles): void {
    const { etw } = this.io.kernel.components;
    const time = Math.max(start, etw.tracer.lastTime);
    const p = etw.open(EnableFlag.MEMORY_HARD_FAULTS, u.thread.processor, time);
    if (p === null) return;
    p.varuint(offset);
    p.varuint(0);
    p.u32(u.thread.tid);
    p.varuint(length);
    etw.append(u.thread, hardFault.id, path, time, this.io.kernel.now - time, u.thread.processor);
  }
}
