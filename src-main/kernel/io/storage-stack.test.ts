// The disk's stack of drivers: priorities, the idle queue, split requests, and what each switch changes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { profileFeatures } from '../core/features.ts';
import type { FeatureName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupDisk, setupFile, setupIdleIo } from '../core/setup.ts';
import { CYCLES_PER_MS, cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { HookBit, NoTraceHooks } from '../core/trace-hooks.ts';
import { RecordingSink } from '../etw/recording-sink.ts';
import { DEFAULT_SESSION, EnableFlag } from '../etw/session-properties.ts';
import { setThreadBackground, setThreadIoPriority } from '../core/thread-api.ts';
import { setProcessBackground, setProcessIoPriority } from '../ps/background-mode.ts';
import { CLASSPNP_KEY } from './classpnp.ts';
import { IoPriority } from './io-priority.ts';
import { IrpMajor } from './irp.ts';
import type { Irp } from './irp.ts';

const UNBUFFERED: nt.OpenRequest = { access: FileAccess.GENERIC_READ | FileAccess.GENERIC_WRITE, share: 7, options: 0x68 };

/** What the disk has served, in order. */
class Served extends NoTraceHooks {
  override mask = HookBit.DiskIo;
  readonly irps: Irp[] = [];
  readonly ends: Cycles[] = [];
  override diskIo(irp: Irp, _status: number, time: Cycles): void {
    this.irps.push(irp);
    this.ends.push(time);
  }
}

interface Bench {
  readonly kernel: Kernel;
  readonly served: Served;
  readonly sink: RecordingSink;
  /** Gives a request to the disk at a time. */
  send(ms: number, priority: number, length?: number): void;
}

function bench(features: Partial<Record<FeatureName, boolean>> = {}, idle: Parameters<typeof setupIdleIo>[1] = {}, serviceMs = 8): Bench {
  const served = new Served();
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: { ...profileFeatures('windows-vista'), ...features }, seed: 1, hooks: served });
  setupDisk(kernel, 'flat', serviceMs);
  setupIdleIo(kernel, idle);
  setupFile(kernel, 'C:\\Data\\data.bin', { sizeBytes: 8 * 1_048_576, cached: 1e-6 });
  const sink = new RecordingSink();
  kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: EnableFlag.DISK_IO | EnableFlag.DISK_IO_INIT | EnableFlag.EMULATOR_INTERNALS });
  const { thread } = kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program: function* (u) { yield u.sleep(cyclesOfSeconds(1000)); } }).threads[0]?.u ?? { thread: null };
  if (thread === null) throw new Error('no thread');
  return {
    kernel, served, sink,
    send(ms, priority, length = 65_536) {
      const target = { onEvent: (): void => {
        kernel.components.io.disk.start(kernel.components.io.irps.start({ major: IrpMajor.Read, thread, offset: 0, length, priority }));
      } };
      kernel.schedule(cyclesOfMs(ms), target);
    },
  };
}

const priorities = ({ served }: Bench): number[] => served.irps.map((irp) => irp.priority);

describe('the port driver', () => {
  it('serves Critical before High before Normal, and Low before Very Low where there is no idle queue', () => {
    const disk = bench({}, { supported: false });
    for (const priority of [2, 0, 1, 2, 3, 4, 2]) disk.send(1, priority);
    disk.kernel.runUntil(cyclesOfSeconds(1));
    expect(priorities(disk)).toEqual([2, 4, 3, 2, 2, 1, 0]);
  });

  it('serves in order of arrival before io.priority', () => {
    const disk = bench({ 'io.priority': false });
    for (const priority of [2, 0, 1, 2, 3, 4, 2]) disk.send(1, priority);
    disk.kernel.runUntil(cyclesOfSeconds(1));
    expect(priorities(disk)).toEqual([2, 0, 1, 2, 3, 4, 2]);
    expect(disk.sink.rows.filter((row) => row.operation === 'IdleIoIssue')).toEqual([]);
  });

  it('is never idle while something waits', () => {
    const disk = bench();
    for (let i = 0; i < 20; i++) disk.send(1, 2);
    disk.kernel.runUntil(cyclesOfSeconds(1));
    expect((disk.served.ends.at(-1) as number) - (disk.served.ends[0] as number)).toBe(19 * cyclesOfMs(8));
  });
});

