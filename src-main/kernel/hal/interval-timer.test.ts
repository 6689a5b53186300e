import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import type { MachineConfig } from '../core/kernel.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setTimerResolution } from '../core/thread-api.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, TICK_15_625_MS, cyclesOfMs } from '../core/time.ts';
import type { KProcessor } from '../ke/processor.ts';

const QUIET: MachineConfig = { ...DEFAULT_MACHINE, systemThreads: false };
const TICK = TICK_15_625_MS;

function machine(profile: 'windows-xp' | 'windows-vista' = 'windows-vista', config = QUIET): Kernel {
  return new Kernel({ machine: config, features: profileFeatures(profile), seed: 1 });
}

function ticksOf(cpu: KProcessor): number {
  return cpu.userTicks + cpu.kernelTicks + cpu.idleTicks + cpu.dpcTicks + cpu.interruptTicks;
}

function* hog(u: UserContext): Program {
  for (;;) yield u.compute(CYCLES_PER_MS);
}

/** Asks for 1 ms and keeps it. */
function* fine(u: UserContext): Program {
  yield setTimerResolution(u, CYCLES_PER_MS, true);
  yield u.sleep(CYCLES_PER_SECOND * 3600);
}

describe('the interval timer', () => {
  it('charges as many ticks as time has gone by, whenever somebody asks for a finer resolution', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 80_000 }), { maxLength: 12 }), fc.constantFrom(1, 2, 4.5), fc.constantFrom(1, 2), (pauses, ms, cpus) => {
      const kernel = machine('windows-vista', { ...QUIET, cpus });
      const { timerResolution } = kernel.ke;
      const process = kernel.ps.createProcess({ imagePath: 'C:\\hog.exe', program: hog });
      for (const [i, pause] of pauses.entries()) {
        kernel.runUntil(kernel.now + pause * 1000);
        if (i % 2 === 0) timerResolution.request(process, cyclesOfMs(ms));
        else timerResolution.release(process);
        for (const cpu of kernel.ke.processors) expect(ticksOf(cpu)).toBe(Math.floor(kernel.now / TICK));
      }
    }));
  });

  it('interrupts at every millisecond and every tick at 1 ms, and charges 64 ticks a second', () => {
    const kernel = machine();
    kernel.ps.createProcess({ imagePath: 'C:\\fine.exe', program: fine });
    kernel.runUntil(CYCLES_PER_SECOND);
    const cpu = kernel.ke.processors[0] as KProcessor;
    const before = [cpu.interrupts, ticksOf(cpu)] as const;
    kernel.runUntil(2 * CYCLES_PER_SECOND);
    expect([cpu.interrupts - before[0], ticksOf(cpu) - before[1]]).toEqual([1000 + 64 - 8, 64]);
  });

  it('ends a delay at the first interrupt at or after its time', () => {
    for (const [resolution, expected] of [[0, 31.25], [1, 17], [10, 20]] as const) {
      const kernel = machine();
      const woke: number[] = [];
      kernel.ps.createProcess({
        imagePath: 'C:\\sleeper.exe', program: function* (u) {
          if (resolution > 0) yield setTimerResolution(u, resolution * CYCLES_PER_MS, true);
          yield u.sleepUntil(cyclesOfMs(16.2));
          woke.push(u.now / CYCLES_PER_MS);
        },
      });
      kernel.runUntil(CYCLES_PER_SECOND);
      expect(woke[0]).toBeGreaterThanOrEqual(expected);
      expect(woke[0]).toBeLessThan(expected + 0.1);
    }
  });

  for (const profile of ['windows-xp', 'windows-vista'] as const) {
    it(`leaves turns and CPU time as they are: ${profile}`, () => {
      const run = (program: typeof fine | null): readonly number[] => {
        const kernel = machine(profile);
        const [a, b] = ['a', 'b'].map((name) => kernel.ps.createProcess({ imagePath: `C:\\${name}.exe`, program: hog })) as [ReturnType<Kernel['ps']['createProcess']>, ReturnType<Kernel['ps']['createProcess']>];
        if (program !== null) kernel.ps.createProcess({ imagePath: 'C:\\fine.exe', program, priorityClass: 'high' });
        kernel.runUntil(20 * CYCLES_PER_SECOND + CYCLES_PER_MS);
        expect(a.threads[0]?.quantumEnds).toBeGreaterThan(300);
        return [kernel.ps.queryCpuTime(a) / CYCLES_PER_SECOND, kernel.ps.queryCpuTime(b) / CYCLES_PER_SECOND, a.threads[0]?.quantumEnds as number];
      };
      const [coarse, withFine] = [run(null), run(fine)];
      withFine.forEach((value, i) => { expect(Math.abs(value - (coarse[i] as number))).toBeLessThanOrEqual(i === 2 ? 1 : 1 / 32); });
    });
  }

  it('goes back to one interrupt a tick when the process that asked has ended', () => {
    const kernel = machine();
    const asking = kernel.ps.createProcess({ imagePath: 'C:\\fine.exe', program: fine });
    kernel.runUntil(100 * CYCLES_PER_MS);
    expect(kernel.ke.timerResolution.current).toBe(CYCLES_PER_MS);
    kernel.apply({ kind: 'kill', pid: asking.pid });
    kernel.runUntil(200 * CYCLES_PER_MS);
    expect(kernel.ke.timerResolution.current).toBe(TICK);
    const cpu = kernel.ke.processors[0] as KProcessor;
    const before = cpu.interrupts;
    kernel.runUntil(1_200 * CYCLES_PER_MS);
    expect(cpu.interrupts - before).toBe(64);
  });
});
