import { describe, expect, it } from 'vitest';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { Avrt } from '../core/avrt.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import type { Program, ProgramFunction, UserContext } from '../core/program.ts';
import { setupMultimediaService } from '../core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, TICK_15_625_MS } from '../core/time.ts';
import type { EProcess } from '../ps/process.ts';

function machine(program: ProgramFunction, cpus = 1): { kernel: Kernel; host: EProcess; player: EProcess } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, cpus }, features: profileFeatures('windows-vista'), seed: 1 });
  const host = kernel.ps.createProcess({ imagePath: 'C:\\Windows\\System32\\svchost.exe', program: function* (u) { yield u.sleep(CYCLES_PER_SECOND * 3600); } });
  setupMultimediaService(kernel, host.pid);
  const player = kernel.ps.createProcess({ imagePath: 'C:\\player.exe', windowTitle: 'Player', user: 'PC\\Mara', integrity: 'Medium', program });
  return { kernel, host, player };
}

/** Joins a task, then does `rest`. */
function joining(task: string, rest: (u: UserContext, avrt: Avrt, registration: number) => Program): ProgramFunction {
  return function* (u) {
    yield u.sleep(50 * CYCLES_PER_MS);
    const avrt = new Avrt();
    const registration = yield* avrt.setMmThreadCharacteristics(u, task);
    yield* rest(u, avrt, registration);
  };
}

function* hog(u: UserContext): Program {
  for (;;) yield u.compute(CYCLES_PER_MS);
}

describe('the multimedia class scheduler', () => {
  it('follows the relative priority, and gives the thread back as it was', () => {
    const seen: (readonly [number, number, boolean])[] = [];
    const { kernel } = machine(joining('Audio', function* (u, avrt, registration) {
      const note = (): void => { seen.push([u.thread.priority, u.thread.basePriority, u.thread.boostDisabled]); };
      note();
      for (const relative of [-1, 2]) {
        yield* avrt.setMmThreadPriority(u, registration, relative);
        note();
      }
      yield* avrt.revertMmThreadCharacteristics(u, registration);
      // The reply woke it with a boost, as any wait does again.
      yield u.compute(4 * TICK_15_625_MS);
      note();
      yield* avrt.setMmThreadPriority(u, registration, 0);
      expect(u.status).toBe(NtStatus.INVALID_HANDLE);
    }));
    kernel.runUntil(CYCLES_PER_SECOND);
    expect(seen).toEqual([[21, 8, true], [20, 8, true], [23, 8, true], [8, 8, false]]);
  });

  it('refuses a task that the registry does not have, and a relative priority that avrt does not have', () => {
    const status: number[] = [];
    const { kernel } = machine(joining('Cooking', function* (u, avrt, registration) {
      status.push(u.status, registration);
      yield u.compute(4 * TICK_15_625_MS);
      status.push(u.thread.priority);
      const playing = yield* avrt.setMmThreadCharacteristics(u, 'Audio');
      yield* avrt.setMmThreadPriority(u, playing, 3);
      status.push(u.status);
    }));
    kernel.runUntil(CYCLES_PER_SECOND);
    expect(status).toEqual([NtStatus.OBJECT_NAME_NOT_FOUND, 0, 8, NtStatus.INVALID_PARAMETER]);
  });

  it('wants a clock of 1 ms while threads are registered, and forgets a thread that ends and a client that dies', () => {
    const { kernel, host, player } = machine(joining('Audio', function* (u) { yield u.sleep(CYCLES_PER_SECOND * 3600); }));
    const handles = host.handleCount;
    kernel.runUntil(CYCLES_PER_SECOND);
    expect(kernel.ke.timerResolution.current).toBe(CYCLES_PER_MS);
    kernel.apply({ kind: 'kill', pid: player.pid });
    kernel.runUntil(2 * CYCLES_PER_SECOND);
    expect(kernel.ke.timerResolution.current).toBe(TICK_15_625_MS);
    const listening = host.handleCount - handles;
    kernel.ps.createProcess({ imagePath: 'C:\\short.exe', program: joining('Audio', function* () { /* ends at once */ }) });
    kernel.runUntil(3 * CYCLES_PER_SECOND);
    expect(kernel.ke.timerResolution.current).toBe(TICK_15_625_MS);
    expect(host.handleCount - handles).toBe(listening);
  });

  it('gives Playback its boost with the foreground and takes it away with it', () => {
    const { kernel, player } = machine(joining('Playback', hog));
    const thread = player.threads[0];
    kernel.runUntil(200 * CYCLES_PER_MS);
    expect(thread?.priority).toBe(8);
    kernel.apply({ kind: 'set-foreground', pid: player.pid });
    kernel.runUntil(211 * CYCLES_PER_MS);
    expect(thread?.priority).toBe(19);
    kernel.apply({ kind: 'set-foreground', pid: 0 });
    kernel.runUntil(222 * CYCLES_PER_MS);
    expect(thread?.priority).toBe(8);
  });

  it('budgets every processor by itself', () => {
    const { kernel, player } = machine(joining('Audio', hog), 2);
    const rivals = [1, 2].map((affinity) => kernel.ps.createProcess({ imagePath: `C:\\rival${affinity}.exe`, affinity, program: hog }));
    kernel.runUntil(CYCLES_PER_SECOND);
    const before = [player, ...rivals].map((process) => kernel.ps.times(process).cycles);
    kernel.runUntil(3 * CYCLES_PER_SECOND);
    const [media, ...others] = [player, ...rivals].map((process, i) => (kernel.ps.times(process).cycles - (before[i] as number)) / (2 * CYCLES_PER_SECOND)) as [number, ...number[]];
    expect(media).toBeGreaterThan(0.78);
    expect(others.reduce((sum, share) => sum + share, media)).toBeGreaterThan(1.95);
  });
});
