// src-main/kernel/core/system-services.ts
//
// The system service table: the only door from programs into the kernel.
//
// A service is declared once, at module level, beside its call factory; the component that implements it registers the
// code when the kernel is built:
//
//   // cm/services.ts: all that workloads import
//   export const NtOpenKey = defineService('NtOpenKey');
//   export function openKey(u: UserContext, root: number, path: string, access: number): UserRequest {
//     u.a0 = root; u.a1 = access; u.s0 = path;
//     return u.call(NtOpenKey);
//   }
//   // cm/cm.ts, in the constructor
//   kernel.services.implement(NtOpenKey, (u) => this.openKey(u), (u) => this.openKeyDone(u));
//
// `enter(u)` runs at the moment of the call. It does the work on the kernel's structures, sets the out-values with
// u.complete(), and returns what it costs in kernel-mode cycles (system call entry and exit come on top). Where it has to
// wait it either arms one wait with u.thenWait() or returns u.block(routine): the routine's cycles and waits follow.
// `leave(u)`, optional, runs when all of that is over: u.now - u.enterTime is the operation's duration.

import { assert } from '../../../src-shared/base/assert.ts';
import type { UserContext } from './program.ts';
import type { Cycles } from './time.ts';

/** Number of a system service. Handed out in order of declaration; not part of any file or trace. */
export type ServiceId = number;
export type ServiceEnter = (u: UserContext) => Cycles;
export type ServiceLeave = (u: UserContext) => void;

/** Names by service number; index 0 is not used. */
const names: string[] = [''];

/** Declares a service. Call at module level, once per service. */
export function defineService(name: string): ServiceId {
  names.push(name);
  return names.length - 1;
}

export function serviceName(service: ServiceId): string {
  return names[service] ?? `service ${service}`;
}

// The two that UserContext itself calls; ke implements them.
export const NtDelayExecution = defineService('NtDelayExecution');
export const NtYieldExecution = defineService('NtYieldExecution');

/** The services of one kernel. */
export class SystemServices {
  /** @internal read by the dispatcher */
  readonly enters: (ServiceEnter | undefined)[] = [];
  /** @internal */
  readonly leaves: (ServiceLeave | undefined)[] = [];

  implement(service: ServiceId, enter: ServiceEnter, leave?: ServiceLeave): void {
    assert(this.enters[service] === undefined, `${serviceName(service)} is implemented twice`);
    while (this.enters.length <= service) {
      this.enters.push(undefined);
      this.leaves.push(undefined);
    }
    this.enters[service] = enter;
    this.leaves[service] = leave;
  }
}
