// src-main/kernel/ke/clock.ts
//
// The clock interrupt: charges the tick to whatever it caught, tests the running thread's quantum, and asks for the timer
// expiration DPC when a timer is due.
//
// Where somebody asked for a finer timer resolution (ke/timer-resolution.ts) the clock interrupts more often than once a tick.
// The interrupts between two ticks look at timers and do nothing else: they charge no time and take nothing from a quantum
// (KeUpdateRunTime is for whole ticks).
//
// Tick accounting is a sample: the whole interval goes to what happens to run when the interrupt arrives, in old and new mode
// alike (GetThreadTimes stays tick-based on Vista). Models: Windows Internals 7th ed., part 2, ch. 8 "Timer processing" and
// part 1, ch. 4 "Quantum".

import { CpuMode, HookBit } from '../core/trace-hooks.ts';
import type { Kernel } from '../core/kernel.ts';
import type { Cycles } from '../core/time.ts';
import { COSTS } from '../hal/costs.ts';
import type { KInterrupt } from '../hal/interrupt.ts';
import { Irql } from '../hal/irql.ts';
import type { Dispatcher } from './dispatcher.ts';
import { KDpc } from './dpc.ts';
import type { KProcessor } from './processor.ts';
import type { Quantum } from './quantum.ts';
import type { TimerTable } from './timer.ts';

const CLOCK_VECTOR = 0xd1;

/** The clock's interrupt at the end of a tick, and the one between two ticks. */
export interface ClockInterrupts {
  readonly tick: KInterrupt;
  readonly between: KInterrupt;
}

/** @param expire signals what is due; runs in the expiration DPC */
export function createClockInterrupts(kernel: Kernel, dispatcher: Dispatcher, quantum: Quantum, timers: TimerTable, expire: () => void): ClockInterrupts {
  const expiration = new KDpc('nt!KiTimerExpiration', () => {
    expire();
    return COSTS.clockDpc;
  }, true);
  const expireDue = (cpu: KProcessor): Cycles => {
    if (cpu.number === 0 && timers.isDue(kernel.now)) dispatcher.queueDpc(cpu, expiration);
    return COSTS.clockIsr;
  };
  const line = { vector: CLOCK_VECTOR, irql: Irql.Clock, name: 'hal!HalpClockInterrupt' };
  return {
    tick: {
      ...line,
      service(cpu) {
        accountTick(kernel, cpu);
        if (cpu.current !== cpu.idleThread && quantum.tick(cpu.current)) cpu.quantumEnd = true;
        return expireDue(cpu);
      },
    },
    between: { ...line, service: expireDue },
  };
}

function accountTick(kernel: Kernel, cpu: KProcessor): void {
  const thread = cpu.current;
  switch (cpu.caught) {
    case CpuMode.Isr: cpu.interruptTicks++; break;
    case CpuMode.Dpc: cpu.dpcTicks++; break;
    case CpuMode.Idle:
      cpu.idleTicks++;
      thread.kernelTicks++;
      break;
    case CpuMode.Kernel:
      cpu.kernelTicks++;
      thread.kernelTicks++;
      break;
    case CpuMode.User:
      cpu.userTicks++;
      thread.userTicks++;
      break;
  }
  if ((kernel.hooks.mask & HookBit.ClockTick) !== 0) kernel.hooks.clockTick(cpu, thread, cpu.caught, kernel.now);
}
