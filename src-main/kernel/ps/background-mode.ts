// src-main/kernel/ps/background-mode.ts
//
// Background mode, and the I/O priority of a thread or process by itself. In background mode the CPU priority is 4 and I/O is Very Low; a
// process takes all its threads along. Only one's own process or thread can be put into it; twice in a row is refused.
//
// Source: SetPriorityClass (PROCESS_MODE_BACKGROUND_BEGIN 0x100000), SetThreadPriority (THREAD_MODE_BACKGROUND_BEGIN 0x10000); information
// classes ProcessIoPriority and ThreadIoPriority (learn.microsoft.com/windows/win32/procthread/scheduling-priorities). Before io.priority
// there is neither. Refusals are INVALID_PARAMETER here; Win32 has error codes of its own for them.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { UserContext, UserRequest } from '../core/program.ts';
import type { Kernel } from '../core/kernel.ts';
import { defineService } from '../core/system-services.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from './process.ts';
import { threadBasePriority } from './priority-class.ts';

const NtSetInformationProcess = defineService('NtSetInformationProcess');
const NtSetInformationThread = defineService('NtSetInformationThread');

const BACKGROUND_PRIORITY = 4;
const VERY_LOW = 0;
/** The highest level that a program may ask for. */
const NORMAL = 2;
const COST = 2 * CYCLES_PER_US;
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

/** SetThreadPriority(THREAD_MODE_BACKGROUND_BEGIN or _END). */
export function setThreadBackground(u: UserContext, begin: boolean): UserRequest {
  u.a0 = begin ? BEGIN : END;
  return u.call(NtSetInformationThread);
}

/** NtSetInformationThread(ThreadIoPriority). @param ioPriority 0 Very Low, 1 Low, 2 Normal */
export function setThreadIoPriority(u: UserContext, ioPriority: number): UserRequest {
  u.a0 = IO_PRIORITY;
  u.a1 = ioPriority;
  return u.call(NtSetInformationThread);
}

/** NtSetInformationProcess(ProcessIoPriority). */
export function setProcessIoPriority(u: UserContext, ioPriority: number): UserRequest {
  u.a0 = IO_PRIORITY;
  u.a1 = ioPriority;
  return u.call(NtSetInformationProcess);
}

export function implementBackgroundMode(kernel: Kernel): void {
  const processes = new WeakMap<EProcess, Before>();
  const threads = new WeakMap<KThread, Before>();
  const known = kernel.features.on('io.priority');

  const setProcess = (process: EProcess, what: number, value: number): number => {
    if (!known) return NtStatus.INVALID_PARAMETER;
    const before = processes.get(process);
    if (what === IO_PRIORITY) {
      if (value > NORMAL || value < VERY_LOW) return NtStatus.INVALID_PARAMETER;
      process.ioPriority = value;
    } else if (what === BEGIN) {
      if (before !== undefined) return NtStatus.INVALID_PARAMETER;
      processes.set(process, { basePriority: process.basePriority, ioPriority: process.ioPriority });
      process.ioPriority = VERY_LOW;
      moveProcess(kernel, process, BACKGROUND_PRIORITY);
    } else {
      if (before === undefined) return NtStatus.INVALID_PARAMETER;
      processes.delete(process);
      process.ioPriority = before.ioPriority;
      moveProcess(kernel, process, before.basePriority);
    }
    return NtStatus.SUCCESS;
  };

  const setThread = (thread: KThread, what: number, value: number): number => {
    if (!known) return NtStatus.INVALID_PARAMETER;
    const before = threads.get(thread);
    if (what === IO_PRIORITY) {
      if (value > NORMAL || value < VERY_LOW) return NtStatus.INVALID_PARAMETER;
      thread.ioPriorityHint = value;
    } else if (what === BEGIN) {
      if (before !== undefined) return NtStatus.INVALID_PARAMETER;
      threads.set(thread, { basePriority: thread.basePriority, ioPriority: thread.ioPriorityHint });
      thread.ioPriorityHint = VERY_LOW;
      kernel.ke.setBasePriority(thread, BACKGROUND_PRIORITY);
    } else {
      if (before === undefined) return NtStatus.INVALID_PARAMETER;
      threads.delete(thread);
      thread.ioPriorityHint = before.ioPriority;
      kernel.ke.setBasePriority(thread, before.basePriority);
    }
    return NtStatus.SUCCESS;
  };

  kernel.services.implement(NtSetInformationProcess, (u) => {
    u.complete(setProcess(u.process, u.a0, u.a1));
    return COST;
  });
  kernel.services.implement(NtSetInformationThread, (u) => {
    u.complete(setThread(u.thread, u.a0, u.a1));
    return COST;
  });
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
