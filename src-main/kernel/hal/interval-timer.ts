// src-main/kernel/hal/interval-timer.ts
//
// The interval timer of one processor. It interrupts at the end of every clock tick; where a finer resolution was asked for, also at every
// multiple of that interval. Ticks are where they are whatever the resolution is, so what is charged to threads and taken from their quanta
// does not depend on it; the interrupts between two ticks look at timers only.
//
//   ms          0   1   2  ...  15     16  17  ...  31     32        1 ms resolution, ticks of 15.625 ms
//   interrupts      |   |       |   T  |   |        |  T   |         T: a tick
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Timer processing" (KeTimeIncrement, KeMaximumIncrement). [assumed]: a timer that can be set for
// any moment. With a periodic one, ticks fall on the first finer interrupt after their end (KiTickOffset), or the finer interval is a 16th of the
// tick, 0.977 ms; both make 10 ms a length that the clock can't measure.

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

  /** @param interval null: ticks only */
  setInterval(interval: Cycles | null): void {
    this.interval = interval;
    const next = this.after(this.kernel.now);
    if (next === this.next) return;
    this.kernel.queue.cancel(this.event);
    this.next = next;
    this.event = this.kernel.schedule(next, this);
  }

  onEvent(_arg: number, time: Cycles): void {
    const { ke } = this.kernel;
    const tick = time === this.tickEnd;
    if (tick) this.tickEnd += this.kernel.machine.tickCycles;
    this.next = this.after(time);
    this.event = this.kernel.schedule(this.next, this);
    ke.interrupt(this.cpu, tick ? ke.clock.tick : ke.clock.between);
  }

  private after(time: Cycles): Cycles {
    return this.interval === null ? this.tickEnd : Math.min(this.tickEnd, (Math.floor(time / this.interval) + 1) * this.interval);
  }
}
