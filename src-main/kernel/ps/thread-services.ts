// src-main/kernel/ps/thread-services.ts
//
// System services on threads by handle: NtOpenThread, NtSetInformationThread, NtQueryInformationThread; NtQueryInformationProcess for the
// foreground, and NtSetTimerResolution. Call factories: core/thread-api.ts.
//
// Models: Windows Internals 7th ed., part 1, ch. 4: ThreadPriority is KeSetPriorityThread, which changes the current priority and not the base;
// real-time priorities need SeIncreaseBasePriorityPrivilege. Simplified: no access check on the thread object; the foreground is asked for by
// process id, where Windows has win32k tell who wants to know [assumed]. Costs are [assumed].

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../core/kernel.ts';
import type { UserContext } from '../core/program.ts';
import { CURRENT_THREAD, ProcessInformationClass, ThreadInformationClass, ThreadService } from '../core/thread-api.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { LOW_REALTIME_PRIORITY } from '../ke/quantum.ts';
import { ThreadState } from '../ke/thread.ts';
import type { KThread } from '../ke/thread.ts';
import { BACKGROUND_COST } from './background-mode.ts';
import type { BackgroundMode } from './background-mode.ts';
import { threadBasePriority } from './priority-class.ts';
import { ThreadObject } from './thread-object.ts';

const STATUS_INVALID_CID = 0xc000_000b;
const STATUS_THREAD_IS_TERMINATING = 0xc000_004b;
const OPEN_COST = 2 * CYCLES_PER_US;
const SET_COST = CYCLES_PER_US;
const QUERY_COST = CYCLES_PER_US / 2;
const RESOLUTION_COST = 2 * CYCLES_PER_US;
const HIGHEST_PRIORITY = 31;
const REALTIME_PRIVILEGE = 'SeIncreaseBasePriorityPrivilege';

export function implementThreadServices(kernel: Kernel, background: BackgroundMode): void {
  const { services } = kernel;
  services.implement(ThreadService.NtOpenThread, (u) => {
    const thread = kernel.ps.threadByTid(u.a0);
    if (thread === undefined) u.complete(STATUS_INVALID_CID);
    else u.complete(NtStatus.SUCCESS, kernel.components.ob.insert(u, new ThreadObject(thread), 0));
    return OPEN_COST;
  });
  services.implement(ThreadService.NtSetInformationThread, (u) => {
    const thread = threadOf(kernel, u);
    u.complete(thread === null ? NtStatus.INVALID_HANDLE : thread.state === ThreadState.Terminated ? STATUS_THREAD_IS_TERMINATING : set(kernel, background, u, thread));
    return u.a1 === ThreadInformationClass.IoPriority || u.a1 === ThreadInformationClass.BackgroundMode ? BACKGROUND_COST : SET_COST;
  });
  services.implement(ThreadService.NtQueryInformationThread, (u) => {
    const thread = threadOf(kernel, u);
    if (thread === null) u.complete(NtStatus.INVALID_HANDLE);
    else query(kernel, u, thread);
    return QUERY_COST;
  });
  services.implement(ThreadService.NtQueryInformationProcess, (u) => {
    const process = kernel.ps.byPid(u.a0);
    if (process === undefined) u.complete(STATUS_INVALID_CID);
    else if (u.a1 !== ProcessInformationClass.Foreground) u.complete(NtStatus.INVALID_INFO_CLASS);
    else u.complete(NtStatus.SUCCESS, process.foreground ? 1 : 0);
    return QUERY_COST;
  });
  services.implement(ThreadService.NtSetTimerResolution, (u): Cycles => {
    const { timerResolution } = kernel.ke;
    if (u.a1 !== 0) timerResolution.request(u.process, u.a0);
    else timerResolution.release(u.process);
    u.complete(NtStatus.SUCCESS, timerResolution.current);
    return RESOLUTION_COST;
  });
}

function threadOf(kernel: Kernel, u: UserContext): KThread | null {
  if (u.a0 === CURRENT_THREAD) return u.thread;
  const object = kernel.components.ob.lookup(u, u.a0);
  return object instanceof ThreadObject ? object.thread : null;
}

/** @returns NTSTATUS */
function set(kernel: Kernel, background: BackgroundMode, u: UserContext, thread: KThread): number {
  const value = u.a2;
  switch (u.a1) {
    case ThreadInformationClass.Priority:
      if (!Number.isInteger(value) || value < 1 || value > HIGHEST_PRIORITY) return NtStatus.INVALID_PARAMETER;
      if (value >= LOW_REALTIME_PRIORITY && !mayRaise(kernel, u)) return NtStatus.PRIVILEGE_NOT_HELD;
      u.out1 = thread.priority;
      u.object = thread;
      thread.priorityDecrement = 0;
      kernel.ke.setPriority(thread, value);
      return NtStatus.SUCCESS;
    case ThreadInformationClass.BasePriority: {
      const base = threadBasePriority(thread.process.basePriority, value);
      u.out1 = thread.basePriority;
      kernel.ke.setBasePriority(thread, base);
      return NtStatus.SUCCESS;
    }
    case ThreadInformationClass.PriorityBoost:
      thread.boostDisabled = value !== 0;
      return NtStatus.SUCCESS;
    case ThreadInformationClass.IoPriority: return background.setThreadIoPriority(thread, value);
    case ThreadInformationClass.BackgroundMode: return background.setThread(thread, value !== 0);
    default: return NtStatus.INVALID_INFO_CLASS;
  }
}

function query(kernel: Kernel, u: UserContext, thread: KThread): void {
  u.out1 = thread.processor;
  if (thread.state === ThreadState.Terminated) u.complete(STATUS_THREAD_IS_TERMINATING);
  else if (u.a1 === ThreadInformationClass.Basic) {
    u.out1 = thread.priority;
    u.out2 = thread.basePriority;
    u.out3 = thread.process.pid;
    u.complete(NtStatus.SUCCESS, thread.tid);
  } else if (u.a1 === ThreadInformationClass.CycleTime && kernel.features.on('cpu.cycleAccounting')) u.complete(NtStatus.SUCCESS, kernel.ke.threadCycles(thread));
  else u.complete(NtStatus.INVALID_INFO_CLASS);
}

function mayRaise(kernel: Kernel, u: UserContext): boolean {
  return kernel.components.se.tokenOf(u.process).privileges.has(REALTIME_PRIVILEGE);
}
