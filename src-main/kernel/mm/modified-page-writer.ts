// src-main/kernel/mm/modified-page-writer.ts
//
// The modified page writer, as far as memory pressure needs it: when the memory that is available runs low, private pages leave the largest
// working sets and go to the page file, so that there is room again. Nothing is more urgent then: its requests are Critical (io.priority).
//
//   available = memory - what the kernel keeps - working sets
//   below 1/32 of the memory it begins, at 1/16 it stops                 [assumed]
//
// Models: Windows Internals 7th ed., part 1, ch. 5 "Modified page writer", ch. 6 "I/O priorities". Simplified: pages are trimmed as they are
// written; what was written is not read back when it is touched again; clusters are 64 KB and follow one another in the page file.

import type { Kernel } from '../core/kernel.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { FileNode } from '../fs/file-node.ts';
import { IoPriority } from '../io/io-priority.ts';
import { KEvent } from '../ke/event.ts';
import { WaitReason } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';

const PAGE_FILE = 'C:\\pagefile.sys';
const CLUSTER = 65_536;
const WRITER_PRIORITY = 17;
const KERNEL_SHARE = 16;
const LOW_SHARE = 32;
const ENOUGH_SHARE = 16;
/** Finding the pages of one cluster. */
const GATHER = 5 * CYCLES_PER_US;

export class ModifiedPageWriter {
  private readonly kernel: Kernel;
  private readonly wanted = new KEvent('synchronization');
  private started = false;
  /** Growth of all working sets since boot: they cannot be larger than that. */
  private grown = 0;
  private next = 0;
  /** Bytes written since boot. */
  written = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Bytes that nobody's working set holds. */
  get available(): number {
    const { memoryBytes } = this.kernel.machine;
    let used = memoryBytes / KERNEL_SHARE;
    for (const process of this.kernel.ps.processes.values()) used += process.workingSet;
    return memoryBytes - used;
  }

  /** A working set has grown. */
  grew(bytes: number): void {
    this.grown += bytes;
    const { memoryBytes } = this.kernel.machine;
    if (this.grown < memoryBytes / 2 || this.available >= memoryBytes / LOW_SHARE) return;
    if (!this.started) {
      this.started = true;
      this.kernel.ps.createSystemThread('nt!MiModifiedPageWriter', WRITER_PRIORITY, (u) => this.run(u));
    }
    this.kernel.ke.setEvent(this.wanted);
  }

  private *run(u: UserContext): KernelRoutine {
    const { fs, io } = this.kernel.components;
    const { memoryBytes } = this.kernel.machine;
    const file = fs.resolve(PAGE_FILE).node ?? fs.setupFile(PAGE_FILE, { sizeBytes: memoryBytes * 1.5, attributes: 0x26 });
    for (;;) {
      yield u.wait(this.wanted, WaitReason.WrFreePage);
      while (this.available < memoryBytes / ENOUGH_SHARE) {
        const victim = this.largest();
        if (victim === null) break;
        yield u.compute(GATHER);
        victim.workingSet -= CLUSTER;
        this.written += CLUSTER;
        yield* io.paging.write(u, file, this.place(file), CLUSTER, null, IoPriority.Critical, 'ModifiedWrite');
      }
    }
  }

  /** The process with the largest working set that has a cluster of private pages in it. */
  private largest(): EProcess | null {
    let found: EProcess | null = null;
    for (const process of this.kernel.ps.processes.values()) {
      if (process.privateBytes >= CLUSTER && process.workingSet >= 2 * CLUSTER && (found === null || process.workingSet > found.workingSet)) found = process;
    }
    return found;
  }

  private place(file: FileNode): number {
    const offset = this.next;
    this.next = (this.next + CLUSTER) % (Math.floor(file.endOfFile / CLUSTER) * CLUSTER);
    return offset;
  }
}
