// The storage labs: the figures of the reference under old and new, theory for other parameters, and every metric once more from the
// exported trace alone.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IrpFlags } from '../../src-shared/nt/io-flags.ts';
import { NtStatus } from '../../src-shared/nt/ntstatus.ts';
import type { EventType, FieldSpec, ReadFields } from '../../src-shared/trace/event-type.ts';
import { diskRead } from '../../src-shared/trace/events/disk-read.ts';
import { diskWrite } from '../../src-shared/trace/events/disk-write.ts';
import { idleIoIssue } from '../../src-shared/trace/events/idle-io-issue.ts';
import { irpSplit } from '../../src-shared/trace/events/irp-split.ts';
import { isr } from '../../src-shared/trace/events/isr.ts';
import { readAhead } from '../../src-shared/trace/events/read-ahead.ts';
import { readFile } from '../../src-shared/trace/events/read-file.ts';
import { setSfioReserveInformation } from '../../src-shared/trace/events/set-sfio-reserve-information.ts';
import { writeFile } from '../../src-shared/trace/events/write-file.ts';
import { PayloadReader, readFields } from '../../src-shared/trace/payload.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import { configureLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { LabSession } from './lab-session.ts';
import type { LabMetrics, LabValue } from './lab.ts';
import { runLab } from './lab-run.fixture.ts';
import type { LabOutcome } from './lab-run.fixture.ts';
import { traced as traceLab } from './lab-trace.fixture.ts';
import { aloneMs, sharedLaunch } from './launch-model.ts';

const OLD: readonly string[] = ['windows-xp', 'windows-server-2003'];

/** A whole run without a trace; its books close and its requests end once. */
function run(lab: string, profile: string, parameters: Readonly<Record<string, LabValue>> = {}): LabOutcome {
  return runLab({ lab, profile, parameters });
}

interface Row<F extends FieldSpec> {
  readonly time: number;
  readonly end: number;
  readonly pending: boolean;
  readonly pid: number;
  readonly tid: number;
  readonly path: string;
  readonly result: number;
  readonly fields: ReadFields<F>;
}

interface Traced {
  readonly metrics: LabMetrics;
  readonly end: number;
  rows<F extends FieldSpec>(type: EventType<F>): Row<F>[];
}

function traced(request: LabRequest): Traced {
  const { metrics, store, end } = traceLab(request);
  return {
    metrics,
    end,
    rows: <F extends FieldSpec>(type: EventType<F>): Row<F>[] => {
      const found: Row<F>[] = [];
      for (let row = 0; row < store.rowCount; row++) {
        const head = store.head(store.headId(row));
        if (head.type !== type.id) continue;
        const duration = store.duration(row);
        found.push({
          time: store.time(row), end: store.time(row) + Math.max(0, duration), pending: duration < 0, pid: store.process(head.process).pid, tid: head.tid, path: store.string(store.pathId(row)), result: head.result,
          fields: readFields(type, new PayloadReader(store.payload(store.payloadRef(row))), store),
        });
      }
      return found;
    },
  };
}

const seconds = (cycles: number): number => cycles / CYCLES_PER_SECOND;
const longest = (marks: readonly number[]): number => Math.max(...marks.slice(1).map((mark, i) => mark - (marks[i] as number)));

/** Numbers that a program's stopwatch and the rows of its calls give alike, but for the way into the kernel and back. */
const about = (value: number | null, relative: number): unknown => (value === null ? null : expect.closeTo(value, Math.max(0, Math.ceil(-Math.log10(Math.max(Math.abs(value), 1e-3) * relative)))));

function expectFromTrace(fromTrace: (trace: Traced) => Record<string, unknown>, request: LabRequest): Traced {
  const trace = traced(request);
  expect([request, trace.metrics]).toEqual([request, fromTrace(trace)]);
  return trace;
}

