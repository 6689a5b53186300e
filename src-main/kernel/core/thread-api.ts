// src-main/kernel/core/thread-api.ts
//
// The native API on threads, as programs call it: handles to threads, their priority and cycles, the timer resolution.
//
//   yield openThread(u, tid);                                   // u.result: handle, closed with nt.close()
//   yield setThreadPriority(u, handle, 21);                     // NtSetInformationThread(ThreadPriority)
//
// CURRENT_THREAD is NtCurrentThread(): the calling thread without a handle.
// Source: learn.microsoft.com/windows/win32/procthread/scheduling-priorities, ntddk.h (THREADINFOCLASS), Windows Internals 7th ed., part 1, ch. 4.

import type { UserContext, UserRequest } from './program.ts';
import { defineService } from './system-services.ts';
import type { Cycles } from './time.ts';

export const CURRENT_THREAD = -2;

/** THREADINFOCLASS, those that are implemented; BackgroundMode stands for SetThreadPriority's THREAD_MODE_BACKGROUND_BEGIN and _END. */
export const ThreadInformationClass = { Basic: 0, Priority: 2, BasePriority: 3, PriorityBoost: 14, IoPriority: 22, CycleTime: 23, BackgroundMode: 0x1_0000 } as const;
/** PROCESSINFOCLASS. */
export const ProcessInformationClass = { Foreground: 25 } as const;

/** @internal ps implements them */
export const ThreadService = {
  NtOpenThread: defineService('NtOpenThread'),
  NtSetInformationThread: defineService('NtSetInformationThread'),
  NtQueryInformationThread: defineService('NtQueryInformationThread'),
  NtQueryInformationProcess: defineService('NtQueryInformationProcess'),
  NtSetTimerResolution: defineService('NtSetTimerResolution'),
} as const;

/** NtOpenThread by its id. u.result: handle. INVALID CID where there is no such thread. */
export function openThread(u: UserContext, tid: number): UserRequest {
  u.a0 = tid;
  return u.call(ThreadService.NtOpenThread);
}

/**
 * ThreadPriority: sets the current priority, and leaves the base. From 16 on it needs SeIncreaseBasePriorityPrivilege (PRIVILEGE NOT HELD
 * without). u.out1: priority before. THREAD IS TERMINATING where the thread has ended.
 */
export function setThreadPriority(u: UserContext, thread: number, priority: number): UserRequest {
  return setInformation(u, thread, ThreadInformationClass.Priority, priority);
}

/** ThreadBasePriority, what SetThreadPriority does: -2..2 relative to the process's base, -15 idle, 15 time critical. */
export function setThreadBasePriority(u: UserContext, thread: number, relative: number): UserRequest {
  return setInformation(u, thread, ThreadInformationClass.BasePriority, relative);
}

/** ThreadPriorityBoost: whether the thread gets no boosts for having waited. */
export function setThreadPriorityBoost(u: UserContext, thread: number, disable: boolean): UserRequest {
  return setInformation(u, thread, ThreadInformationClass.PriorityBoost, disable ? 1 : 0);
}

/** ThreadIoPriority. @param ioPriority 0 Very Low, 1 Low, 2 Normal */
export function setThreadIoPriority(u: UserContext, ioPriority: number): UserRequest {
  return setInformation(u, CURRENT_THREAD, ThreadInformationClass.IoPriority, ioPriority);
}

/** SetThreadPriority(THREAD_MODE_BACKGROUND_BEGIN or _END): ps/background-mode.ts. */
export function setThreadBackground(u: UserContext, begin: boolean): UserRequest {
  return setInformation(u, CURRENT_THREAD, ThreadInformationClass.BackgroundMode, begin ? 1 : 0);
}

function setInformation(u: UserContext, thread: number, informationClass: number, value: number): UserRequest {
  u.a0 = thread; u.a1 = informationClass; u.a2 = value;
  return u.call(ThreadService.NtSetInformationThread);
}

/** ThreadBasicInformation. u.result: thread id, u.out1: current priority, u.out2: base priority, u.out3: process id. */
export function queryThread(u: UserContext, thread: number): UserRequest {
  u.a0 = thread; u.a1 = ThreadInformationClass.Basic;
  return u.call(ThreadService.NtQueryInformationThread);
}

/**
 * ThreadCycleTime. u.result: cycles that the thread has run, u.out1: processor it runs on or ran on last. INVALID INFO CLASS where this Windows
 * does not count cycles; u.out1 is set all the same.
 */
export function queryThreadCycleTime(u: UserContext, thread: number): UserRequest {
  u.a0 = thread; u.a1 = ThreadInformationClass.CycleTime;
  return u.call(ThreadService.NtQueryInformationThread);
}

/** ProcessForegroundInformation, by process id. u.result: 1 where the process owns the foreground window. */
export function queryProcessForeground(u: UserContext, pid: number): UserRequest {
  u.a0 = pid; u.a1 = ProcessInformationClass.Foreground;
  return u.call(ThreadService.NtQueryInformationProcess);
}

/**
 * NtSetTimerResolution, what timeBeginPeriod and timeEndPeriod call. u.result: cycles between two clock interrupts from now on.
 * @param set false: takes the caller's request back
 */
export function setTimerResolution(u: UserContext, resolution: Cycles, set: boolean): UserRequest {
  u.a0 = resolution; u.a1 = set ? 1 : 0;
  return u.call(ThreadService.NtSetTimerResolution);
}
