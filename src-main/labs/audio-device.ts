// src-main/labs/audio-device.ts
//
// A sound device: plays one buffer after the other, each for `period` cycles, without end. It comes to buffer n at
// start + (n + 1) * period, and then the buffer is filled or it is not; a gap is heard. The device takes no processor time.

import type { EventTarget, Kernel } from '../kernel/core/kernel.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { HookBit } from '../kernel/core/trace-hooks.ts';
import type { KThread } from '../kernel/ke/thread.ts';

export interface SoundSource {
  /** Buffers that have been filled so far. */
  readonly filled: number;
}

export class AudioDevice implements EventTarget {
  private readonly kernel: Kernel;
  private readonly source: SoundSource;
  private readonly thread: KThread;
  private readonly period: Cycles;
  private buffer = 0;

  /** @param thread that fills the buffers */
  constructor(kernel: Kernel, source: SoundSource, thread: KThread, start: Cycles, period: Cycles) {
    this.kernel = kernel;
    this.source = source;
    this.thread = thread;
    this.period = period;
    kernel.schedule(start + period, this);
  }

  onEvent(_arg: number, time: Cycles): void {
    const { kernel, buffer } = this;
    if ((kernel.hooks.mask & HookBit.Multimedia) !== 0) kernel.hooks.audioDeadline(this.thread, buffer, this.source.filled > buffer, time);
    this.buffer++;
    kernel.schedule(time + this.period, this);
  }
}
