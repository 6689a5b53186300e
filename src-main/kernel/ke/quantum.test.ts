import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import type { MachineConfig } from '../core/kernel.ts';
import type { Program, ProgramFunction, UserContext } from '../core/program.ts';
import { CYCLES_PER_MS, TICK_15_625_MS } from '../core/time.ts';
import { NoTraceHooks } from '../core/trace-hooks.ts';
import type { KProcessor } from './processor.ts';
import type { KThread } from './thread.ts';
import { Timeline } from './timeline.ts';

const TICK = TICK_15_625_MS;
const QUIET: MachineConfig = { ...DEFAULT_MACHINE, systemThreads: false };

function* hog(u: UserContext): Program {
  for (;;) yield u.compute(CYCLES_PER_MS);
}

function machine(profile: 'windows-xp' | 'windows-vista', programs: Readonly<Record<string, ProgramFunction>>, config: MachineConfig = QUIET): { kernel: Kernel; timeline: Timeline } {
  const timeline = new Timeline();
  const kernel = new Kernel({ machine: config, features: profileFeatures(profile), seed: 1, hooks: timeline });
  for (const [name, program] of Object.entries(programs)) kernel.ps.createProcess({ imagePath: `C:\\${name}.exe`, program });
  return { kernel, timeline };
}

describe('quantum', () => {
  for (const profile of ['windows-xp', 'windows-vista'] as const) {
    it(`lets equals take turns of two ticks without interrupts: ${profile}`, () => {
      const { kernel, timeline } = machine(profile, { a: hog, b: hog });
      kernel.runUntil(12 * TICK);
      expect(timeline.draw(0, TICK, 12 * TICK)).toBe('AABBAABBAABB');
    });

    it(`lets a lower priority run only while the higher waits: ${profile}`, () => {
      const { kernel, timeline } = machine(profile, {
        a: hog,
        z: function* (u) { for (;;) { yield u.compute(TICK / 2); yield u.sleep(1); } },
      });
      const [, , , z] = [...kernel.ps.processes.values()];
      kernel.ps.setPriorityClass(z as NonNullable<typeof z>, 'high');
      kernel.runUntil(4 * TICK);
      expect(timeline.draw(0, TICK / 4, 4 * TICK)).toBe('ZZAAZZAAZZAAZZAA');
    });
  }

  it('charges a tick to whoever it finds, in both accounts', () => {
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      const { kernel } = machine(profile, { a: hog });
      kernel.runUntil(64 * TICK);
      const [, , a] = [...kernel.ps.processes.values()];
      expect(kernel.ps.times(a as NonNullable<typeof a>).userTicks).toBe(64);
      expect((kernel.ke.processors[0] as KProcessor).userTicks).toBe(64);
    }
  });

  it('takes one unit for a completed wait in the old account, none in the new', () => {
    const ends: Record<string, number> = {};
    class Ends extends NoTraceHooks {
      override mask = 0x40;
      override quantumEnd(_cpu: KProcessor, thread: KThread): void {
        ends[thread.process.name] = (ends[thread.process.name] ?? 0) + 1;
      }
    }
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      const kernel = new Kernel({ machine: QUIET, features: profileFeatures(profile), seed: 1, hooks: new Ends() });
      kernel.ps.createProcess({ imagePath: `C:\\${profile}`, program: function* (u) { for (;;) { yield u.compute(CYCLES_PER_MS); yield u.sleep(1); } } });
      kernel.runUntil(60 * TICK + CYCLES_PER_MS);
    }
    // 60 waits of one unit are ten turns of six; 60 ms of work are not two turns of 31.25 ms.
    expect(ends).toEqual({ 'windows-xp': 10, 'windows-vista': 1 });
  });

  it('gives the foreground process turns of six ticks', () => {
    const { kernel, timeline } = machine('windows-vista', { a: hog, b: hog });
    const [, , a] = [...kernel.ps.processes.values()];
    kernel.ps.setForeground(a as NonNullable<typeof a>);
    kernel.runUntil(16 * TICK);
    // The turn that had been given before keeps its length.
    expect(timeline.draw(0, TICK, 16 * TICK)).toBe('AABBAAAAAABBAAAA');
  });
});
