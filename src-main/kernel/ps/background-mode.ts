// src-main/kernel/ps/background-mode.ts
//
// Background mode, and the I/O priority of a thread or process by itself. In background mode the CPU priority is 4 and I/O is Very Low; a
// process takes all its threads along. Only one's own process or thread can be put into it; twice in a row is refused.
//
// Source: SetPriorityClass (PROCESS_MODE_BACKGROUND_BEGIN 0x100000), SetThreadPriority (THREAD_MODE_BACKGROUND_BEGIN 0x10000); information
// classes ProcessIoPriority and ThreadIoPriority (learn.microsoft.com/windows/win32/procthread/scheduling-priorities). Before io.priority
// there is neither. NtSetInformationThread, and what programs call for it, is in thread-services.ts and core/thread-api.ts. Refusals are INVALID_PARAMETER here; Win32 has error codes of its own for them.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { UserContext, UserRequest } from '../core/program.ts';
import type { Kernel } from '../core/kernel.ts';
import { defineService } from '../core/system-services.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from './process.ts';
import { threadBasePriority } from './priority-class.ts';

const NtSetInformationProcess = defineService('NtSetInformationProcess');

const BACKGROUND_PRIORITY = 4;
const VERY_LOW = 0;
/** The highest level that a program may ask for. */
const NORMAL = 2;
/** Of a change of background mode or I/O priority. [assumed] */
export const BACKGROUND_COST = 2 * CYCLES_PER_US;
const BEGIN = 1;
const END = 2;
const IO_PRIORITY = 3;

/** What a process was before it went into the background. */
interface Before {
  readonly basePriority: number;
  readonly ioPriority: number;
}

/** SetPriorityClass(PROCESS_MODE_BACKGROUND_BEGIN or _END). */
export function setProcessBackground(u: UserContext, begin: boolean): UserRequest {
  u.a0 = begin ? BEGIN : END;
  return u.call(NtSetInformationProcess);
}

/** NtSetInformationProcess(ProcessIoPriority). */
export function setProcessIoPriority(u: UserContext, ioPriority: number): UserRequest {
  u.a0 = IO_PRIORITY;
  u.a1 = ioPriority;
  return u.call(NtSetInformationProcess);
}

export class BackgroundMode {
  private readonly kernel: Kernel;
  private readonly known: boolean;
  private readonly processes = new WeakMap<EProcess, Before>();
  private readonly threads = new WeakMap<KThread, Before>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.known = kernel.features.on('io.priority');
    kernel.services.implement(NtSetInformationProcess, (u) => {
      u.complete(u.a0 === IO_PRIORITY ? this.setProcessIoPriority(u.process, u.a1) : this.setProcess(u.process, u.a0 === BEGIN));
      return BACKGROUND_COST;
    });
  }

  /** @returns NTSTATUS */
  setThreadIoPriority(thread: KThread, ioPriority: number): number {
    if (!this.mayAskFor(ioPriority)) return NtStatus.INVALID_PARAMETER;
    thread.ioPriorityHint = ioPriority;
    return NtStatus.SUCCESS;
  }

  /** @returns NTSTATUS */
  setThread(thread: KThread, begin: boolean): number {
    const { ke } = this.kernel;
    const before = this.threads.get(thread);
    if (!this.known || begin === (before !== undefined)) return NtStatus.INVALID_PARAMETER;
    if (before === undefined) {
      this.threads.set(thread, { basePriority: thread.basePriority, ioPriority: thread.ioPriorityHint });
      thread.ioPriorityHint = VERY_LOW;
      ke.setBasePriority(thread, BACKGROUND_PRIORITY);
    } else {
      this.threads.delete(thread);
      thread.ioPriorityHint = before.ioPriority;
      ke.setBasePriority(thread, before.basePriority);
    }
    return NtStatus.SUCCESS;
  }

  private setProcessIoPriority(process: EProcess, ioPriority: number): number {
    if (!this.mayAskFor(ioPriority)) return NtStatus.INVALID_PARAMETER;
    process.ioPriority = ioPriority;
    return NtStatus.SUCCESS;
  }

  private setProcess(process: EProcess, begin: boolean): number {
    const before = this.processes.get(process);
    if (!this.known || begin === (before !== undefined)) return NtStatus.INVALID_PARAMETER;
    if (before === undefined) {
      this.processes.set(process, { basePriority: process.basePriority, ioPriority: process.ioPriority });
      process.ioPriority = VERY_LOW;
      moveProcess(this.kernel, process, BACKGROUND_PRIORITY);
    } else {
      this.processes.delete(process);
      process.ioPriority = before.ioPriority;
      moveProcess(this.kernel, process, before.basePriority);
    }
    return NtStatus.SUCCESS;
  }

  private mayAskFor(ioPriority: number): boolean {
    return this.known && ioPriority >= VERY_LOW && ioPriority <= NORMAL;
  }
}

/** Gives a process another base priority; its threads keep their place relative to it. */
function moveProcess(kernel: Kernel, process: EProcess, basePriority: number): void {
  const shift = basePriority - process.basePriority;
  process.basePriority = basePriority;
  for (const thread of process.threads) {
    const relative = Math.max(-2, Math.min(2, thread.basePriority - (basePriority - shift)));
    kernel.ke.setBasePriority(thread, threadBasePriority(basePriority, relative));
  }
}
