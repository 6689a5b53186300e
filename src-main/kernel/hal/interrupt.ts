// src-main/kernel/hal/interrupt.ts
//
// KINTERRUPT: an interrupt line connected to a service routine. The routine runs at the moment the processor takes the
// interrupt and returns its own cost; it may queue DPCs, and it may not ready threads (that is a DPC's work).

import type { KProcessor } from '../ke/processor.ts';
import type { Cycles } from '../core/time.ts';

export interface KInterrupt {
  readonly vector: number;
  readonly irql: number;
  /** Routine as a stack would name it, e.g. `ndis!ndisMIsr`. */
  readonly name: string;
  /** @returns cycles that the routine takes */
  service(cpu: KProcessor): Cycles;
}
