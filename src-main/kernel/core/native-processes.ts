// src-main/kernel/core/native-processes.ts
//
// The native API on processes, as programs call it. Threads' priorities and cycles: thread-api.ts.

import { Service } from './native-services.ts';
import type { ProcessSpec } from '../ps/process.ts';
import type { ProgramFunction, UserContext, UserRequest } from './program.ts';

/** ProcessSpec plus what only the trace shows. */
export interface UserProcessSpec extends ProcessSpec {
  readonly currentDirectory?: string;
  /** `NAME=value` each. */
  readonly environment?: readonly string[];
}

/**
 * NtCreateUserProcess. u.result: PID, u.out1: first TID. Rows: Process Create (this process), Process Start and Thread Create (the child,
 * with this thread's TID). What the Win32 layer does around it (opening the image, IFEO, AppCompat) is the caller's.
 */
export function createUserProcess(u: UserContext, spec: UserProcessSpec): UserRequest {
  u.o0 = spec;
  return u.call(Service.NtCreateUserProcess);
}

/** NtCreateThreadEx in this process. u.result: TID. Row: Thread Create. */
export function createThread(u: UserContext, program: ProgramFunction): UserRequest {
  u.o0 = program;
  return u.call(Service.NtCreateThreadEx);
}

/** NtTerminateProcess of another process by PID. To end one's own: yield u.exitProcess(status). Rows: Thread Exit ..., Process Exit. */
export function terminateProcess(u: UserContext, pid: number, exitStatus = 0): UserRequest {
  u.a0 = pid; u.a1 = exitStatus;
  return u.call(Service.NtTerminateProcess);
}

/** Writes a line to the tracer's log device. Row: Debug Output Profiling. */
export function debugOutput(u: UserContext, text: string): UserRequest {
  u.s0 = text;
  return u.call(Service.NtDebugOutput);
}
