// src-shared/query/process/process-fixture.ts
//
// Test builder: a machine of N processors on which a test says who used how many cycles; snapshots of it close by
// construction, because idle gets what nobody used. Ticks are charged as a sampling clock would not: the test says them too.

import type { ProcessCounters, ProcessSnapshot, ThreadCounters } from './snapshot.ts';

export const CYCLES_PER_SECOND = 2_400_000_000;
export const TICK_100NS = 156_250;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function thread(values: Partial<ThreadCounters>): ThreadCounters {
  return {
    tid: 8, cycles: 0, kernelTime100ns: 0, userTime100ns: 0, contextSwitches: 0, basePriority: 8, dynamicPriority: 8, ioPriority: 2,
    memoryPriority: 5, idealProcessor: 0, suspendCount: 0, state: 'Wait:UserRequest', startAddress: 'ntdll.dll!RtlUserThreadStart', startTime: 0, ...values,
  };
}

export function counters(values: Partial<ProcessCounters>): ProcessCounters {
  return {
    instance: 1, pid: 100, parentPid: 0, parentInstance: 0, name: 'a.exe', cycles: 0, kernelTime100ns: 0, userTime100ns: 0, contextSwitches: 0,
    privateBytes: 1_048_576, peakPrivateBytes: 1_048_576, workingSetBytes: 2_097_152, peakWorkingSetBytes: 2_097_152, virtualBytes: 50_000_000, pageFaults: 0,
    handles: 10, threadCount: 1, basePriority: 8, ioPriority: 2, pendingIrps: 0, readOperations: 0, readBytes: 0, writeOperations: 0, writeBytes: 0, otherOperations: 0, otherBytes: 0,
    imagePath: 'C:\\a.exe', commandLine: 'a.exe', description: 'A program', company: 'Contoso', version: '1.0', user: 'PC\\kim', session: 1, integrity: 'Medium',
    is64Bit: false, services: [], flags: 0, startTime: 0, exitTime: -1, threads: null, ...values,
  };
}

export class ModelMachine {
  private readonly cyclesAvailable: boolean;
  private readonly cpus: number;
  private readonly living = new Map<number, Mutable<ProcessCounters>>();
  private justEnded: ProcessCounters[] = [];
  private readonly endedTotals = { cycles: 0, kernelTime100ns: 0, userTime100ns: 0, contextSwitches: 0 };
  private readonly idle = { cycles: 0, ticks: 0 };
  private readonly interrupt = { cycles: 0, ticks: 0, count: 0 };
  private time = 0;
  private spentCycles = 0;
  private spentTime100ns = 0;
  private nextInstance = 1;
  private sequence = 0;
  run = 1;

  constructor(options: { cyclesAvailable?: boolean; cpus?: number } = {}) {
    this.cyclesAvailable = options.cyclesAvailable ?? true;
    this.cpus = options.cpus ?? 1;
  }

  start(values: Partial<ProcessCounters>): number {
    const instance = this.nextInstance++;
    this.living.set(instance, { ...counters({ pid: 100 + 4 * instance, ...values }), instance, startTime: this.time, cycles: this.cyclesAvailable ? 0 : null });
    return instance;
  }

  set(instance: number, values: Partial<ProcessCounters>): void {
    Object.assign(this.living.get(instance) as object, values);
  }

  /** Process `instance` uses these cycles, is charged these ticks and is switched to that often. */
  use(instance: number, cycles: number, ticks = 0, switches = 1): void {
    const process = this.living.get(instance) as Mutable<ProcessCounters>;
    if (process.cycles !== null) process.cycles += cycles;
    process.userTime100ns += ticks * TICK_100NS;
    process.contextSwitches += switches;
    this.spentCycles += cycles;
    this.spentTime100ns += ticks * TICK_100NS;
  }

  interrupts(count: number, cycles: number, ticks = 0): void {
    this.interrupt.count += count;
    this.interrupt.cycles += cycles;
    this.interrupt.ticks += ticks;
    this.spentCycles += cycles;
    this.spentTime100ns += ticks * TICK_100NS;
  }

  end(instance: number): void {
    const process = this.living.get(instance) as ProcessCounters;
    this.living.delete(instance);
    this.justEnded.push({ ...process, exitTime: this.time });
    this.endedTotals.cycles += process.cycles ?? 0;
    this.endedTotals.kernelTime100ns += process.kernelTime100ns;
    this.endedTotals.userTime100ns += process.userTime100ns;
    this.endedTotals.contextSwitches += process.contextSwitches;
  }

  /** Lets time pass: what was not used since the last call was idle. */
  pass(seconds: number): void {
    const elapsed = seconds * CYCLES_PER_SECOND;
    this.time += elapsed;
    this.idle.cycles += elapsed * this.cpus - this.spentCycles;
    this.idle.ticks += Math.round((elapsed / 240 / TICK_100NS) * this.cpus - this.spentTime100ns / TICK_100NS);
    this.spentCycles = 0;
    this.spentTime100ns = 0;
  }

  snapshot(): ProcessSnapshot {
    const orNull = (value: number): number | null => (this.cyclesAvailable ? value : null);
    const ended = this.justEnded;
    this.justEnded = [];
    const per = (value: number, cpu: number): number => (cpu === 0 ? value : 0);
    return {
      run: this.run, sequence: this.sequence++, time: this.time, cyclesAvailable: this.cyclesAvailable, interactiveUser: 'PC\\kim',
      processors: Array.from({ length: this.cpus }, (_, cpu) => ({
        idleCycles: orNull(per(this.idle.cycles, cpu)), idleTime100ns: per(this.idle.ticks * TICK_100NS, cpu), idleSwitches: 0,
        interruptCycles: orNull(per(this.interrupt.cycles, cpu)), interruptTime100ns: per(this.interrupt.ticks * TICK_100NS, cpu),
        dpcCycles: orNull(0), dpcTime100ns: 0, interrupts: per(this.interrupt.count, cpu), dpcs: 0,
      })),
      memory: { physicalBytes: 2 ** 31, availableBytes: 2 ** 30, commitBytes: 2 ** 29, commitLimitBytes: 2 ** 32 },
      processes: [...this.living.values()].map((process) => ({ ...process })),
      endedTotals: { ...this.endedTotals, cycles: orNull(this.endedTotals.cycles) },
      ended,
    };
  }
}
