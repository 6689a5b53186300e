// src-main/kernel/core/kernel.ts
//
// The emulated machine: a synchronous state machine driven by runUntil(time). What happens next is the first of
//   - the event queue, ordered by (time, sequence): devices, clock interrupts, scheduled commands;
//   - the end of what a processor is doing: a slice of a thread, a DPC, an ISR, a context switch.
// At equal times events come first, then processors by number. Nothing else moves time, so cutting a run into slices
// changes nothing.
//
//   const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, cpus: 1 }, features: profileFeatures('windows-vista'), seed: 1 });
//   kernel.ps.createProcess({ imagePath: 'C:\\Tools\\cpuhog.exe', program: function* (u) { for (;;) yield u.compute(CYCLES_PER_MS); } });
//   kernel.runUntil(cyclesOfSeconds(10));

import { AssertionError, assert } from '../../../src-shared/base/assert.ts';
import { EventQueue } from '../../../src-shared/base/event-queue.ts';
import { Prng } from '../../../src-shared/base/prng.ts';
import { createComponents } from './components.ts';
import type { Components } from './components.ts';
import type { CommandHandler, KernelCommand, KernelCommandKind, StampedCommand } from './commands.ts';
import { FeatureSet } from './features.ts';
import type { FeatureVector } from './features.ts';
import { SystemServices } from './system-services.ts';
import { TICK_15_625_MS } from './time.ts';
import type { Cycles } from './time.ts';
import { NoTraceHooks } from './trace-hooks.ts';
import type { TraceHooks } from './trace-hooks.ts';
import { Ke } from '../ke/ke.ts';
import { Ps } from '../ps/ps.ts';
import { Hal } from '../hal/hal.ts';

/** Something that is told when its time has come. Devices implement it; `arg` is what they gave to schedule(). */
export interface EventTarget {
  onEvent(arg: number, time: Cycles): void;
}

export interface MachineConfig {
  readonly cpus: number;
  /** Clock interval in cycles. */
  readonly tickCycles: Cycles;
  readonly memoryBytes: number;
  readonly computerName: string;
  readonly is64Bit: boolean;
  /** FILETIME (100 ns since 1601-01-01 UTC) of cycle 0, decimal. */
  readonly bootFiletime: string;
  /** Quantum in units (3 to a clock interval): what Win32PrioritySeparation comes down to. */
  readonly quantumUnits: { readonly background: number; readonly foreground: number };
  /** Boost of foreground waits, 0-2 (PsPrioritySeparation). */
  readonly prioritySeparation: number;
  /** Whether the kernel starts its own System threads (balance set manager ...). */
  readonly systemThreads: boolean;
  /** Interval of SampledProfile in cycles. */
  readonly profileInterval: Cycles;
  /** Interval of thread profiling in cycles. */
  readonly threadProfilingInterval: Cycles;
}

/** The one-processor machine "P1": 1 CPU, 1 GB, client quantum (2 and 6 clock intervals), booted 2008-04-07 09:00:00 UTC. */
export const DEFAULT_MACHINE: MachineConfig = {
  cpus: 1,
  tickCycles: TICK_15_625_MS,
  memoryBytes: 1024 * 1024 * 1024,
  computerName: 'KERNELSCOPE',
  is64Bit: false,
  bootFiletime: '128520324000000000',
  quantumUnits: { background: 6, foreground: 18 },
  prioritySeparation: 2,
  systemThreads: true,
  profileInterval: 2_400_000,
  threadProfilingInterval: 2_400_000_000,
};

export interface KernelOptions {
  readonly machine: MachineConfig;
  readonly features: FeatureVector;
  readonly seed: number;
  /** Listener from the first event on; etw chains it behind its own hooks. */
  readonly hooks?: TraceHooks;
}

/** More turns than this without time moving on is a program that yields nothing but zero-length work. */
const MAX_TURNS_PER_INSTANT = 1_000_000;

