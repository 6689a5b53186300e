// src-main/kernel/hal/costs.ts
//
// What the machine's own work costs, in cycles at 2.4 GHz. Modelling choices of the order that was usual on machines of
// 2001-2008; every figure here is a parameter of the model, none is Microsoft's.

import { CYCLES_PER_US } from '../core/time.ts';

export const COSTS = {
  /** Clock interrupt service routine, and the timer expiration DPC behind it. */
  clockIsr: 5 * CYCLES_PER_US,
  clockDpc: 5 * CYCLES_PER_US,
  /** Context switch within a process, and into another address space. */
  switchSameProcess: 2 * CYCLES_PER_US,
  switchCrossProcess: 4 * CYCLES_PER_US,
  /** System call entry and exit together: 0.3 us. */
  systemCall: 720,
  /** Interprocessor interrupt that asks for a dispatch: 0.5 us. */
  ipi: 1_200,
  diskIsr: 4 * CYCLES_PER_US,
  diskDpc: 10 * CYCLES_PER_US,
  nicIsr: 3 * CYCLES_PER_US,
  nicDpc: 12 * CYCLES_PER_US,
  nicDpcPerPacket: 2 * CYCLES_PER_US,
  /** One pass of the balance set manager. */
  balanceSet: 20 * CYCLES_PER_US,
} as const;
