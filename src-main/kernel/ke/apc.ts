// src-main/kernel/ke/apc.ts
//
// Asynchronous procedure calls, the part that drivers and ps need: a kernel routine that runs in the context of one thread
// before it goes on with what it was doing.
//
// Models: Windows Internals 7th ed., part 1, ch. 8 "Asynchronous procedure calls". A special kernel APC wakes a waiting
// thread, runs, and the wait is taken up again; a user APC ends an alertable wait with STATUS_USER_APC.
// Simplified: normal kernel APCs are treated as special ones; there is no APC disable count.

import type { KernelRoutine, UserContext } from '../core/program.ts';

export interface KApc {
  readonly mode: 'kernel' | 'user';
  readonly routine: (u: UserContext) => KernelRoutine;
}
