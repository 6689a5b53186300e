// src-main/kernel/io/paging.ts
//
// What goes to the disk below the cache: paging reads and writes with their rows, and the requests of files that are opened without
// buffering. Each makes an IRP with the priority that its issuer has (io-priority.ts) and waits for it.
//
// Models: Windows Internals 7th ed., part 1, ch. 5 "In-paging I/O", ch. 6 "I/O request packets".

import { IrpFlags } from '../../../src-shared/nt/io-flags.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { hardFault } from '../../../src-shared/trace/events/hard-fault.ts';
import type { CacheMap, PageRun } from '../cc/cache-map.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { TraceText } from '../etw/trace-text.ts';
import type { FileNode } from '../fs/file-node.ts';
import { WaitReason } from '../ke/thread.ts';
import { IO_COST } from './costs.ts';
import type { FileObject } from './file-object.ts';
import { NO_HINT, ioPriority, priorityFlags } from './io-priority.ts';
import type { Io } from './io.ts';
import { IrpMajor } from './irp.ts';
import type { Irp } from './irp.ts';

const PAGING = IrpFlags.NOCACHE | IrpFlags.PAGING_IO | IrpFlags.SYNCHRONOUS_PAGING_IO;
/** Longest paging write since Windows Vista, and before. */
const LARGE_PAGING_WRITE = 1_048_576;
const SMALL_PAGING_WRITE = 65_536;

export class Paging {
  private readonly io: Io;
  private readonly paths = new Map<FileNode, TraceText>();
  /** Longest request that writes changed pages. */
  readonly writeLimit: number;

  constructor(io: Io) {
    this.io = io;
    this.writeLimit = io.kernel.features.on('io.largeTransfers') ? LARGE_PAGING_WRITE : SMALL_PAGING_WRITE;
  }

  /** One paging read, with its row, in the present thread. @param stackName whose work it is: a fault's, or read-ahead */
  *read(u: UserContext, node: FileNode, path: TraceText, offset: number, length: number, diskOffset: number, file: FileObject | null = null, stackName = 'PagingRead'): KernelRoutine {
    const { etw } = this.io.kernel.components;
    const record = etw.beginAs(u.thread, Op.ReadFile, path, stackName);
    const priority = ioPriority(this.io.kernel, u.thread, file);
    const flags = PAGING | priorityFlags(this.io.kernel, priority);
    record.n0 = offset;
    record.n1 = length;
    record.n2 = flags;
    const start = this.io.kernel.now;
    yield u.compute(IO_COST.queryIrp.sample(this.io.prng));
    yield* this.disk(u, node, IrpMajor.Read, diskOffset, length, flags, priority, file);
    etw.end(record, NtStatus.SUCCESS);
    this.logHardFault(u, path, offset, length, start);
  }

  /** One paging write, with its row. @param hint priority of the request itself */
  *write(u: UserContext, node: FileNode, offset: number, length: number, file: FileObject | null = null, hint: number = NO_HINT, stackName = 'PagingWrite'): KernelRoutine {
    const { etw } = this.io.kernel.components;
    const record = etw.beginAs(u.thread, Op.WriteFile, this.pathOf(node), stackName);
    const priority = ioPriority(this.io.kernel, u.thread, file, hint);
    const flags = PAGING | priorityFlags(this.io.kernel, priority);
    record.n0 = offset;
    record.n1 = length;
    record.n2 = flags;
    yield u.compute(IO_COST.queryIrp.sample(this.io.prng));
    yield* this.disk(u, node, IrpMajor.Write, node.diskOffset + offset, length, flags, priority, file);
    etw.end(record, NtStatus.SUCCESS);
  }

  /** Reads the next run of missing pages of a range; waits where somebody is reading it already. @returns false where nothing is missing */
  *fillNext(u: UserContext, node: FileNode, cache: CacheMap, run: PageRun, shortest: number, limit: number, file: FileObject | null): KernelRoutine {
    const underWay = cache.reading(run.offset, run.length);
    if (underWay !== null) {
      yield u.wait(underWay, WaitReason.WrPageIn);
      return;
    }
    const { offset } = run;
    // With its neighbours, as far as they are missing too.
    const wanted = Math.min(Math.max(run.length, shortest), Math.ceil((node.endOfFile - offset) / 4096) * 4096, limit);
    cache.firstMissing(offset, wanted, limit, run);
    const length = cache.readingFrom(offset, run.length) - offset;
    yield* this.read(u, node, this.pathOf(node), offset, length, node.diskOffset + offset, file);
    cache.fill(offset, length);
  }

  /** An IRP to the disk, and the wait for it. */
  *disk(u: UserContext, node: FileNode, major: number, diskOffset: number, length: number, flags: number, priority: number, file: FileObject | null): Generator<ReturnType<UserContext['wait']>, Irp, void> {
    const { irps, disk } = this.io;
    const irp = irps.start({ major, thread: u.thread, file, node, offset: diskOffset, length, flags, priority, synchronous: true, device: 'Disk' });
    disk.start(irp);
    yield u.wait(irp.done, major === IrpMajor.Read ? WaitReason.WrPageIn : WaitReason.Executive);
    return irp;
  }

  /** Writes changed pages of a file, at most so many, in requests as long as the era allows. */
  *writeDirty(u: UserContext, node: FileNode, pages: number, file: FileObject | null = null, stackName = 'PagingWrite'): KernelRoutine {
    const run = { offset: 0, length: 0 };
    let left = pages;
    while (left > 0 && node.cache !== null && node.cache.takeDirty(Math.min(this.writeLimit, left * 4096), run)) {
      left -= run.length / 4096;
      yield* this.write(u, node, run.offset, run.length, file, NO_HINT, stackName);
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