export class Kernel implements EventTarget {
  /** Cycles since boot. */
  now: Cycles = 0;
  /** @internal how far the present runUntil may go; the dispatcher's fast path stays within it */
  limit: Cycles = 0;
  readonly queue = new EventQueue<EventTarget>();
  readonly machine: MachineConfig;
  readonly features: FeatureSet;
  readonly seed: number;
  readonly services = new SystemServices();
  /** Told about scheduling. etw replaces it in its constructor and keeps calling the one it found. */
  hooks: TraceHooks;
  /** Commands applied so far, with their times. */
  readonly commandLog: StampedCommand[] = [];

  readonly hal: Hal;
  readonly ke: Ke;
  readonly ps: Ps;
  /** The components above ke, hal and ps: kernel.components.cm ... */
  readonly components: Components;

  private readonly streams = new Map<string, Prng>();
  private readonly handlers = new Map<KernelCommandKind, CommandHandler>();
  private readonly scheduled: KernelCommand[] = [];

  constructor(options: KernelOptions) {
    this.machine = options.machine;
    this.features = new FeatureSet(options.features);
    this.seed = options.seed;
    this.hooks = options.hooks ?? new NoTraceHooks();
    this.hal = new Hal(this);
    this.ke = new Ke(this);
    this.ps = new Ps(this);
    this.components = createComponents(this);
    this.ke.start();
  }

  /** The random stream of that name; always the same object for the same name. */
  prng(streamName: string): Prng {
    let stream = this.streams.get(streamName);
    if (stream === undefined) {
      stream = new Prng(this.seed, streamName);
      this.streams.set(streamName, stream);
    }
    return stream;
  }

  /** Runs everything that is due up to and including `time`. */
  runUntil(time: Cycles): void {
    assert(Number.isSafeInteger(time) && time >= this.now, `runUntil(${time}) lies before now (${this.now})`);
    const { queue, ke } = this;
    this.limit = time;
    // Threads that were made ready from outside since the last run.
    ke.settle();
    let turns = 0;
    let lastTime = this.now;
    for (;;) {
      const cpu = ke.firstToEnd();
      const eventTime = queue.nextTime;
      const cpuTime = cpu.segmentEnd;
      if (eventTime <= cpuTime) {
        if (eventTime > time) break;
        this.now = eventTime;
        const target = queue.pop() as EventTarget;
        target.onEvent(queue.poppedArg, eventTime);
        ke.settle();
      } else {
        if (cpuTime > time) break;
        this.now = cpuTime;
        ke.activityEnded(cpu);
      }
      if (this.now !== lastTime) {
        lastTime = this.now;
        turns = 0;
      } else {
        // No assert(): its message would be made at every turn.
        if (++turns >= MAX_TURNS_PER_INSTANT) throw new AssertionError(`time stands still at ${this.now}`);
      }
    }
    this.now = time;
  }

  /** When something happens next; Infinity where nothing ever will. */
  get nextTime(): Cycles {
    return Math.min(this.queue.nextTime, this.ke.firstToEnd().segmentEnd);
  }

  /** Schedules a device event. Never in the past. */
  schedule(time: Cycles, target: EventTarget, arg = 0): number {
    if (!(time >= this.now)) throw new AssertionError(`event at ${time} lies before now (${this.now})`);
    return this.queue.schedule(time, target, arg);
  }

  /** Applies a command now. @returns NTSTATUS */
  apply(command: KernelCommand): number {
    this.commandLog.push({ time: this.now, command });
    const handler = this.handlers.get(command.kind);
    assert(handler !== undefined, `no component handles the command ${command.kind}`);
    const status = handler(command);
    this.ke.settle();
    return status;
  }

  /** Applies a command at a later time: a lab's script. */
  scheduleCommand(time: Cycles, command: KernelCommand): void {
    this.scheduled.push(command);
    this.schedule(time, this, this.scheduled.length - 1);
  }

  /** A component takes over a kind of command. */
  onCommand<K extends KernelCommandKind>(kind: K, handler: CommandHandler<K>): void {
    assert(!this.handlers.has(kind), `the command ${kind} has two handlers`);
    this.handlers.set(kind, handler as CommandHandler);
  }

  onEvent(arg: number): void {
    this.apply(this.scheduled[arg] as KernelCommand);
  }
}
