// src-main/kernel/hal/interval-timer.ts
//
// The interval timer of one processor. It interrupts once a clock tick; where a finer resolution was asked for, on every
// multiple of that interval. Ticks are multiples of the machine's clock interval whatever the resolution is: the first interrupt
// that is not before the end of a tick is that tick's, the others lie between ticks.
//
//   ms          0   1   2  ...  15  16  17  ...  31  32        1 ms resolution, ticks of 15.625 ms
//   interrupts      |   |       |   T   |        |   T         T: charges a tick (15.625 was passed, 31.25 was passed)
//
// So as many ticks are charged as time has gone by, each at most one interrupt late, and none drifts.
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Timer processing" (KeTimeIncrement, KeMaximumIncrement, KiTickOffset). [assumed]: a timer
// chip that can do every interval exactly; PIT and RTC came as near as 0.977 ms.

import { NO_EVENT } from '../../../src-shared/base/event-queue.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import type { KProcessor } from '../ke/processor.ts';

export class IntervalTimer implements EventTarget {
  private readonly kernel: Kernel;
  private readonly cpu: KProcessor;
  /** End of the present tick. */
  private tickEnd: Cycles;
  private interval: Cycles | null = null;
  private next: Cycles;
  private event: number;

  /** The first interrupt comes one tick after boot. */
  constructor(kernel: Kernel, cpu: KProcessor) {
    this.kernel = kernel;
    this.cpu = cpu;
    this.tickEnd = kernel.machine.tickCycles;
    this.next = this.tickEnd;
    this.event = kernel.schedule(this.next, this);
  }

  /** @param interval null: once a tick */
  setInterval(interval: Cycles | null): void {
    if (interval === this.interval) return;
    this.interval = interval;
    const next = this.after(this.kernel.now);
    // A finer clock comes earlier; a coarser one gets rid of its finer interrupts as they come.
    if (next >= this.next) return;
    if (this.event !== NO_EVENT) this.kernel.queue.cancel(this.event);
    this.next = next;
    this.event = this.kernel.schedule(next, this);
  }

  onEvent(_arg: number, time: Cycles): void {
    const { ke } = this.kernel;
    const tick = time >= this.tickEnd;
    if (tick) this.tickEnd += this.kernel.machine.tickCycles;
    this.next = this.after(time);
    this.event = this.kernel.schedule(this.next, this);
    ke.interrupt(this.cpu, tick ? ke.clock.tick : ke.clock.between);
  }

  private after(time: Cycles): Cycles {
    return this.interval === null ? this.tickEnd : (Math.floor(time / this.interval) + 1) * this.interval;
  }
}
