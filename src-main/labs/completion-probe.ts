// src-main/labs/completion-probe.ts
//
// Listens to disk reads, to context switches between the first and the last of their completions, and to the calls that dequeue them. The
// same numbers are in the trace: CSwitch and SysCallExit events against the completion times of DiskRead.

import { serviceName } from '../kernel/core/system-services.ts';
import { HookBit, NoTraceHooks } from '../kernel/core/trace-hooks.ts';
import type { KThread } from '../kernel/ke/thread.ts';

export class CompletionProbe extends NoTraceHooks {
  override mask = HookBit.ContextSwitch | HookBit.SystemCall | HookBit.DiskIo;
  /** Reads that the disk has completed. */
  completions = 0;
  /** Switches since the first completion: up to now, and up to the last one. */
  private switchesSoFar = 0;
  private switches = 0;
  private dequeueCalls = 0;

  /** Context switches for each completion after the first; null before there are two. */
  get switchesPerCompletion(): number | null {
    return this.completions < 2 ? null : this.switches / (this.completions - 1);
  }

  /** Calls that gave packets back, for 1,000 completions. */
  get dequeueCallsPer1000(): number | null {
    return this.completions === 0 ? null : (this.dequeueCalls / this.completions) * 1000;
  }

  override diskIo(): void {
    this.completions++;
    this.switches = this.switchesSoFar;
  }

  override contextSwitch(): void {
    if (this.completions > 0) this.switchesSoFar++;
  }

  override systemCallExit(_thread: KThread, service: number, status: number): void {
    if (status === 0 && this.completions > 0 && serviceName(service).startsWith('NtRemoveIoCompletion')) this.dequeueCalls++;
  }
}
