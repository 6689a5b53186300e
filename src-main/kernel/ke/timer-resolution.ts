// src-main/kernel/ke/timer-resolution.ts
//
// Timer resolution: how often the clock interrupts, and with it how exactly timers and delays end. Every process may ask for a finer one;
// the finest request holds for the whole machine until its process takes it back or ends.
//
// Models: learn.microsoft.com timeBeginPeriod, and NtSetTimerResolution of Windows Internals 7th ed., part 2, ch. 8 "Timer resolution".
// Limits: 1 ms and the machine's clock interval. Times are cycles.

import type { Kernel } from '../core/kernel.ts';
import { CYCLES_PER_MS } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import type { EProcess } from '../ps/process.ts';

export const FINEST_RESOLUTION: Cycles = CYCLES_PER_MS;

export class TimerResolution {
  private readonly kernel: Kernel;
  private readonly requests = new Map<EProcess, Cycles>();
  /** What holds now. */
  current: Cycles;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.current = kernel.machine.tickCycles;
  }

  /** A process asks for a resolution. @returns what holds from now on */
  request(process: EProcess, resolution: Cycles): Cycles {
    this.requests.set(process, Math.max(FINEST_RESOLUTION, resolution));
    return this.apply();
  }

  /** It takes its request back. @returns whether it had one */
  release(process: EProcess): boolean {
    const had = this.requests.delete(process);
    if (had) this.apply();
    return had;
  }

  private apply(): Cycles {
    const { tickCycles } = this.kernel.machine;
    let finest = tickCycles;
    for (const request of this.requests.values()) if (request < finest) finest = request;
    if (finest !== this.current) {
      this.current = finest;
      this.kernel.hal.setClockInterval(finest === tickCycles ? null : finest);
    }
    return finest;
  }
}
