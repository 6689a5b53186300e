// src-main/kernel/mm/memory-events.ts
//
// The memory manager's worker threads, at 28 and 29: above everything that user mode can be, the multimedia class scheduler's 27 included.
// Here they keep the two memory events up to date, for whoever waits for memory to become scarce or plentiful.
//
// Models: M. Russinovich, "Inside the Windows Vista Kernel, part 1" (MMCSS runs at 27 because memory-manager workers run at 28 and 29), and
// learn.microsoft.com CreateMemoryResourceNotification (LowMemoryCondition: about 32 MB per 4 GB, at most 64 MB; HighMemoryCondition: three times
// that). [assumed]: that it is these workers who do it, and what it costs. Simplified: committed private memory is taken to be in RAM.

import type { Kernel } from '../core/kernel.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import { KEvent } from '../ke/event.ts';
import { KQueue } from '../ke/queue.ts';
import { WaitReason } from '../ke/thread.ts';

export const MEMORY_WORKER_PRIORITIES = [28, 29] as const;
const MIB = 1024 * 1024;
/** So much has to be committed or freed before it is looked again. */
const CHECK_BYTES = 4 * MIB;
const CHECK_COST = 4 * CYCLES_PER_US;

export class MemoryEvents {
  /** \KernelObjects\LowMemoryCondition and HighMemoryCondition. */
  readonly low = new KEvent('notification');
  readonly high = new KEvent('notification', true);
  /** Bytes: below it memory is scarce; above three times that it is plentiful. */
  readonly lowThreshold: number;
  private readonly kernel: Kernel;
  private readonly checks = new KQueue(1);
  private changed = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.lowThreshold = Math.min(64 * MIB, Math.round(kernel.machine.memoryBytes / 128));
    if (!kernel.machine.systemThreads) return;
    for (const priority of MEMORY_WORKER_PRIORITIES) kernel.ps.createSystemThread('nt!MiMemoryEventWorker', priority, (u) => this.worker(u));
  }

  /** Memory was committed or freed. */
  note(bytes: number): void {
    this.changed += bytes;
    if (this.changed < CHECK_BYTES || this.checks.entries.length > 0) return;
    this.changed = 0;
    this.kernel.ke.insertQueue(this.checks, null);
  }

  /** RAM that no process has. */
  get availableBytes(): number {
    let available = this.kernel.machine.memoryBytes;
    for (const process of this.kernel.ps.processes.values()) available -= process.privateBytes;
    return Math.max(0, available);
  }

  private *worker(u: UserContext): KernelRoutine {
    for (;;) {
      yield u.wait(this.checks, WaitReason.WrQueue);
      yield u.compute(CHECK_COST);
      const available = this.availableBytes;
      this.set(this.low, available < this.lowThreshold);
      this.set(this.high, available > 3 * this.lowThreshold);
    }
  }

  private set(event: KEvent, signalled: boolean): void {
    if (signalled) this.kernel.ke.setEvent(event);
    else this.kernel.ke.resetEvent(event);
  }
}
