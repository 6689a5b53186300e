// src-main/labs/pause.ts
//
// A wait of an exact length, which timers cannot give (they expire at clock ticks): what a program waits for that is neither the disk nor the
// processor, such as the display adapter.

import type { EventTarget, Kernel } from '../kernel/core/kernel.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { CYCLES_PER_US } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import type { KInterrupt } from '../kernel/hal/interrupt.ts';
import { KDpc } from '../kernel/ke/dpc.ts';
import { KEvent } from '../kernel/ke/event.ts';
import { waitForObject } from '../kernel/ke/services.ts';

const IRQL = 9;

export class Pause implements EventTarget {
  private readonly kernel: Kernel;
  private readonly line: KInterrupt;
  private readonly over = new KEvent('synchronization');

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const dpc = new KDpc('dxgkrnl!DpiFdoDpcForIsr', () => {
      kernel.ke.setEvent(this.over);
      return CYCLES_PER_US;
    });
    this.line = kernel.hal.connect({
      irql: IRQL, name: 'dxgkrnl!DpiFdoLineInterruptRoutine',
      service: (cpu) => {
        kernel.ke.queueDpc(cpu, dpc);
        return CYCLES_PER_US;
      },
    });
  }

  /** The calling program waits so long. One at a time. */
  *wait(u: UserContext, length: Cycles): Program {
    this.kernel.schedule(this.kernel.now + length, this);
    yield waitForObject(u, this.over);
  }

  onEvent(): void {
    this.kernel.hal.raise(this.line, 0);
  }
}