describe('the idle queue', () => {
  it('lets a background request out when the disk has been quiet for the interval', () => {
    const disk = bench();
    disk.send(100, 2);
    disk.send(101, 0);
    disk.kernel.runUntil(cyclesOfSeconds(1));
    const [first, second] = disk.served.ends as [number, number];
    expect(priorities(disk)).toEqual([2, 0]);
    // 50 ms of quiet and 8 ms of service, and what interrupts and DPCs take.
    expect((second - first) / CYCLES_PER_MS).toBeGreaterThanOrEqual(58);
    expect((second - first) / CYCLES_PER_MS).toBeLessThan(58.1);
    expect(disk.sink.rows.filter((row) => row.operation === 'IdleIoIssue').map((row) => row.detail.split(',')[0])).toEqual(['Reason: idle']);
  });

  it('takes its interval and its number of outstanding requests from the registry', () => {
    const disk = bench({}, { intervalMs: 12, outstanding: 3 });
    expect(disk.kernel.components.cm.readValue(CLASSPNP_KEY, 'IdleInterval')).toBe(12);
    disk.send(100, 2);
    for (let i = 0; i < 5; i++) disk.send(101, 0);
    disk.kernel.runUntil(cyclesOfMs(100 + 8 + 12 + 2));
    expect(disk.served.irps.length).toBe(1);
    expect(disk.kernel.components.io.disk.classDriver.idleIssues).toBe(3);
    disk.kernel.runUntil(cyclesOfSeconds(1));
    expect(disk.served.irps.length).toBe(6);
  });

  it('counts the starvation time from the last request that was let out, also while that one was at the drive', () => {
    const issues = (second: number): number[] => {
      const disk = bench({}, { starvationMs: 10 });
      for (let i = 0; i < 20; i++) disk.send(i * 8, 2);
      disk.send(1, 0);
      disk.send(second, 0);
      disk.kernel.runUntil(cyclesOfSeconds(1));
      return disk.sink.rows.filter((row) => row.operation === 'IdleIoIssue').map((row) => row.time / CYCLES_PER_MS);
    };
    // The first starves at 11 ms and is at the drive until 24 ms. What comes then has waited long enough, what comes after a silence has not.
    expect(issues(24.5)).toEqual([expect.closeTo(11, 1), expect.closeTo(24.5, 1)]);
    expect(issues(60)).toEqual([expect.closeTo(11, 1), expect.closeTo(70, 1)]);
  });

  it('is not used where the device says that it is not supported', () => {
    const disk = bench({}, { supported: false });
    disk.send(100, 2);
    disk.send(101, 0);
    disk.kernel.runUntil(cyclesOfMs(117));
    expect(priorities(disk)).toEqual([2, 0]);
  });

  it('keeps both promises for any traffic: quiet before an idle request, and at least one in each starvation time', () => {
    const arrivals = fc.array(fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 2 })), { minLength: 20, maxLength: 250 });
    fc.assert(fc.property(arrivals, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 80 }), fc.integer({ min: 100, max: 600 }), (list, serviceMs, intervalMs, starvationMs) => {
      const disk = bench({}, { intervalMs, starvationMs }, serviceMs);
      for (const [ms, priority] of list) disk.send(ms, priority);
      disk.kernel.runUntil(cyclesOfSeconds(30));
      const { rows } = disk.sink;
      expect(disk.served.irps.length).toBe(list.length);
      expect(disk.kernel.components.io.irps.pending).toBe(0);
      const issues = rows.filter((row) => row.operation === 'IdleIoIssue');
      expect(issues.length).toBe(list.filter(([, priority]) => priority < IoPriority.Normal).length);
      for (const issue of issues) {
        if (issue.detail.includes('starvation')) continue;
        disk.served.irps.forEach((irp, i) => {
          const end = disk.served.ends[i] as number;
          if (irp.priority === IoPriority.Normal && end <= issue.time) expect(issue.time - end).toBeGreaterThanOrEqual(cyclesOfMs(intervalMs));
        });
      }
      // Of requests that wait, one is let out in each starvation time, as long as the one before has been served.
      const allowed = cyclesOfMs(starvationMs) + cyclesOfMs(1);
      const waits = disk.served.irps.filter((irp) => irp.priority < IoPriority.Normal).map((irp) => irp.startTime);
      let last = -Infinity;
      for (const issue of issues) {
        const oldest = Math.min(...waits);
        waits.splice(waits.indexOf(oldest), 1);
        const queued = disk.served.irps.reduce((longest, irp, i) => (irp.priority < IoPriority.Normal ? Math.max(longest, (disk.served.ends[i] as number) <= issue.time ? (disk.served.ends[i] as number) : 0) : longest), 0);
        expect(issue.time - Math.max(oldest, last, queued)).toBeLessThanOrEqual(allowed);
        last = issue.time;
      }
    }), { numRuns: 25 });
  }, 60_000);
});