function ioPriorityFromTrace(trace: Traced): Record<string, unknown> {
  const reads = trace.rows(readFile).filter((row) => (row.fields.irpFlags & IrpFlags.PAGING_IO) === 0);
  const of = (pid: number): Row<typeof readFile.fields>[] => reads.filter((row) => row.pid === pid);
  const [alone, launch] = [of(3000), of(3100)].map((rows) => ({ begin: rows[0]?.time as number, end: rows.at(-1)?.end as number })) as [{ begin: number; end: number }, { begin: number; end: number }];
  const length = seconds(launch.end - launch.begin);
  const scanned = trace.rows(diskRead).filter((row) => row.pid === 3200 && row.end >= launch.begin && row.end <= launch.end).map((row) => row.end);
  const written = trace.rows(diskWrite).filter((row) => row.path.endsWith('Windows.edb'));
  const base = Math.min(...written.map((row) => row.fields.byteOffset));
  // Very Low writes make an IRP; others are fast I/O and are not in the rows of this form.
  const flushed = trace.rows(writeFile).filter((row) => row.pid === 3300 && (row.fields.irpFlags & IrpFlags.PAGING_IO) === 0 && written.some((disk) =>
    disk.fields.byteOffset - base <= row.fields.offset && disk.fields.byteOffset - base + disk.fields.transferSize > row.fields.offset && disk.end >= row.time && disk.end <= row.time + 100 * CYCLES_PER_MS));
  const ahead = (file: string): number => trace.rows(readAhead).filter((row) => row.path.endsWith(file)).length;
  return {
    launchSec: expect.closeTo(length, 5), aloneSec: expect.closeTo(seconds(alone.end - alone.begin), 5),
    scannerPerSec: about(scanned.length / length, 1e-4), longestScannerGapSec: expect.closeTo(seconds(longest([launch.begin, ...scanned, launch.end])), 5),
    veryLowWritesFlushedIn100Ms: flushed.length, veryLowReadAheads: ahead('report-a.doc'), normalReadAheads: ahead('report-b.doc'),
  };
}

function bandwidthFromTrace(trace: Traced): Record<string, unknown> {
  const [asked, answer] = [2644, 3100].map((pid) => trace.rows(setSfioReserveInformation).find((row) => row.pid === pid));
  const bytes = asked?.fields.bytesPerPeriod as number;
  const period = (asked?.fields.periodMs as number) * CYCLES_PER_MS;
  const reads = trace.rows(readFile).filter((row) => row.pid === 2644).sort((a, b) => a.time - b.time);
  const begin = reads[0]?.time as number;
  const done = trace.rows(diskRead).filter((row) => row.pid === 2644 && row.end >= begin);
  const until = reads.some((row) => row.pending) ? (done.at(-1)?.end as number) : trace.end;
  // Buffers: reads by number. One is wanted in each period, and late where its reads have not ended a millisecond after that.
  const periods = Math.floor((trace.end - begin - CYCLES_PER_MS) / period);
  let late = 0;
  for (let buffer = 0; buffer < periods; buffer++) {
    const needed = Math.ceil(((buffer + 1) * bytes) / (reads[0]?.fields.length as number));
    const last = reads[needed - 1];
    if (last === undefined || last.pending || last.end > begin + (buffer + 1) * period + CYCLES_PER_MS) late++;
  }
  return {
    mediaMBps: about(done.reduce((sum, row) => sum + row.fields.transferSize, 0) / seconds(until - begin) / 1e6, 1e-4), latePeriodShare: late / periods,
    othersPerSec: about(trace.rows(diskRead).filter((row) => row.pid === 3000 && row.end >= begin && row.end <= until).length / seconds(until - begin), 1e-4),
    secondReservation: answer?.result === NtStatus.SUCCESS ? 'granted' : 'refused',
  };
}

function transferSizeFromTrace(trace: Traced): Record<string, unknown> {
  const requests = [...trace.rows(diskRead), ...trace.rows(diskWrite)];
  // The clock's vector is the one that interrupts on every tick.
  const routines = trace.rows(isr);
  const clock = routines.find((row) => row.time === 37_500_000)?.fields.vector;
  // A drive of this kind takes 0.25 ms for a request as such.
  return {
    storageRequests: requests.length, maxRequestBytes: requests.reduce((most, row) => Math.max(most, row.fields.transferSize), 0),
    interrupts: routines.filter((row) => row.fields.vector !== clock).length, requestOverheadMs: requests.length * 0.25,
  };
}

