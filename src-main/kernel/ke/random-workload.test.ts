// Any workload, any number of processors: the cycles add up, and neither repeating a run nor cutting it into slices shows.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILE_NAMES, profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import type { Program, UserContext } from '../core/program.ts';
import { CYCLES_PER_MS, CYCLES_PER_US, TICK_15_625_MS } from '../core/time.ts';
import { NoTraceHooks } from '../core/trace-hooks.ts';
import type { CpuModeId } from '../core/trace-hooks.ts';
import { createProcess, createThread, terminateThread } from '../ps/services.ts';
import { KDpc } from './dpc.ts';
import { KEvent } from './event.ts';
import { KMutant } from './mutant.ts';
import type { KProcessor } from './processor.ts';
import { KSemaphore } from './semaphore.ts';
import { setEvent, waitForObject } from './services.ts';
import type { KThread } from './thread.ts';

const LENGTH = 60 * TICK_15_625_MS;

/** Hashes everything that the hooks say, in order. */
class HashingHooks extends NoTraceHooks {
  override mask = 0xfff;
  hash = 0x811c9dc5;
  calls = 0;
  /** Cycles charged to threads, as told at switches. */
  charged = 0;
  private add(...values: number[]): void {
    this.calls++;
    for (const value of values) {
      this.hash = Math.imul(this.hash ^ (value >>> 0), 0x01000193);
      this.hash = Math.imul(this.hash ^ Math.floor(value / 0x1_0000_0000), 0x01000193);
    }
  }
  override contextSwitch(cpu: KProcessor, oldThread: KThread, newThread: KThread, start: number, end: number): void { this.add(1, cpu.number, oldThread.tid, newThread.tid, cpu.oldState, cpu.oldWaitReason, newThread.priority, start, end); }
  override readyThread(cpu: KProcessor, thread: KThread, reason: number, increment: number, fromDpc: boolean, time: number): void { this.add(2, cpu.number, thread.tid, reason, increment, fromDpc ? 1 : 0, time); }
  override isr(cpu: KProcessor, vector: number, _routine: string, start: number, end: number): void { this.add(3, cpu.number, vector, start, end); }
  override dpc(cpu: KProcessor, _routine: string, start: number, end: number): void { this.add(4, cpu.number, start, end); }
  override timerDpc(cpu: KProcessor, _routine: string, start: number, end: number): void { this.add(5, cpu.number, start, end); }
  override clockTick(cpu: KProcessor, thread: KThread, caught: CpuModeId, time: number): void { this.add(6, cpu.number, thread.tid, caught, time); }
  override quantumEnd(cpu: KProcessor, thread: KThread, ran: number, time: number): void { this.add(7, cpu.number, thread.tid, ran, time); }
  override cycleCharge(cpu: KProcessor, thread: KThread, cycles: number, time: number): void {
    this.add(8, cpu.number, thread.tid, cycles, time);
    if (thread !== cpu.idleThread) this.charged += cycles;
  }
  override processExit(process: { pid: number }, time: number): void { this.add(9, process.pid, time); }
  override threadExit(thread: KThread, time: number): void { this.add(10, thread.tid, time); }
}

interface Shared {
  readonly events: readonly KEvent[];
  readonly semaphore: KSemaphore;
  readonly mutant: KMutant;
}

function* worker(u: UserContext, shared: Shared, depth: number): Program {
  const prng = u.kernel.prng(`worker ${u.process.index}.${u.thread.tid}`);
  const steps = prng.intInclusive(20, 400);
  for (let step = 0; step < steps; step++) {
    switch (prng.below(11)) {
      case 0: case 1: case 2: yield u.compute(prng.intInclusive(0, 400 * CYCLES_PER_US)); break;
      case 3: yield u.compute(prng.intInclusive(1, 20) * CYCLES_PER_MS); break;
      case 4: yield u.sleep(prng.intInclusive(1, 30 * CYCLES_PER_MS)); break;
      case 5: yield waitForObject(u, prng.pick(shared.events), prng.intInclusive(0, 40 * CYCLES_PER_MS)); break;
      case 6: yield setEvent(u, prng.pick(shared.events)); break;
      case 7:
        yield waitForObject(u, shared.semaphore, 20 * CYCLES_PER_MS);
        if (u.status === 0) {
          yield u.compute(CYCLES_PER_US);
          u.kernel.ke.releaseSemaphore(shared.semaphore);
        }
        break;
      case 8:
        yield waitForObject(u, shared.mutant, 50 * CYCLES_PER_MS);
        if (u.status !== 0x102) {
          yield u.compute(prng.below(CYCLES_PER_MS));
          u.kernel.ke.releaseMutant(shared.mutant, u.thread, 1);
        }
        break;
      case 9: yield u.yieldExecution(); break;
      case 10:
        if (depth < 2) {
          if (prng.chance(1, 2)) yield createThread(u, (child) => worker(child, shared, depth + 1), { relativePriority: prng.intInclusive(-2, 2) });
          else yield createProcess(u, { imagePath: 'C:\\child.exe', program: (child) => worker(child, shared, depth + 1) });
        } else if (prng.chance(1, 30)) yield terminateThread(u, prng.pick(u.process.threads).tid);
        break;
    }
  }
}

