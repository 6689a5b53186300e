import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { profileFeatures } from '../core/features.ts';
import type { ProfileName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupDisk, setupFile } from '../core/setup.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { EnableFlag, DEFAULT_SESSION } from '../etw/session-properties.ts';
import { RecordingSink } from '../etw/recording-sink.ts';

const READ_WRITE: nt.OpenRequest = { access: FileAccess.GENERIC_READ | FileAccess.GENERIC_WRITE, share: 7, options: 0x60 };
const UNBUFFERED: nt.OpenRequest = { ...READ_WRITE, options: 0x68 };
const THROUGH: nt.OpenRequest = { ...READ_WRITE, options: 0x62 };
const LIST: nt.OpenRequest = { access: 0x100001, share: 7, options: 0x21 };

function machine(profile: ProfileName = 'windows-vista', cpus = 1, seed = 1): Kernel {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, cpus, systemThreads: false }, features: profileFeatures(profile), seed });
  for (let i = 0; i < 8; i++) setupFile(kernel, `C:\\Data\\${i}.dat`, { sizeBytes: i * 30_000, cached: i === 3 ? 1 : 0 });
  return kernel;
}

interface Step { readonly kind: number; readonly file: number; readonly offset: number; readonly length: number }
const step = fc.record({ kind: fc.nat(9), file: fc.nat(7), offset: fc.nat(200_000), length: fc.integer({ min: 1, max: 100_000 }) });

function* perform(u: UserContext, steps: readonly Step[]): Program {
  for (const { kind, file, offset, length } of steps) {
    const request = kind === 1 ? UNBUFFERED : kind === 2 ? THROUGH : READ_WRITE;
    yield nt.createFile(u, kind === 7 ? 'C:\\Data' : `C:\\Data\\${file}.dat`, kind === 7 ? LIST : request);
    if (u.status !== NtStatus.SUCCESS) continue;
    const handle = u.result;
    if (kind <= 1) yield nt.readFile(u, handle, offset, length);
    else if (kind <= 4) yield nt.writeFile(u, handle, offset, length);
    else if (kind === 5) yield nt.flushBuffersFile(u, handle);
    else if (kind === 6) {
      yield nt.createSection(u, handle, 2, false);
      if (u.status === NtStatus.SUCCESS) yield nt.touchMappedFile(u, u.result, offset, length);
    } else if (kind === 7) {
      yield nt.notifyChangeDirectoryFile(u, handle, 0x11);
      if (offset % 2 === 0) yield nt.cancelIoFile(u, handle);
      if (offset % 3 === 0) continue; // leaves the directory open and the request pending
    }
    if (kind !== 8) yield nt.close(u, handle);
  }
}

describe('I/O requests', () => {
  it('start once and end once, whatever programs do and however they end', () => {
    fc.assert(fc.property(fc.array(fc.array(step, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), fc.nat(40), (programs, killAfterMs) => {
      const kernel = machine('windows-vista', 2);
      const sink = new RecordingSink();
      kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: EnableFlag.DISK_IO | EnableFlag.DISK_IO_INIT | EnableFlag.MEMORY_HARD_FAULTS | EnableFlag.CSWITCH });
      const pids = programs.map((steps) => kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program: (u) => perform(u, steps) }).pid);
      kernel.runUntil(cyclesOfMs(killAfterMs));
      if (killAfterMs % 2 === 0) kernel.apply({ kind: 'kill', pid: pids[0] as number });
      kernel.runUntil(cyclesOfSeconds(60));
      expect(kernel.components.io.irps.pending).toBe(0);
      expect(kernel.components.io.disk.queueLength).toBe(0);
      expect(kernel.components.cc.dirtyPages).toBe(0);
      const inits = sink.rows.filter((row) => /^Disk.*Init$/.test(row.operation)).length;
      const ends = sink.rows.filter((row) => /^Disk(Read|Write)$/.test(row.operation)).length;
      expect(inits).toBe(ends);
      // Everything has completed: nothing shows as pending.
      expect(sink.rows.filter((row) => row.duration < 0).map((row) => row.operation)).toEqual([]);
      const opened = sink.rows.filter((row) => row.operation === 'CreateFile' && row.result === 0).length;
      expect(sink.rows.filter((row) => row.operation === 'CloseFile').length).toBe(opened);
    }), { numRuns: 12 });
  }, 60_000);

  it('takes 8 ms each on a flat disk, one after the other', () => {
    const kernel = machine();
    setupDisk(kernel, 'flat', 8);
    let elapsed = 0;
    kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program: function* (u) {
      yield nt.createFile(u, 'C:\\Data\\7.dat', UNBUFFERED);
      const file = u.result;
      const start = u.now;
      for (let i = 0; i < 10; i++) yield nt.readFile(u, file, i * 4096, 4096);
      elapsed = u.now - start;
    } });
    kernel.runUntil(cyclesOfSeconds(1));
    expect(elapsed).toBeGreaterThan(cyclesOfMs(80));
    expect(elapsed).toBeLessThan(cyclesOfMs(81));
    expect(kernel.components.io.disk.reads).toBe(11); // and one for the file's record
  });

  it('brings changed pages to the disk by the lazy writer, in requests of the era', () => {
    const sizes = (profile: ProfileName): number[] => {
      const kernel = machine(profile);
      const sink = new RecordingSink();
      kernel.components.etw.start(sink);
      kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program: function* (u) {
        yield nt.createFile(u, 'C:\\Data\\new.dat', { ...READ_WRITE, disposition: 5 });
        const file = u.result;
        for (let i = 0; i < 64; i++) yield nt.writeFile(u, file, -1, 65_536);
        yield nt.close(u, file);
      } });
      kernel.runUntil(cyclesOfSeconds(90));
      expect(kernel.components.cc.dirtyPages).toBe(0);
      const writes = sink.rows.filter((row) => row.operation === 'WriteFile' && row.detail.includes('Paging I/O'));
      expect(writes.every((row) => sink.processes[row.process]?.pid === 4)).toBe(true);
      return writes.map((row) => Number((/Length: ([\d,]+)/.exec(row.detail)?.[1] ?? '0').replaceAll(',', '')));
    };
    const old = sizes('windows-xp');
    const recent = sizes('windows-vista');
    const total = (list: number[]): number => list.reduce((a, b) => a + b, 0);
    expect(total(old)).toBe(64 * 65_536);
    expect(total(recent)).toBe(64 * 65_536);
    expect(Math.max(...old)).toBeLessThanOrEqual(65_536);
    expect(Math.max(...recent)).toBeGreaterThan(65_536);
  });
});