describe('a long request', () => {
  const run = (large: boolean, length: number): Bench => {
    const disk = bench({ 'io.largeTransfers': large });
    disk.send(1, 2, length);
    disk.kernel.runUntil(cyclesOfSeconds(2));
    expect(disk.kernel.components.io.irps.pending).toBe(0);
    return disk;
  };
  const lengths = (disk: Bench): number[] => disk.served.irps.map((irp) => irp.length);

  it('goes to the disk in parts of 64 KB with an interrupt each, or at once', () => {
    const old = run(false, 1_048_576);
    expect(lengths(old)).toEqual(new Array<number>(16).fill(65_536));
    expect(old.kernel.components.io.disk.port.interrupts).toBe(16);
    expect(old.sink.rows.filter((row) => row.operation === 'IrpSplit').map((row) => row.detail)).toEqual([expect.stringContaining('Parts: 16, Part Length: 65,536')]);
    const recent = run(true, 1_048_576);
    expect(lengths(recent)).toEqual([1_048_576]);
    expect(recent.kernel.components.io.disk.port.interrupts).toBe(1);
  });

  it('is cut at what the adapter takes', () => {
    expect(lengths(run(true, 2_500_000))).toEqual([1_048_576, 1_048_576, 402_848]);
    expect(lengths(run(false, 100_000))).toEqual([65_536, 34_464]);
  });
});

