// src-main/kernel/core/program.ts
//
// How code runs on the emulated machine. A user-mode program is a generator function: it yields requests, the kernel
// spends simulated time on them and resumes it. Requests are numbers and their operands live on the thread's context `u`,
// so that nothing is allocated per request.
//
//   export function* notepad(u: UserContext): Program {
//     yield u.compute(cyclesOfUs(120));                       // 120 us of user-mode work
//     yield nt.openKey(u, HKLM, 'Software\\Microsoft', KEY_READ);  // a system service (core/system-services.ts)
//     if (u.status === STATUS_SUCCESS) {
//       const key = u.result;                                 // handles, byte counts: u.result; more: u.out1, u.text
//       yield nt.close(u, key);
//     }
//     yield u.sleep(cyclesOfMs(50));                          // NtDelayExecution: wakes at a clock tick, as on NT
//     while (u.now < cyclesOfSeconds(10)) yield u.compute(CYCLES_PER_MS);
//   }                                                         // returning ends the thread; the last thread ends the process
//
// A kernel routine is the same kind of generator, run in kernel mode on behalf of a thread: the blocking part of a system
// service, or the body of a System thread. It may also wait on dispatcher objects:
//
//   *readDisk(u: UserContext): KernelRoutine {
//     yield u.compute(cyclesOfUs(3));                         // kernel-mode work
//     yield u.wait(irp.done, WaitReason.Executive);           // u.waitStatus says how the wait ended
//     u.complete(STATUS_SUCCESS, irp.bytes);
//   }
//
// Rules: keep no state outside locals and objects reachable from the kernel; take randomness from u.kernel.prng(name);
// never yield the value of one request twice; after a yield read the out-values before the next request.

import type { DispatcherObject } from '../ke/dispatcher-object.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import type { Kernel } from './kernel.ts';
import type { Cycles } from './time.ts';
import { NtDelayExecution, NtYieldExecution } from './system-services.ts';
import type { ServiceId } from './system-services.ts';

/** What a program may yield. Made only by UserContext methods and by call factories built on UserContext.call(). */
export const Request = { Compute: 1, Service: 2, Wait: 3, Exit: 4 } as const;
export type UserRequest = (typeof Request)[keyof typeof Request];

export type Program = Generator<UserRequest, void, void>;
export type ProgramFunction = (u: UserContext) => Program;
/** Same requests, run in kernel mode; waits are allowed. */
export type KernelRoutine = Generator<UserRequest, void, void>;

/** What a service's enter function returns to say "my kernel routine goes on from here" (see UserContext.block). */
export const BLOCKS = -1;

/** No timeout. */
export const FOREVER: Cycles = Infinity;

const STATUS_SUCCESS = 0;

/** The face of the machine towards the code of one thread. One per thread, reused for every request. */
export class UserContext {
  readonly kernel: Kernel;
  readonly thread: KThread;
  readonly process: EProcess;

  // Out-values of the last service.
  /** NTSTATUS, unsigned. */
  status = STATUS_SUCCESS;
  /** The main number a service gives back: a handle, a byte count, a PID. */
  result = 0;
  out1 = 0;
  out2 = 0;
  out3 = 0;
  text = '';
  object: unknown = null;
  /** How the last wait ended: index of the object, or STATUS_TIMEOUT, STATUS_USER_APC ... */
  waitStatus = 0;

  // Operands of the request being made. Services read them; their meaning is the service's own.
  a0 = 0;
  a1 = 0;
  a2 = 0;
  a3 = 0;
  a4 = 0;
  a5 = 0;
  a6 = 0;
  a7 = 0;
  s0 = '';
  s1 = '';
  s2 = '';
  o0: unknown = null;
  o1: unknown = null;

  /** When the running service was entered: start of its operation. */
  enterTime: Cycles = 0;
  /** For the component that emits operations: a token kept between enter and leave (a pending row, a call site). */
  operation = 0;
  /** For programs: where in the program we are, so that the trace can show a matching user stack. Meaning belongs to etw. */
  callSite = 0;

  /**
   * User-mode cycles to spend before the next service call is entered: `u.lead = n; yield nt.close(u, key)` is the same machine as
   * `yield u.compute(n); yield nt.close(u, key)` with one turn of the program less. Taken (set to 0) by the call. Only for programs
   * that get no user APCs: an APC's own calls would overwrite the operands.
   */
  lead: Cycles = 0;

