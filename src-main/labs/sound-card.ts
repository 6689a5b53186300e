// src-main/labs/audio-device.ts
//
// A sound card that asks for the next buffer once in each period: an interrupt, and a DPC that releases the player's semaphore.

import type { EventTarget, Kernel } from '../kernel/core/kernel.ts';
import { CYCLES_PER_US } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { KInterrupt } from '../kernel/hal/interrupt.ts';
import { KDpc } from '../kernel/ke/dpc.ts';
import { KSemaphore } from '../kernel/ke/semaphore.ts';

const IRQL = 10;
const ISR: Cycles = 3 * CYCLES_PER_US;
const DPC: Cycles = 5 * CYCLES_PER_US;
const BUFFERS = 1_000_000;

export class SoundCard implements EventTarget {
  /** One for each buffer that the device wants. */
  readonly wanted = new KSemaphore(0, BUFFERS);
  private readonly kernel: Kernel;
  private readonly line: KInterrupt;
  private period: Cycles = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const dpc = new KDpc('hdaudbus!HdaController_NotifyDpc', () => {
      kernel.ke.releaseSemaphore(this.wanted);
      return DPC;
    });
    this.line = kernel.hal.connect({
      irql: IRQL, name: 'hdaudbus!HdaController_Isr',
      service: (cpu) => {
        kernel.ke.queueDpc(cpu, dpc);
        return ISR;
      },
    });
  }

  /** The first buffer is wanted one period from now. */
  start(period: Cycles): void {
    this.period = period;
    this.kernel.schedule(this.kernel.now + period, this);
  }

  onEvent(_arg: number, time: Cycles): void {
    this.kernel.schedule(time + this.period, this);
    this.kernel.hal.raise(this.line, 0);
  }
}