/** A device that interrupts now and then, with a DPC that sets an event. */
function attachDevice(kernel: Kernel, event: KEvent): void {
  const prng = kernel.prng('device');
  const dpc = new KDpc('test!Dpc', () => {
    kernel.ke.setEvent(event, 2);
    return prng.below(30 * CYCLES_PER_US);
  });
  const line = kernel.hal.connect({ irql: 10, name: 'test!Isr', service: (cpu) => {
    kernel.ke.queueDpc(cpu, dpc);
    return prng.below(10 * CYCLES_PER_US);
  } });
  const other = kernel.hal.connect({ irql: 12, name: 'test!FastIsr', service: () => prng.below(3 * CYCLES_PER_US) });
  const target = { onEvent: (_arg: number, time: number): void => {
    kernel.hal.raise(prng.chance(1, 3) ? other : line, prng.below(kernel.machine.cpus));
    kernel.schedule(time + prng.below(2 * CYCLES_PER_MS), target);
  } };
  kernel.schedule(0, target);
}

function build(seed: number, cpus: number, profile: number): { kernel: Kernel; hooks: HashingHooks } {
  const hooks = new HashingHooks();
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, cpus }, features: profileFeatures(PROFILE_NAMES[profile] ?? 'windows-xp'), seed, hooks });
  const prng = kernel.prng('setup');
  const shared: Shared = { events: [new KEvent('synchronization'), new KEvent('notification'), new KEvent('synchronization', true)], semaphore: new KSemaphore(2, 2), mutant: new KMutant() };
  for (let i = 0; i < 6; i++) {
    kernel.ps.createProcess({ imagePath: `C:\\worker${i}.exe`, program: (u) => worker(u, shared, 0), basePriority: prng.intInclusive(4, 18), affinity: prng.chance(1, 3) ? 1 << prng.below(cpus) : 2 ** cpus - 1 });
  }
  const [first] = [...kernel.ps.processes.values()].slice(2);
  if (first !== undefined) {
    kernel.ps.setForeground(first);
    kernel.scheduleCommand(3 * TICK_15_625_MS + 12_345, { kind: 'suspend', pid: first.pid });
    kernel.scheduleCommand(9 * TICK_15_625_MS, { kind: 'resume', pid: first.pid });
    kernel.scheduleCommand(20 * TICK_15_625_MS + 77, { kind: 'set-priority', pid: first.pid, priorityClass: 'high' });
    kernel.scheduleCommand(40 * TICK_15_625_MS + 1, { kind: 'kill-tree', pid: first.pid });
  }
  attachDevice(kernel, shared.events[0] as KEvent);
  return { kernel, hooks };
}

const machine = { seed: fc.nat(1_000_000), cpus: fc.integer({ min: 1, max: 4 }), profile: fc.integer({ min: 0, max: 3 }) };

describe('any workload', { timeout: 60_000 }, () => {
  it('uses every cycle of every processor exactly once, at any moment', () => {
    fc.assert(fc.property(machine.seed, machine.cpus, machine.profile, fc.array(fc.integer({ min: 1, max: LENGTH }), { minLength: 1, maxLength: 12 }), (seed, cpus, profile, moments) => {
      const { kernel } = build(seed, cpus, profile);
      for (const moment of [...moments, LENGTH].sort((a, b) => a - b)) {
        kernel.runUntil(moment);
        const { threadCycles, interruptCycles, dpcCycles, idleCycles, elapsedCycles } = kernel.ke.accounting();
        expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * cpus);
      }
    }), { numRuns: 25 });
  });

  it('gives every thread cycle to a process', () => {
    fc.assert(fc.property(machine.seed, machine.cpus, machine.profile, (seed, cpus, profile) => {
      const { kernel, hooks } = build(seed, cpus, profile);
      let exited = 0;
      const original = hooks.threadExit.bind(hooks);
      hooks.threadExit = (thread, time): void => {
        exited += thread.cycleTime;
        original(thread, time);
      };
      kernel.runUntil(LENGTH);
      let living = 0;
      let open = 0;
      for (const process of kernel.ps.processes.values()) {
        if (process === kernel.ps.idleProcess) continue;
        for (const thread of process.threads) {
          living += kernel.ke.threadCycles(thread);
          if (thread.state === 2) open += kernel.ke.threadCycles(thread) - thread.stintStart;
        }
      }
      expect(living + exited).toBe(kernel.ke.accounting().threadCycles);
      expect(hooks.charged + open).toBe(kernel.ke.accounting().threadCycles);
    }), { numRuns: 15 });
  });

  it('is the same twice, and in 1, 7 or 1000 slices', () => {
    fc.assert(fc.property(machine.seed, machine.cpus, machine.profile, (seed, cpus, profile) => {
      const run = (slices: number): readonly number[] => {
        const { kernel, hooks } = build(seed, cpus, profile);
        for (let slice = 1; slice <= slices; slice++) kernel.runUntil(Math.floor((LENGTH * slice) / slices));
        return [hooks.hash, hooks.calls, kernel.ke.accounting().threadCycles];
      };
      const whole = run(1);
      expect(whole[1]).toBeGreaterThan(100);
      expect(run(1)).toEqual(whole);
      expect(run(7)).toEqual(whole);
      expect(run(1000)).toEqual(whole);
    }), { numRuns: 12 });
  });
});
