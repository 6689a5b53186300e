// src-main/kernel/core/native-call-stack.ts
//
// The user-mode call stack of a program.
// u.callSite is the stack above the system call: thread start at the outside, the program's own functions inside. The frames of
// the Win32 wrapper, of ntdll's stub and of the kernel are added by the kernel according to the service. A new thread starts with
// its module's start frame, kernel32!BaseThreadInitThunk and ntdll!RtlUserThreadStart.

import type { UserContext } from './program.ts';
import type { CallFrame } from './call-frames.ts';

/** Calls a function: its frame becomes the innermost. Define frames once, at module level: defineFrame() in core/call-frames.ts. */
export function enter(u: UserContext, frame: CallFrame): void {
  u.callSite = u.kernel.components.etw.callStacks.push(u.callSite, frame);
}

/** Returns from it. */
export function leave(u: UserContext): void {
  u.callSite = u.kernel.components.etw.callStacks.parent(u.callSite);
}

/** Several calls at once, outermost first: cheaper than enter() for each. Leave by restoring u.callSite. */
export function enterAll(u: UserContext, frames: readonly CallFrame[]): void {
  const { callStacks } = u.kernel.components.etw;
  for (let i = 0; i < frames.length; i++) u.callSite = callStacks.push(u.callSite, frames[i] as CallFrame);
}
