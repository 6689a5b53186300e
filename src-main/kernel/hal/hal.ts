// src-main/kernel/hal/hal.ts
//
// The hardware abstraction layer: interval timer, interrupt delivery, profile timer. Devices connect an interrupt and
// raise it when the event queue says that their work is done.
//
//   const line = kernel.hal.connect({ irql: 11, name: 'atapi!IdePortInterrupt', service: (cpu) => { ke.queueDpc(cpu, dpc); return COSTS.diskIsr; } });
//   ...
//   onEvent() { kernel.hal.raise(line, 0); }

import { HookBit } from '../core/trace-hooks.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { modeOf } from '../ke/processor.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { KInterrupt } from './interrupt.ts';
import { IntervalTimer } from './interval-timer.ts';

/** First vector given to devices; below it x86 keeps exceptions and the HAL its own. */
const FIRST_DEVICE_VECTOR = 0x31;

export class Hal {
  private readonly kernel: Kernel;
  private nextVector = FIRST_DEVICE_VECTOR;
  private readonly intervalTimers: IntervalTimer[] = [];

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  connect(line: { readonly irql: number; readonly name: string; readonly service: (cpu: KProcessor) => Cycles }): KInterrupt {
    return { vector: this.nextVector++, irql: line.irql, name: line.name, service: line.service };
  }

  /** Asserts an interrupt on a processor. It is taken at once, or when the processor's IRQL allows it. */
  raise(interrupt: KInterrupt, cpuNumber = 0): void {
    const cpu = this.kernel.ke.processors[cpuNumber] as KProcessor;
    this.kernel.ke.interrupt(cpu, interrupt);
  }

  /** How often the interval timers interrupt between ticks; null: not at all. */
  setClockInterval(interval: Cycles | null): void {
    for (const timer of this.intervalTimers) timer.setInterval(interval);
  }

  /** Starts the interval timer of every processor, and the two samplers. First interrupts one interval after boot. */
  start(): void {
    const { kernel } = this;
    const { ke, machine } = kernel;
    for (const cpu of ke.processors) this.intervalTimers.push(new IntervalTimer(kernel, cpu));
    // Samplers look and cost nothing, so that switching them on changes no measurement.
    const profile = { onEvent: (_arg: number, time: Cycles): void => {
      kernel.schedule(time + machine.profileInterval, profile);
      if ((kernel.hooks.mask & HookBit.SampledProfile) === 0) return;
      for (const cpu of ke.processors) kernel.hooks.sampledProfile(cpu, cpu.current, modeOf(cpu), time);
    } };
    kernel.schedule(machine.profileInterval, profile);
    const profiling = { onEvent: (_arg: number, time: Cycles): void => {
      kernel.schedule(time + machine.threadProfilingInterval, profiling);
      if ((kernel.hooks.mask & HookBit.ThreadProfiling) !== 0) kernel.hooks.threadProfiling(time);
    } };
    kernel.schedule(machine.threadProfilingInterval, profiling);
  }
}
