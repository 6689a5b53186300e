// Read-ahead and the exceptions of Very Low priority.

import { describe, expect, it } from 'vitest';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { profileFeatures } from '../core/features.ts';
import type { ProfileName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupDisk, setupFile } from '../core/setup.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { DEFAULT_SESSION, EnableFlag } from '../etw/session-properties.ts';
import { RecordingSink } from '../etw/recording-sink.ts';
import { setProcessBackground } from '../ps/background-mode.ts';

const OPEN: nt.OpenRequest = { access: FileAccess.GENERIC_READ | FileAccess.GENERIC_WRITE, share: 7, options: 0x60 };
const SIZE = 1_048_576;
const PIECE = 4_096;

function run(program: (u: UserContext, file: number) => Program, options: { profile?: ProfileName; background?: boolean; cached?: number } = {}): { kernel: Kernel; sink: RecordingSink } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures(options.profile ?? 'windows-vista'), seed: 1 });
  setupDisk(kernel, 'flat', 8);
  setupFile(kernel, 'C:\\Data\\a.bin', { sizeBytes: SIZE, cached: options.cached ?? 1e-6 });
  const sink = new RecordingSink();
  kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: EnableFlag.DISK_IO | EnableFlag.EMULATOR_INTERNALS });
  kernel.ps.createProcess({ imagePath: 'C:\\reader.exe', pid: 1000, program: function* (u) {
    if (options.background === true) yield setProcessBackground(u, true);
    yield nt.createFile(u, 'C:\\Data\\a.bin', OPEN);
    yield* program(u, u.result);
  } });
  kernel.runUntil(cyclesOfSeconds(8));
  expect(kernel.components.io.irps.pending).toBe(0);
  return { kernel, sink };
}

function* front(u: UserContext, file: number): Program {
  for (let offset = 0; offset < SIZE; offset += PIECE) {
    yield nt.readFile(u, file, offset, PIECE);
    expect(u.result).toBe(PIECE);
  }
}

const count = (sink: RecordingSink, operation: string): number => sink.rows.filter((row) => row.operation === operation).length;

describe('read-ahead', () => {
  it('reads each unit of a file once, most of them before they are asked for', () => {
    const { kernel, sink } = run(front);
    expect(count(sink, 'ReadAhead')).toBe(15);
    expect(kernel.components.cc.readAhead.reads).toBe(15);
    // Every page came from the disk exactly once.
    expect(kernel.components.io.disk.readBytes).toBe(SIZE - PIECE);
    const rows = sink.rows.filter((row) => row.operation === 'ReadFile' && row.detail.includes('Paging I/O'));
    const bySystem = rows.filter((row) => sink.processes[row.process]?.pid === 4);
    expect(bySystem.length).toBe(15);
    expect(sink.stackFrames(bySystem[0]?.stack ?? 0).join(' ')).toContain('nt!CcPerformReadAhead'.replace('nt!', 'ntkrnlpa.exe!'));
  });

  it('does not begin for two reads, nor for reads here and there', () => {
    const { sink } = run(function* (u, file) {
      yield nt.readFile(u, file, 0, PIECE);
      yield nt.readFile(u, file, PIECE, PIECE);
      for (let i = 0; i < 20; i++) yield nt.readFile(u, file, ((i * 37) % 200) * PIECE, PIECE);
    });
    expect(count(sink, 'ReadAhead')).toBe(0);
  });

  it('is left out for reads of Very Low priority, where there are priorities', () => {
    expect(count(run(front, { background: true }).sink, 'ReadAhead')).toBe(0);
    expect(count(run(front, { background: true, profile: 'windows-xp' }).sink, 'ReadAhead')).toBe(15);
  });

  it('reads nothing that is in memory', () => {
    expect(count(run(front, { cached: 1 }).sink, 'ReadAhead')).toBe(0);
  });
});

describe('written pages', () => {
  const writes = (options: Parameters<typeof run>[1]): { dirty: number; flushed: number } => {
    let dirty = -1;
    let flushed = -1;
    run(function* (u, file) {
      for (let i = 0; i < 64; i++) yield nt.writeFile(u, file, i * PIECE, PIECE);
      dirty = u.kernel.components.cc.dirtyPages;
      flushed = u.kernel.components.io.disk.writes;
      yield u.sleep(cyclesOfMs(10));
    }, { cached: 1, ...options });
    return { dirty, flushed };
  };

  it('of Very Low priority are on the disk when the call returns, others wait for the lazy writer', () => {
    expect(writes({ background: true })).toEqual({ dirty: 0, flushed: 64 });
    expect(writes({})).toEqual({ dirty: 64, flushed: 0 });
    expect(writes({ background: true, profile: 'windows-xp' })).toEqual({ dirty: 64, flushed: 0 });
  });
});
