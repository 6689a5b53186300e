import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../../core/features.ts';
import type { ProfileName } from '../../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../../core/kernel.ts';
import { setupFile } from '../../core/setup.ts';
import { cyclesOfSeconds } from '../../core/time.ts';
import { RecordingSink } from '../../etw/recording-sink.ts';
import { COPY_ENGINES, copyEngine, copyFile } from './copy-engine.ts';
import type { CopyEngine } from './copy-engine.ts';

const KIB = 1_024;
const MIB = 1_048_576;

/** Lengths of the reads and writes that a copy of so many bytes makes itself. */
function lengths(engine: (kernel: Kernel) => CopyEngine, bytes: number, profile: ProfileName = 'windows-vista'): { reads: number[]; writes: number[]; status: number } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures(profile), seed: 1 });
  setupFile(kernel, 'C:\\Data\\a.bin', { sizeBytes: bytes });
  const sink = new RecordingSink();
  kernel.components.etw.start(sink);
  let status = -1;
  kernel.ps.createProcess({ imagePath: 'C:\\copy.exe', program: function* (u) {
    yield* copyFile(u, 'C:\\Data\\a.bin', 'D:\\b.bin', engine(kernel));
    ({ status } = u);
    expect(u.result).toBe(bytes);
  } });
  kernel.runUntil(cyclesOfSeconds(60));
  expect(kernel.components.fs.resolve('D:\\b.bin').node?.endOfFile).toBe(bytes);
  const of = (operation: string): number[] => sink.rows.filter((row) => row.operation === operation && !row.detail.includes('Paging I/O')).map((row) => Number((/Length: ([\d,]+)/.exec(row.detail)?.[1] ?? '0').replaceAll(',', '')));
  return { reads: of('ReadFile'), writes: of('WriteFile'), status };
}

describe('a copy', () => {
  it('goes in pieces of 64 KB on Windows XP, of 1 MB on Windows Vista', () => {
    const xp = lengths(() => COPY_ENGINES['windows-xp'], 3 * MIB);
    expect(xp).toEqual({ reads: new Array<number>(48).fill(64 * KIB), writes: new Array<number>(48).fill(64 * KIB), status: 0 });
    expect(lengths(() => COPY_ENGINES['windows-vista'], 3 * MIB + 1000).reads).toEqual([MIB, MIB, MIB, 1000]);
  });

  it('goes in pieces after the size of the file since Service Pack 1', () => {
    const piece = (bytes: number): number => lengths(() => COPY_ENGINES['windows-vista-sp1'], bytes).reads[0] ?? 0;
    expect([512 * KIB, 2 * MIB, 8 * MIB, 16 * MIB].map(piece)).toEqual([128 * KIB, 256 * KIB, 512 * KIB, MIB]);
  });

  it('is as the machine has it', () => {
    expect(lengths(copyEngine, 16 * MIB, 'windows-xp').writes[0]).toBe(64 * KIB);
    expect(lengths(copyEngine, 16 * MIB, 'windows-server-2008').writes[0]).toBe(MIB);
  });
});