describe('the priority of a request', () => {
  /** Priority texts of the reads that a program makes. */
  const seen = (features: Partial<Record<FeatureName, boolean>>, program: NonNullable<Parameters<Kernel['ps']['createProcess']>[0]['program']>): (string | undefined)[] => {
    const { kernel, sink } = bench(features);
    kernel.ps.createProcess({ imagePath: 'C:\\reader.exe', program });
    kernel.runUntil(cyclesOfSeconds(5));
    return sink.rows.filter((row) => row.operation === 'ReadFile').map((row) => /Priority: ([\w ]+)$/.exec(row.detail)?.[1]);
  };

  it('is that of the file before the thread before the process', () => {
    expect(seen({}, function* (u) {
      yield nt.createFile(u, 'C:\\Data\\data.bin', UNBUFFERED);
      const file = u.result;
      yield nt.readFile(u, file, 0, 4096);
      yield setProcessBackground(u, true);
      yield nt.readFile(u, file, 0, 4096);
      yield setThreadIoPriority(u, IoPriority.Low);
      yield nt.readFile(u, file, 0, 4096);
      yield nt.setFileIoPriorityHint(u, file, IoPriority.Normal);
      yield nt.readFile(u, file, 0, 4096);
      yield nt.createFile(u, 'C:\\Data\\data.bin', UNBUFFERED);
      yield nt.readFile(u, u.result, 0, 4096);
    })).toEqual(['Normal', 'Very Low', 'Low', 'Normal', 'Low']);
  });

  it('of a process is what it asks for, from Very Low to Normal', () => {
    const statuses: number[] = [];
    expect(seen({}, function* (u) {
      yield nt.createFile(u, 'C:\\Data\\data.bin', UNBUFFERED);
      const file = u.result;
      for (const priority of [IoPriority.Low, IoPriority.VeryLow, IoPriority.High, -1]) {
        yield setProcessIoPriority(u, priority);
        statuses.push(u.status);
        yield nt.readFile(u, file, 0, 4096);
      }
    })).toEqual(['Low', 'Very Low', 'Very Low', 'Very Low']);
    expect(statuses).toEqual([0, 0, 0xc000_000d, 0xc000_000d]);
  });

  it('is not there before io.priority, and asking for one is refused', () => {
    const statuses: number[] = [];
    expect(seen({ 'io.priority': false }, function* (u) {
      yield nt.createFile(u, 'C:\\Data\\data.bin', UNBUFFERED);
      const file = u.result;
      yield nt.setFileIoPriorityHint(u, file, 0);
      statuses.push(u.status);
      yield setProcessBackground(u, true);
      statuses.push(u.status);
      yield nt.readFile(u, file, 0, 4096);
    })).toEqual([undefined]);
    expect(statuses).toEqual([0xc000_0003, 0xc000_000d]);
  });

  it('of a thread and a process in background mode is Very Low, their CPU priority 4; both end', () => {
    const { kernel } = bench();
    const found: [number, number][] = [];
    const statuses: number[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\b.exe', basePriority: 9, program: function* (u) {
      const look = (): void => { found.push([u.thread.basePriority, u.thread.ioPriority]); };
      yield setThreadBackground(u, true);
      look();
      yield setThreadBackground(u, true);
      statuses.push(u.status);
      yield setThreadBackground(u, false);
      look();
      yield setProcessBackground(u, true);
      look();
      yield setProcessBackground(u, false);
      look();
      yield setProcessBackground(u, false);
      statuses.push(u.status);
    } });
    kernel.runUntil(cyclesOfSeconds(1));
    expect(found).toEqual([[4, 0], [9, 2], [4, 0], [9, 2]]);
    expect(statuses).toEqual([0xc000_000d, 0xc000_000d]);
  });
});

describe('the way of a request', () => {
  const stacks = (operation: string, program: (u: UserContext, file: number) => Program): string[] => {
    const { kernel, sink } = bench();
    kernel.ps.createProcess({ imagePath: 'C:\\reader.exe', program: function* (u) {
      yield nt.createFile(u, 'C:\\Data\\data.bin', { ...UNBUFFERED, options: 0x60 });
      yield* program(u, u.result);
    } });
    kernel.runUntil(cyclesOfSeconds(4));
    return sink.rows.filter((row) => row.operation === operation).map((row) => sink.stackFrames(row.stack).join(' '));
  };
  const below = ['classpnp.sys!ClassReadWrite', 'partmgr.sys', 'volmgr.sys', 'ntfs.sys', 'fltmgr.sys'];

  it('leads through file system, volume and class driver, from where it began', () => {
    const read = stacks('DiskReadInit', function* (u, file) { for (let i = 0; i < 32; i++) yield nt.readFile(u, file, i * 4096, 4096); });
    const lazily = stacks('DiskWriteInit', function* (u, file) { yield nt.writeFile(u, file, 0, 4096); });
    const flushed = stacks('DiskWriteInit', function* (u, file) { yield nt.writeFile(u, file, 0, 4096); yield nt.flushBuffersFile(u, file); });
    const background = stacks('DiskWriteInit', function* (u, file) { yield setProcessBackground(u, true); yield nt.writeFile(u, file, 0, 4096); });
    for (const stack of [...read, ...lazily, ...flushed, ...background]) for (const frame of below) expect(stack).toContain(frame);
    expect(read.some((stack) => stack.includes('nt!MmAccessFault'.replace('nt!', 'ntkrnlpa.exe!')))).toBe(true);
    expect(read.some((stack) => stack.includes('ntkrnlpa.exe!CcPerformReadAhead'))).toBe(true);
    expect(lazily[0]).toContain('ntkrnlpa.exe!CcWriteBehind');
    expect(flushed[0]).toContain('ntkrnlpa.exe!NtFlushBuffersFile');
    expect(background[0]).toContain('ntkrnlpa.exe!NtWriteFile');
    expect(background[0]).toContain('ntkrnlpa.exe!CcFlushCache');
  });
});