describe('io-priority', { timeout: 120_000 }, () => {
  it('has the figures of the reference', () => {
    for (const profile of PROFILE_NAMES) {
      const { metrics, failed } = run('io-priority', profile);
      expect(failed).toEqual([]);
      const [launch, alone, rate, gap] = ['launchSec', 'aloneSec', 'scannerPerSec', 'longestScannerGapSec'].map((name) => metrics[name] as number) as [number, number, number, number];
      expect(alone).toBeGreaterThan(8.99);
      expect(alone).toBeLessThan(9.05);
      if (OLD.includes(profile)) {
        expect(launch).toBeCloseTo(15.99, 1);
        expect(rate).toBeCloseTo(62.5, 0);
        expect(metrics).toMatchObject({ veryLowWritesFlushedIn100Ms: 0, veryLowReadAheads: metrics['normalReadAheads'] });
      } else {
        expect(Math.abs(launch - 9.13)).toBeLessThan(0.05);
        expect(launch / alone).toBeLessThanOrEqual(1.02);
        expect(rate).toBeCloseTo(1.97, 1);
        expect(gap).toBeLessThanOrEqual(1);
        expect(metrics).toMatchObject({ veryLowWritesFlushedIn100Ms: 64, veryLowReadAheads: 0 });
      }
      expect(metrics['normalReadAheads']).toBeGreaterThan(0);
    }
  });

  it('agrees with the arithmetic of a disk for any parameters', () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 700 }), fc.constantFrom('very-low', 'low', 'normal'), fc.integer({ min: 5, max: 300 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 10, max: 1500 }), fc.constantFrom(...PROFILE_NAMES),
      (reads, thinkTenths, scannerPriority, serviceTenths, idleMs, starvationMs, profile) => {
        expect(run('io-priority', profile, { reads, thinkMs: thinkTenths / 10, scannerPriority, serviceMs: serviceTenths / 10, idleMs, starvationMs }).failed).toEqual([]);
      },
    ), { numRuns: 40 });
  });

  it('gives a Low scanner what a Very Low one gets, and a Normal one half of the disk', () => {
    const rate = (scannerPriority: string): number => run('io-priority', 'windows-vista', { scannerPriority, reads: 400 }).metrics['scannerPerSec'] as number;
    expect(rate('low')).toBeCloseTo(rate('very-low'), 1);
    expect(rate('normal')).toBeGreaterThan(60);
  });

  it('has metrics that the trace alone gives again, for any parameters', () => {
    for (const profile of ['windows-xp', 'windows-vista']) expectFromTrace(ioPriorityFromTrace, { lab: 'io-priority', profile, parameters: { reads: 200 } });
    fc.assert(fc.property(
      fc.integer({ min: 20, max: 120 }), fc.integer({ min: 0, max: 300 }), fc.constantFrom('very-low', 'low', 'normal'), fc.integer({ min: 10, max: 200 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 10, max: 600 }), fc.constantFrom(...PROFILE_NAMES),
      (reads, thinkTenths, scannerPriority, serviceTenths, idleMs, starvationMs, profile) => {
        expectFromTrace(ioPriorityFromTrace, { lab: 'io-priority', profile, parameters: { reads, thinkMs: thinkTenths / 10, scannerPriority, serviceMs: serviceTenths / 10, idleMs, starvationMs } });
      },
    ), { numRuns: 10 });
  });

  it('lets no idle request out within 50 ms of a Normal one, unless it has starved', () => {
    const trace = traced({ lab: 'io-priority', profile: 'windows-vista', parameters: { reads: 300 } });
    const normal = [...trace.rows(diskRead), ...trace.rows(diskWrite)].filter((row) => ((row.fields.irpFlags >>> 17) & 7) === 3).map((row) => row.end);
    const issues = trace.rows(idleIoIssue);
    expect(issues.some((row) => row.fields.starvation === 1)).toBe(true);
    for (const issue of issues) {
      if (issue.fields.starvation === 0) expect(normal.every((end) => end > issue.time || issue.time - end >= 50 * CYCLES_PER_MS)).toBe(true);
    }
  });
});

