// src-main/kernel/ke/apc.ts
//
// Asynchronous procedure calls, the part that drivers and ps need: a kernel routine that runs in the context of one thread
// before it goes on with what it was doing.
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Asynchronous procedure calls". A kernel APC wakes a waiting thread, runs,
// and the wait is taken up again with what is left of its timeout; one for a running thread interrupts it at once, between two of its
// cycles, as soon as its processor is back below DISPATCH_LEVEL. A user APC ends an alertable wait with STATUS_USER_APC.
// Simplified: normal kernel APCs are treated as special ones; there is no APC disable count.

import type { DispatcherObject } from './dispatcher-object.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';

export interface KApc {
  readonly mode: 'kernel' | 'user';
  readonly routine: (u: UserContext) => KernelRoutine;
}

/** What a thread was doing when an APC was delivered. */
export interface ApcFrame {
  /** Depth of the routine stack at which the APC is over. */
  readonly depth: number;
  readonly phase: number;
  readonly status: number;
  readonly result: number;
  readonly waitStatus: number;
  /** Cycles that were left of what it interrupted. */
  readonly remaining: Cycles;
  /** A wait to be taken up again, or null. */
  readonly wait: InterruptedWait | null;
  /** A wait that was armed and had not begun, or null. */
  readonly armed: InterruptedWait | null;
}

/** Operands of a wait. */
export interface InterruptedWait {
  readonly object: DispatcherObject | null;
  readonly objects: readonly DispatcherObject[];
  readonly all: boolean;
  readonly reason: number;
  readonly alertable: boolean;
  /** Absolute, or Infinity; of an armed wait its length. */
  readonly due: Cycles;
}
