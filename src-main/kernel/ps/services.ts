// src-main/kernel/ps/services.ts
//
// System services on processes and threads, by PID and TID (handles to them are ob's).

import type { UserContext, UserRequest, ProgramFunction } from '../core/program.ts';
import type { Kernel } from '../core/kernel.ts';
import { defineService } from '../core/system-services.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { ProcessSpec } from './process.ts';
import type { ThreadOptions } from './ps.ts';

const NtCreateUserProcess = defineService('NtCreateUserProcess');
const NtCreateThreadEx = defineService('NtCreateThreadEx');
const NtTerminateProcess = defineService('NtTerminateProcess');
const NtTerminateThread = defineService('NtTerminateThread');

const STATUS_SUCCESS = 0;
const STATUS_INVALID_CID = 0xc000_000b;
const CREATE_PROCESS_COST = 150 * CYCLES_PER_US;
const CREATE_THREAD_COST = 20 * CYCLES_PER_US;
const TERMINATE_COST = 10 * CYCLES_PER_US;
const NO_OPTIONS: ThreadOptions = {};

/** Creates a child of the calling process. u.result: PID; u.object: the EProcess. */
export function createProcess(u: UserContext, spec: ProcessSpec): UserRequest {
  u.o0 = spec;
  return u.call(NtCreateUserProcess);
}

/** Creates a thread in the calling process. u.result: TID; u.object: the KThread. */
export function createThread(u: UserContext, program: ProgramFunction, options: ThreadOptions = NO_OPTIONS): UserRequest {
  u.o0 = program;
  u.o1 = options;
  return u.call(NtCreateThreadEx);
}

export function terminateProcess(u: UserContext, pid: number, exitStatus = 0): UserRequest {
  u.a0 = pid;
  u.a1 = exitStatus;
  return u.call(NtTerminateProcess);
}

export function terminateThread(u: UserContext, tid: number, exitStatus = 0): UserRequest {
  u.a0 = tid;
  u.a1 = exitStatus;
  return u.call(NtTerminateThread);
}

export function implementPsServices(kernel: Kernel): void {
  const { services } = kernel;
  services.implement(NtCreateUserProcess, (u) => {
    const process = kernel.ps.createProcess(u.o0 as ProcessSpec, u.process);
    u.object = process;
    u.complete(STATUS_SUCCESS, process.pid);
    return CREATE_PROCESS_COST;
  });
  services.implement(NtCreateThreadEx, (u) => {
    const thread = kernel.ps.createThread(u.process, u.o0 as ProgramFunction, u.o1 as ThreadOptions);
    u.object = thread;
    u.complete(STATUS_SUCCESS, thread.tid);
    return CREATE_THREAD_COST;
  });
  services.implement(NtTerminateProcess, (u) => {
    const process = kernel.ps.byPid(u.a0);
    u.complete(process === undefined ? STATUS_INVALID_CID : STATUS_SUCCESS);
    if (process !== undefined) kernel.ps.terminateProcess(process, u.a1);
    return TERMINATE_COST;
  });
  services.implement(NtTerminateThread, (u) => {
    const thread = kernel.ps.threadByTid(u.a0);
    u.complete(thread === undefined ? STATUS_INVALID_CID : STATUS_SUCCESS);
    if (thread !== undefined) kernel.ps.terminateThread(thread, u.a1);
    return TERMINATE_COST;
  });
}