describe('the arithmetic of the launch', () => {
  const model = { reads: 1000, thinkMs: 1, serviceMs: 8, idleMs: 50, starvationMs: 500, overheadMs: 0, scannerOverheadMs: 0, scannerAtMs: 0 };

  it('gives the figures that the reference states', () => {
    expect(aloneMs(model) / 1000).toBeCloseTo(9, 2);
    const old = sharedLaunch(model, 'fifo');
    expect(old.launchMs / 1000).toBeCloseTo(15.99, 2);
    expect(old.scanned / (old.launchMs / 1000)).toBeCloseTo(62.5, 1);
    const recent = sharedLaunch(model, 'idle');
    expect(Math.abs(recent.launchMs / 1000 - 9.13)).toBeLessThan(0.05);
    expect(recent.scanned).toBe(18);
    expect(recent.longestGapMs).toBeLessThanOrEqual(1000);
  });

  it('delays the program by no more than the requests of the scanner take', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 100 }), (reads, thinkMs, serviceMs, idleMs) => {
      const any = { ...model, reads, thinkMs, serviceMs, idleMs };
      for (const discipline of ['idle', 'fifo'] as const) {
        const { launchMs, scanned } = sharedLaunch(any, discipline);
        expect(launchMs).toBeGreaterThanOrEqual(aloneMs(any));
        expect(launchMs).toBeLessThanOrEqual(aloneMs(any) + scanned * serviceMs);
      }
    }));
  });
});

