import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import type { ProfileName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import { setupDisk } from '../core/setup.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from '../etw/recording-sink.ts';

const MIB = 1_048_576;
const MEMORY = 128 * MIB;

function run(profile: ProfileName, touchMiB: number): { kernel: Kernel; writes: { detail: string; pid: number; stack: string }[] } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, memoryBytes: MEMORY, systemThreads: false }, features: profileFeatures(profile), seed: 1 });
  setupDisk(kernel, 'flat', 1);
  const sink = new RecordingSink();
  kernel.components.etw.start(sink);
  kernel.ps.createProcess({ imagePath: 'C:\\memhog.exe', pid: 1000, program: function* (u) {
    for (let i = 0; i < touchMiB; i++) {
      yield nt.allocateVirtualMemory(u, MIB);
      yield nt.touchPrivateMemory(u, MIB);
      yield u.sleep(cyclesOfMs(20));
    }
    yield u.sleep(cyclesOfSeconds(100));
  } });
  kernel.runUntil(cyclesOfSeconds(20));
  expect(kernel.components.io.irps.pending).toBe(0);
  const writes = sink.rows.filter((row) => row.operation === 'WriteFile' && row.path === 'C:\\pagefile.sys').map((row) => ({ detail: row.detail, pid: sink.processes[row.process]?.pid ?? -1, stack: sink.stackFrames(row.stack).join(' ') }));
  return { kernel, writes };
}

describe('the modified page writer', () => {
  it('keeps memory available, with Critical writes of System to the page file', () => {
    const { kernel, writes } = run('windows-vista', 160);
    expect(kernel.components.mm.pageWriter.available).toBeGreaterThanOrEqual(MEMORY / 32);
    expect(writes.length).toBe(kernel.components.mm.pageWriter.written / 65_536);
    expect(writes.length).toBeGreaterThan(500);
    for (const { detail, pid } of writes) expect([pid, detail]).toEqual([4, expect.stringMatching(/Length: 65,536, I\/O Flags: Non-cached, Paging I\/O, Synchronous Paging I\/O, Priority: Critical$/)]);
    expect(writes[0]?.stack).toContain('MiModifiedPageWriter');
    expect(kernel.ps.byPid(1000)?.workingSet).toBeLessThan(MEMORY);
  });

  it('has no priority to ask for before there were any', () => {
    const { writes } = run('windows-xp', 160);
    expect(writes.length).toBeGreaterThan(500);
    expect(writes.every(({ detail }) => !detail.includes('Priority'))).toBe(true);
  });

  it('has nothing to do while there is enough', () => {
    expect(run('windows-vista', 60).writes).toEqual([]);
  });
});
