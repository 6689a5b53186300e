// src-main/kernel/cc/read-ahead.ts
//
// Read-ahead: who reads a file from front to back finds the next piece in memory.
//
//   reads  |0|1|2|...      the third in a row begins it: the next unit of 64 KB behind the reader is asked for
//   units  [ 64 KB ][ 64 KB ][ 64 KB ]
//
// The reader only notes what to read; a System worker thread reads it. A reader that catches up waits for the worker. Reads of Very Low
// priority start none: what background work reads is not worth the memory of others (Windows Vista, io.priority).
//
// Models: Windows Internals 7th ed., part 2, ch. 11 "Read-ahead I/O" (PRIVATE_CACHE_MAP keeps the last reads). Unit 64 KB [assumed]. Simplified:
// only forward, no history of strides.

import { readAhead } from '../../../src-shared/trace/events/read-ahead.ts';
import type { Kernel } from '../core/kernel.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import type { FileNode } from '../fs/file-node.ts';
import type { FileObject } from '../io/file-object.ts';
import { IoPriority, ioPriority } from '../io/io-priority.ts';
import { KEvent } from '../ke/event.ts';
import { WaitReason } from '../ke/thread.ts';
import { PAGE_BYTES } from './cache-map.ts';

const UNIT = 65_536;
/** Reads that follow one another before the next piece is read ahead. */
const READS_IN_A_ROW = 2;
const WORKER_PRIORITY = 13;

interface WorkItem {
  readonly node: FileNode;
  readonly offset: number;
  readonly length: number;
  /** Who reads. */
  readonly tid: number;
}

export class ReadAhead {
  private readonly kernel: Kernel;
  private readonly work: WorkItem[] = [];
  private readonly wanted = new KEvent('synchronization');
  private started = false;
  private readonly run = { offset: 0, length: 0 };
  /** Pieces read ahead since boot. */
  reads = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Somebody has read through the cache. */
  observe(u: UserContext, file: FileObject, offset: number, bytes: number): void {
    if (offset !== file.lastReadEnd) {
      file.sequentialReads = 0;
      file.readAheadEnd = 0;
    } else file.sequentialReads++;
    file.lastReadEnd = offset + bytes;
    if (file.sequentialReads < READS_IN_A_ROW) return;
    const begin = Math.max(file.readAheadEnd, Math.ceil(file.lastReadEnd / UNIT) * UNIT);
    const { node } = file;
    // One unit ahead of the reader is enough.
    if (begin >= node.endOfFile || begin - file.lastReadEnd >= UNIT || ioPriority(this.kernel, u.thread, file) === IoPriority.VeryLow) return;
    const end = Math.min(begin + UNIT, Math.ceil(node.endOfFile / PAGE_BYTES) * PAGE_BYTES);
    file.readAheadEnd = end;
    if (this.kernel.components.fs.cacheOf(node).firstMissing(begin, end - begin, UNIT, this.run)) this.schedule({ node, offset: begin, length: end - begin, tid: u.thread.tid });
  }

  private schedule(item: WorkItem): void {
    this.work.push(item);
    if (!this.started) {
      this.started = true;
      this.kernel.ps.createSystemThread('nt!CcWorkerThread', WORKER_PRIORITY, (u) => this.worker(u));
    }
    this.kernel.ke.setEvent(this.wanted);
  }

  private *worker(u: UserContext): KernelRoutine {
    for (;;) {
      const item = this.work.shift();
      if (item === undefined) yield u.wait(this.wanted, WaitReason.WrQueue);
      else yield* this.perform(u, item);
    }
  }

  private *perform(u: UserContext, { node, offset, length, tid }: WorkItem): KernelRoutine {
    const { fs, io } = this.kernel.components;
    const cache = fs.cacheOf(node);
    const run = { offset: 0, length: 0 };
    yield u.compute(2 * CYCLES_PER_US);
    while (!node.deleted && cache.firstMissing(offset, Math.min(length, node.endOfFile - offset), UNIT, run) && cache.reading(run.offset, run.length) === null) {
      const done = new KEvent();
      cache.startReading(run.offset, run.length, done);
      this.reads++;
      this.log(u, node, run.offset, run.length, tid);
      yield* io.paging.read(u, node, io.paging.pathOf(node), run.offset, run.length, node.diskOffset + run.offset, null, 'ReadAhead');
      cache.readingDone(done);
      this.kernel.ke.setEvent(done);
    }
  }

  private log(u: UserContext, node: FileNode, offset: number, length: number, tid: number): void {
    const { etw, io } = this.kernel.components;
    const p = etw.open(EnableFlag.EMULATOR_INTERNALS, u.thread.processor, this.kernel.now);
    if (p === null) return;
    p.varuint(offset);
    p.varuint(length);
    p.u32(tid);
    etw.append(u.thread, readAhead.id, io.paging.pathOf(node), this.kernel.now, 0, u.thread.processor);
  }
}