describe('bandwidth', { timeout: 120_000 }, () => {
  it('has the figures of the reference', () => {
    for (const profile of PROFILE_NAMES) {
      const { metrics, failed } = run('bandwidth', profile);
      expect(failed).toEqual([]);
      if (OLD.includes(profile)) expect(metrics).toEqual({ mediaMBps: expect.closeTo(0.91, 2), latePeriodShare: 1, othersPerSec: expect.closeTo(111.1, 0), secondReservation: 'refused' });
      else expect(metrics).toEqual({ mediaMBps: expect.closeTo(3.072, 1), latePeriodShare: 0, othersPerSec: expect.closeTo(70, 0), secondReservation: 'refused' });
    }
  });

  it('grants a second reservation that just fits, refuses one that just does not, and never takes from the first', () => {
    for (const [secondBytes, answer] of [[458_752, 'granted'], [458_753, 'refused'], [1, 'granted'], [5_000_000, 'refused']] as const) {
      const { metrics, failed } = run('bandwidth', 'windows-vista', { secondBytes });
      expect([secondBytes, failed]).toEqual([secondBytes, []]);
      expect(metrics).toMatchObject({ secondReservation: answer, latePeriodShare: 0 });
    }
    // All of the disk is promised.
    expect(run('bandwidth', 'windows-vista', { periodMs: 80, secondBytes: 327_680 }).metrics).toMatchObject({ secondReservation: 'granted', latePeriodShare: 0 });
  });

  it('keeps a promise of the whole disk, period after period', () => {
    for (const [bytesPerPeriod, periodMs, wanted] of [[327_680, 40, 8.192], [786_432, 96, 8.192], [65_536, 8, 8.192], [819_200, 104, 7.877]] as const) {
      const { metrics, failed } = run('bandwidth', 'windows-vista', { bytesPerPeriod, periodMs });
      expect([periodMs, failed]).toEqual([periodMs, []]);
      expect(metrics).toMatchObject({ mediaMBps: expect.closeTo(wanted, 1), latePeriodShare: 0, secondReservation: 'refused' });
    }
    // One more byte, or a millisecond less, does not fit.
    for (const [bytesPerPeriod, periodMs] of [[327_681, 40], [327_680, 39]] as const) {
      expect(run('bandwidth', 'windows-vista', { bytesPerPeriod, periodMs }).metrics).toEqual(run('bandwidth', 'windows-xp', { bytesPerPeriod, periodMs }).metrics);
    }
  });

  it('is late from the first period on where the disk has less for it than it needs, even if no buffer gets full', () => {
    for (const bytesPerPeriod of [95_000, 100_000, 300_000, 100_000_000]) {
      expect(run('bandwidth', 'windows-xp', { bytesPerPeriod }).metrics).toMatchObject({ mediaMBps: expect.closeTo(0.91, 2), latePeriodShare: 1 });
    }
  });

  it('agrees with the formulas for other parameters', () => {
    fc.assert(fc.property(fc.integer({ min: 20_000, max: 1_500_000 }), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(...PROFILE_NAMES), (bytesPerPeriod, periodMs, contenders, secondBytes, profile) => {
      expect(run('bandwidth', profile, { bytesPerPeriod, periodMs, contenders, secondBytes }).failed).toEqual([]);
    }), { numRuns: 40 });
  });

  it('has metrics that the trace alone gives again, for any parameters', () => {
    // In time, late, late now and then, and so much that no buffer gets full.
    for (const [profile, bytesPerPeriod, contenders] of [['windows-xp', 307_200, 8], ['windows-vista', 307_200, 8], ['windows-xp', 90_000, 8], ['windows-xp', 106_496, 6], ['windows-vista', 5_000_000, 8], ['windows-xp', 100_000_000, 8]] as const) {
      expectFromTrace(bandwidthFromTrace, { lab: 'bandwidth', profile, parameters: { bytesPerPeriod, contenders } });
    }
    fc.assert(fc.property(fc.integer({ min: 20_000, max: 1_000_000 }), fc.integer({ min: 10, max: 300 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(...PROFILE_NAMES), (bytesPerPeriod, periodMs, contenders, secondBytes, profile) => {
      expectFromTrace(bandwidthFromTrace, { lab: 'bandwidth', profile, parameters: { bytesPerPeriod, periodMs, contenders, secondBytes } });
    }), { numRuns: 10 });
  });
});

describe('transfer-size', { timeout: 120_000 }, () => {
  it('has the figures of the reference', () => {
    for (const profile of PROFILE_NAMES) {
      const { metrics, failed } = run('transfer-size', profile);
      expect(failed).toEqual([]);
      expect(metrics).toEqual(OLD.includes(profile)
        ? { storageRequests: 2_048, maxRequestBytes: 65_536, interrupts: 2_048, requestOverheadMs: 512 }
        : { storageRequests: 128, maxRequestBytes: 1_048_576, interrupts: 128, requestOverheadMs: 32 });
    }
  });

  it('holds for other sizes', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 4, max: 5_000 }), fc.constantFrom(...PROFILE_NAMES), (mib, requestKiB, profile) => {
      expect(run('transfer-size', profile, { mib, requestKiB }).failed).toEqual([]);
    }), { numRuns: 25 });
  });

  it('has metrics that the trace alone gives again, for any parameters', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 16, max: 3_000 }), fc.constantFrom(...PROFILE_NAMES), (mib, requestKiB, profile) => {
      const trace = expectFromTrace(transferSizeFromTrace, { lab: 'transfer-size', profile, parameters: { mib, requestKiB } });
      // Every part of a request that was too long is one of the disk's.
      const limit = OLD.includes(profile) ? 65_536 : 1_048_576;
      for (const split of trace.rows(irpSplit)) expect(split.fields.parts).toBeGreaterThan(1);
      expect(trace.rows(irpSplit).length > 0).toBe(requestKiB * 1024 > limit && mib * 1_048_576 > limit);
    }), { numRuns: 12 });
  });
});

describe('the bytes of a storage lab', { timeout: 120_000 }, () => {
  it.each([['io-priority', { reads: 60 }], ['bandwidth', { periodMs: 50 }], ['transfer-size', { mib: 2 }]] as const)('%s: are the same twice and in slices', (lab, parameters) => {
    const digest = (slices: number): string => {
      const configured = configureLab({ lab, profile: 'windows-vista', parameters });
      if (!configured.ok) throw new Error(configured.error);
      const hash = createHash('sha256');
      const session = new LabSession(configured.value, (batch) => hash.update(new Uint8Array(batch)));
      for (let slice = 1; slice <= slices; slice++) session.runUntil(Math.floor((session.endTime * slice) / slices));
      session.stop();
      return hash.digest('hex');
    };
    const whole = digest(1);
    expect(digest(1)).toBe(whole);
    expect(digest(997)).toBe(whole);
  });
});
