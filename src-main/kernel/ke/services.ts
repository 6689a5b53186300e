// src-main/kernel/ke/services.ts
//
// System services of the dispatcher that need no handle: NtDelayExecution and NtYieldExecution, which UserContext calls, and the
// wait on an object that a program has been given directly. Services on handles are ob's.

import { FOREVER } from '../core/program.ts';
import type { UserContext, UserRequest } from '../core/program.ts';
import type { Kernel } from '../core/kernel.ts';
import { NtDelayExecution, NtYieldExecution, defineService } from '../core/system-services.ts';
import type { Cycles } from '../core/time.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { DispatcherObject } from './dispatcher-object.ts';
import { KEvent } from './event.ts';
import { WaitReason } from './thread.ts';
import { STATUS_TIMEOUT, STATUS_USER_APC } from './wait.ts';

const KeWaitForObject = defineService('KeWaitForObject');
const KeSetEvent = defineService('KeSetEvent');
const NtDelayExecutionAlertable = defineService('NtDelayExecution');

const STATUS_NO_YIELD_PERFORMED = 0x4000_0024;
const WAIT_COST = CYCLES_PER_US;

/** Waits for a dispatcher object that the program holds a reference to. u.status: STATUS_SUCCESS or STATUS_TIMEOUT. */
export function waitForObject(u: UserContext, object: DispatcherObject, timeout: Cycles = FOREVER): UserRequest {
  u.o0 = object;
  u.a0 = timeout;
  return u.call(KeWaitForObject);
}

/** Sets an event that the program holds a reference to. */
export function setEvent(u: UserContext, event: KEvent): UserRequest {
  u.o0 = event;
  return u.call(KeSetEvent);
}

/** SleepEx: a delay that a user APC ends. u.status: STATUS_SUCCESS or STATUS_USER_APC. */
export function sleepAlertable(u: UserContext, cycles: Cycles): UserRequest {
  u.a0 = cycles;
  return u.call(NtDelayExecutionAlertable);
}

export function implementKeServices(kernel: Kernel): void {
  const { services } = kernel;
  services.implement(NtDelayExecution, (u) => {
    u.status = 0;
    u.delay(Math.max(1, u.a0 - kernel.now), WaitReason.DelayExecution);
    // A time that is over by then is no reason not to wait for the next interrupt.
    if (u.a1 !== 0) u.waitUntil = u.a0;
    u.waitArmed = true;
    return 0;
  });
  services.implement(NtDelayExecutionAlertable, (u) => {
    u.delay(Math.max(1, u.a0), WaitReason.DelayExecution);
    u.waitAlertable = true;
    u.waitArmed = true;
    return 0;
  }, (u) => {
    u.status = u.waitStatus === STATUS_USER_APC ? STATUS_USER_APC : 0;
  });
  services.implement(NtYieldExecution, (u) => {
    u.status = kernel.ke.yieldProcessor(u.thread) ? 0 : STATUS_NO_YIELD_PERFORMED;
    return 0;
  });
  services.implement(KeWaitForObject, (u) => {
    u.status = 0;
    u.thenWait(u.o0 as DispatcherObject, WaitReason.UserRequest, u.a0);
    return WAIT_COST;
  }, (u) => {
    u.status = u.waitStatus === STATUS_TIMEOUT ? STATUS_TIMEOUT : 0;
  });
  services.implement(KeSetEvent, (u) => {
    u.status = 0;
    kernel.ke.setEvent(u.o0 as KEvent, EVENT_INCREMENT);
    return CYCLES_PER_US;
  });
}

/** Boost of a thread released by an event or semaphore. */
export const EVENT_INCREMENT = 1;