describe('a traced machine', () => {
  const digest = (slices: number, capture: boolean): string => {
    const kernel = machine('windows-vista', 2, 5);
    const sink = new RecordingSink();
    if (capture) kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: 0x4100_0fff & ~EnableFlag.PROCESS });
    for (let p = 0; p < 3; p++) {
      kernel.ps.createProcess({ imagePath: `C:\\p${p}.exe`, program: function* (u) {
        for (let i = 0; i < 60; i++) {
          yield nt.openKey(u, 0, `HKLM\\SOFTWARE\\K${i % 7}`, 0x20019);
          yield nt.createFile(u, `C:\\Data\\${(i + p) % 8}.dat`, READ_WRITE);
          if (u.status === 0) {
            const file = u.result;
            yield nt.readFile(u, file, (i * 4096) % 50_000, 4096);
            yield nt.close(u, file);
          }
          yield u.compute(100_000 + p * 7777);
        }
      } });
    }
    for (let i = 1; i <= slices; i++) kernel.runUntil(Math.floor((cyclesOfSeconds(3) * i) / slices));
    return capture ? JSON.stringify(sink.rows.map((row) => [row.time, row.duration, row.tid, row.type, row.result, row.path, row.detail, row.stack, row.cpu])) : JSON.stringify(kernel.ke.accounting());
  };

  it('gives the same rows twice and in a thousand slices', () => {
    const once = digest(1, true);
    expect(once.length).toBeGreaterThan(50_000);
    expect(digest(1, true)).toBe(once);
    expect(digest(1000, true)).toBe(once);
  });
});

describe('the lock of a file object', () => {
  /** Four threads read through one handle, each at an offset of its own, on two processors. */
  const reads = (options: number): { most: number; calls: number[] } => {
    const kernel = machine('windows-vista', 2);
    setupFile(kernel, 'C:\\Data\\big.bin', { sizeBytes: 1_000_000, cached: 1e-6 });
    setupDisk(kernel, 'flat', 10);
    const out = { most: 0, calls: [] as number[] };
    kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program: function* (u) {
      yield nt.createFile(u, 'C:\\Data\\big.bin', { ...READ_WRITE, options });
      const file = u.result;
      for (let i = 0; i < 4; i++) {
        yield nt.createThread(u, function* (t) {
          yield nt.readFileAsync(t, file, i * 131_072, 65_536);
          out.calls.push(Math.round(t.now / cyclesOfMs(1)));
        });
      }
    } });
    for (let ms = 1; ms <= 60; ms++) {
      kernel.runUntil(cyclesOfMs(ms));
      out.most = Math.max(out.most, kernel.components.io.irps.pending);
    }
    expect(kernel.components.io.irps.pending).toBe(0);
    return out;
  };

  it('lets one request through at a time where the file is synchronous, also past the cache and at named offsets', () => {
    const { most, calls } = reads(0x68);
    expect(most).toBe(1);
    expect(calls.map((ms) => Math.round(ms / 10))).toEqual([1, 2, 3, 4]);
  });

  it('does not exist where the file is asynchronous', () => {
    const { most, calls } = reads(0x48);
    expect(most).toBe(4);
    expect(calls).toHaveLength(4);
    expect(Math.max(...calls)).toBeLessThan(5);
  });
});
