import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import { allocateVirtualMemory, freeVirtualMemory } from '../core/native-api.ts';
import { CYCLES_PER_MS } from '../core/time.ts';
import { MANAGER_PRIORITY } from '../mmcss/scheduler.ts';
import { MEMORY_WORKER_PRIORITIES } from './memory-events.ts';

const MIB = 1024 * 1024;

describe('the memory manager’s workers', () => {
  it('are at 28 and 29, above the multimedia class scheduler', () => {
    const kernel = new Kernel({ machine: DEFAULT_MACHINE, features: profileFeatures('windows-vista'), seed: 1 });
    const priorities = kernel.ps.systemProcess.threads.filter((thread) => thread.startRoutine.startsWith('nt!Mi')).map((thread) => thread.priority);
    expect(priorities).toEqual([28, 29]);
    for (const priority of MEMORY_WORKER_PRIORITIES) expect(priority).toBeGreaterThan(MANAGER_PRIORITY);
  });

  it('say when memory is scarce, and when there is plenty again', () => {
    const kernel = new Kernel({ machine: DEFAULT_MACHINE, features: profileFeatures('windows-vista'), seed: 1 });
    const { low, high } = kernel.components.mm.memoryEvents;
    const seen: (readonly [low: boolean, high: boolean])[] = [];
    kernel.ps.createProcess({
      imagePath: 'C:\\memhog.exe', program: function* (u) {
        const bases: number[] = [];
        for (const mib of [500, 505, 14]) {
          yield allocateVirtualMemory(u, mib * MIB);
          bases.push(u.result);
          yield u.compute(CYCLES_PER_MS);
          seen.push([low.signalState > 0, high.signalState > 0]);
        }
        for (const base of bases) {
          yield freeVirtualMemory(u, base);
          yield u.compute(CYCLES_PER_MS);
        }
        seen.push([low.signalState > 0, high.signalState > 0]);
      },
    });
    kernel.runUntil(100 * CYCLES_PER_MS);
    // 1 GB: scarce below 8 MB, plenty above 24 MB.
    expect(seen).toEqual([[false, true], [false, false], [true, false], [false, true]]);
  });
});
