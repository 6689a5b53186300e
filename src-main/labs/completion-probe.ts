// src-main/labs/completion-probe.ts
//
// Listens to context switches between the first and the last completion of a number of disk reads, and to the calls that dequeue them. The
// same numbers are in the trace: CSwitch and SysCallExit events against the completion times of DiskRead.

import type { Kernel } from '../kernel/core/kernel.ts';
import { serviceName } from '../kernel/core/system-services.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { HookBit, NoTraceHooks } from '../kernel/core/trace-hooks.ts';
import type { KProcessor } from '../kernel/ke/processor.ts';
import type { KThread } from '../kernel/ke/thread.ts';

export class CompletionProbe extends NoTraceHooks {
  override mask = HookBit.ContextSwitch | HookBit.SystemCall;
  switches = 0;
  dequeueCalls = 0;
  private kernel: Kernel | null = null;
  private reads = 0;

  watch(kernel: Kernel, reads: number): void {
    this.kernel = kernel;
    this.reads = reads;
  }

  override contextSwitch(_cpu: KProcessor, _oldThread: KThread, _newThread: KThread, _startTime: Cycles, _endTime: Cycles): void {
    const completed = this.completed;
    if (completed > 0 && completed < this.reads) this.switches++;
  }

  override systemCallExit(_thread: KThread, service: number, status: number, _time: Cycles): void {
    if (status === 0 && this.completed > 0 && serviceName(service).startsWith('NtRemoveIoCompletion')) this.dequeueCalls++;
  }

  private get completed(): number {
    return this.kernel === null ? 0 : this.kernel.components.io.disk.reads;
  }
}
