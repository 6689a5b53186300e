// src-main/kernel/ke/dpc.ts
//
// KDPC: work that an interrupt service routine puts off until the processor is back at DISPATCH_LEVEL.
// Models: Windows Internals 7th ed., part 2, ch. 8 "Deferred procedure calls". Each processor has its own queue, first in,
// first out; a DPC that is already queued is not queued again.

import type { KProcessor } from './processor.ts';
import type { Cycles } from '../core/time.ts';

export class KDpc {
  /** Routine as a stack would name it. */
  readonly name: string;
  /** Timer DPCs are traced under their own opcode. */
  readonly isTimer: boolean;
  /** Runs when the DPC is taken from the queue; may ready threads. @returns cycles it takes */
  readonly routine: (cpu: KProcessor) => Cycles;
  queued = false;

  constructor(name: string, routine: (cpu: KProcessor) => Cycles, isTimer = false) {
    this.name = name;
    this.routine = routine;
    this.isTimer = isTimer;
  }
}
