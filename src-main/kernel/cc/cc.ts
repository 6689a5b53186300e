// src-main/kernel/cc/cc.ts
//
// The cache manager. Read-ahead has its own file (read-ahead.ts). Here is the lazy writer: a System thread that wakes once a second while there is something to write, and writes an eighth of the
// changed pages each time. Its rows belong to the System process: FASTIO_ACQUIRE_FOR_CC_FLUSH, paging WriteFile, FASTIO_RELEASE_FOR_CC_FLUSH.
//
// Models: Windows Internals 7th ed., part 2, ch. 11 "Write-back caching and lazy writing". It starts with the first write, so a machine that
// writes nothing has no such thread.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../core/kernel.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import { CYCLES_PER_SECOND, CYCLES_PER_US } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import type { FileNode } from '../fs/file-node.ts';
import { KEvent } from '../ke/event.ts';
import { WaitReason } from '../ke/thread.ts';
import type { CacheMap } from './cache-map.ts';
import { ReadAhead } from './read-ahead.ts';

/** Share of the changed pages that one pass writes. */
const PASS_SHARE = 8;
const LAZY_WRITER_PRIORITY = 8;

export class Cc {
  readonly readAhead: ReadAhead;
  private readonly kernel: Kernel;
  /** Files with changed pages, in order of their first change. */
  private readonly dirtyFiles = new Set<FileNode>();
  private readonly work = new KEvent('synchronization');
  private started = false;
  /** Pages written by the lazy writer since boot. */
  lazyWritePages = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.readAhead = new ReadAhead(kernel);
  }

  get dirtyPages(): number {
    let pages = 0;
    for (const node of this.dirtyFiles) pages += node.cache?.dirtyPages ?? 0;
    return pages;
  }

  /** A range of a file has been changed in the cache. */
  written(node: FileNode, offset: number, length: number): void {
    this.kernel.components.fs.cacheOf(node).write(offset, length);
    if (this.dirtyFiles.has(node)) return;
    this.dirtyFiles.add(node);
    if (!this.started) {
      this.started = true;
      this.kernel.ps.createSystemThread('nt!CcLazyWriter', LAZY_WRITER_PRIORITY, (u) => this.lazyWriter(u));
    }
    this.kernel.ke.setEvent(this.work);
  }

  private *lazyWriter(u: UserContext): KernelRoutine {
    for (;;) {
      if (this.dirtyFiles.size === 0) yield u.wait(this.work, WaitReason.WrQueue);
      yield u.delay(CYCLES_PER_SECOND, WaitReason.DelayExecution);
      let left = Math.max(16, Math.ceil(this.dirtyPages / PASS_SHARE));
      for (const node of [...this.dirtyFiles]) {
        const cache = node.cache as CacheMap;
        if (node.deleted || cache.dirtyPages === 0) {
          this.dirtyFiles.delete(node);
          continue;
        }
        if (left <= 0) break;
        const before = cache.dirtyPages;
        yield* this.flush(u, node, left);
        left -= before - cache.dirtyPages;
        if (cache.dirtyPages === 0) this.dirtyFiles.delete(node);
      }
    }
  }

  private *flush(u: UserContext, node: FileNode, pages: number): KernelRoutine {
    const { etw, io } = this.kernel.components;
    const path = io.paging.pathOf(node);
    const acquire = etw.begin(u, Op.AcquireForCcFlush, path);
    yield u.compute(CYCLES_PER_US);
    etw.end(acquire, NtStatus.SUCCESS);
    const before = node.cache?.dirtyPages ?? 0;
    yield* io.paging.writeDirty(u, node, pages);
    this.lazyWritePages += before - (node.cache?.dirtyPages ?? 0);
    const release = etw.begin(u, Op.ReleaseForCcFlush, path);
    yield u.compute(CYCLES_PER_US / 2);
    etw.end(release, NtStatus.SUCCESS);
  }
}