  /** @internal read by the dispatcher */
  cycles: Cycles = 0;
  /** @internal */
  service: ServiceId = 0;
  /** @internal set by wait() and waitAny()/waitAll(), taken by the dispatcher */
  waitObjects: readonly DispatcherObject[] = [];
  /** @internal one-object waits use this and leave waitObjects empty */
  waitObject: DispatcherObject | null = null;
  /** @internal */
  waitForAll = false;
  /** @internal */
  waitReason = 0;
  /** @internal relative, or FOREVER */
  waitTimeout: Cycles = FOREVER;
  /** @internal absolute time at which the next wait ends instead of waitTimeout; negative: none */
  waitUntil: Cycles = -1;
  /** @internal */
  waitAlertable = false;
  /** @internal a wait is to begin when the cycles that a service returned are spent */
  waitArmed = false;
  /** @internal */
  routine: KernelRoutine | null = null;

  constructor(kernel: Kernel, thread: KThread, process: EProcess) {
    this.kernel = kernel;
    this.thread = thread;
    this.process = process;
  }

  /** Simulated time, cycles since boot. */
  get now(): Cycles {
    return this.kernel.now;
  }

  /** Runs for so many cycles of this thread's own time, in the current mode. Interrupts and preemption do not count. */
  compute(cycles: Cycles): UserRequest {
    this.cycles = cycles;
    return Request.Compute;
  }

  /** Calls a system service whose operands are set. Call factories end with this. */
  call(service: ServiceId): UserRequest {
    this.service = service;
    return Request.Service;
  }

  /** NtDelayExecution with a relative time. Like every timer it ends at the first clock interrupt at or after it is due. */
  sleep(cycles: Cycles): UserRequest {
    this.a0 = this.kernel.now + cycles;
    this.a1 = 0;
    return this.call(NtDelayExecution);
  }

  /** NtDelayExecution with an absolute time: whatever the call takes, it ends at the first clock interrupt at or after `time`. */
  sleepUntil(time: Cycles): UserRequest {
    this.a0 = time;
    this.a1 = 1;
    return this.call(NtDelayExecution);
  }

  /** NtYieldExecution: lets another ready thread of the same priority run. */
  yieldExecution(): UserRequest {
    return this.call(NtYieldExecution);
  }

  /** Ends the whole process with an exit status. Returning from the program ends only the thread. */
  exitProcess(exitStatus = 0): UserRequest {
    this.a0 = exitStatus;
    return Request.Exit;
  }

  // For services and kernel routines

  /** Sets the out-values of a service. */
  complete(status: number, result = 0): void {
    this.status = status;
    this.result = result;
  }

  /** Hands the rest of a service to a kernel routine: `return u.block(this.read(u))` in an enter function. */
  block(routine: KernelRoutine): number {
    this.routine = routine;
    return BLOCKS;
  }

  /** Arms a wait that begins once the cycles that the service's enter function returns are spent: blocking without a routine. */
  thenWait(object: DispatcherObject, reason: number, timeout: Cycles = FOREVER, alertable = false): void {
    this.wait(object, reason, timeout, alertable);
    this.waitArmed = true;
  }

  /** Waits on one dispatcher object. Kernel mode only. @param timeout relative cycles */
  wait(object: DispatcherObject, reason: number, timeout: Cycles = FOREVER, alertable = false): UserRequest {
    this.waitObject = object;
    this.waitReason = reason;
    this.waitTimeout = timeout;
    this.waitAlertable = alertable;
    return Request.Wait;
  }

  /** Waits until one (or all) of the objects are signalled. Kernel mode only. */
  waitMultiple(objects: readonly DispatcherObject[], waitForAll: boolean, reason: number, timeout: Cycles = FOREVER, alertable = false): UserRequest {
    this.waitObject = null;
    this.waitObjects = objects;
    this.waitForAll = waitForAll;
    this.waitReason = reason;
    this.waitTimeout = timeout;
    this.waitAlertable = alertable;
    return Request.Wait;
  }

  /** Kernel-mode delay, for System threads. */
  delay(cycles: Cycles, reason: number): UserRequest {
    this.waitObject = null;
    this.waitObjects = [];
    this.waitForAll = false;
    this.waitReason = reason;
    this.waitTimeout = cycles;
    this.waitAlertable = false;
    return Request.Wait;
  }
}
