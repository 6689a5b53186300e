// Bandwidth reservation: what is admitted, whose turn it is, and that a promise is kept.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupDisk, setupFile } from '../core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_US, cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { DEFAULT_SESSION, EnableFlag } from '../etw/session-properties.ts';
import { RecordingSink } from '../etw/recording-sink.ts';
import { ReservationSchedule } from './reservations.ts';

const UNBUFFERED: nt.OpenRequest = { access: FileAccess.GENERIC_READ, share: 7, options: 0x68 };
const BLOCK = 65_536;
const SERVICE_MS = 8;

function machine(reserves = true): { kernel: Kernel; sink: RecordingSink } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: { ...profileFeatures('windows-vista'), 'io.bandwidthReservation': reserves }, seed: 1 });
  setupDisk(kernel, 'flat', SERVICE_MS);
  for (const name of ['a', 'b', 'c']) setupFile(kernel, `C:\\Media\\${name}.bin`, { sizeBytes: 64 * 1_048_576, cached: 1e-8 });
  const sink = new RecordingSink();
  kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: EnableFlag.DISK_IO | EnableFlag.EMULATOR_INTERNALS });
  return { kernel, sink };
}

function* reader(u: UserContext, name: string): Program {
  yield nt.createFile(u, `C:\\Media\\${name}.bin`, UNBUFFERED);
  const file = u.result;
  for (let i = 0; ; i = (i + 1) % 1000) yield nt.readFile(u, file, i * BLOCK, BLOCK);
}

/** Asks for bandwidth and reads on and on as the advice says; notes how it was answered. */
function* reserved(u: UserContext, name: string, bytes: number, periodMs: number, out: { status: number }): Program {
  yield nt.createFile(u, `C:\\Media\\${name}.bin`, UNBUFFERED);
  const file = u.result;
  yield nt.setFileBandwidthReservation(u, file, periodMs, bytes);
  out.status = u.status;
  if (u.status !== NtStatus.SUCCESS) return;
  const { out1: length, out2: outstanding } = u;
  const read = function* (t: UserContext): Program {
    for (let i = 0; ; i++) yield nt.readFile(t, file, (i % 1000) * length, length);
  };
  for (let i = 1; i < outstanding; i++) yield nt.createThread(u, read);
  yield* read(u);
}

const service = (): number => cyclesOfMs(SERVICE_MS);

describe('admission', () => {
  it('follows the formula, whatever was admitted before', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 10, max: 500 })), { maxLength: 12 }), (asked) => {
      const schedule = new ReservationSchedule(service);
      let share = 0;
      for (const [bytes, periodMs] of asked) {
        const wanted = (Math.ceil(bytes / BLOCK) * SERVICE_MS) / periodMs;
        const admitted = schedule.admit(schedule.propose(bytes, periodMs, false, 0), null);
        if (Math.abs(share + wanted - 1) > 1e-9) expect(admitted).toBe(share + wanted <= 1);
        if (admitted) share += wanted;
        expect(schedule.share).toBeCloseTo(share, 9);
      }
    }));
  });

  it('just fits and just does not', () => {
    const schedule = new ReservationSchedule(service);
    expect(schedule.admit(schedule.propose(5 * BLOCK, 80, false, 0), null)).toBe(true);
    expect(schedule.admit(schedule.propose(5 * BLOCK + 1, 80, false, 0), null)).toBe(false);
    expect(schedule.admit(schedule.propose(5 * BLOCK, 80, false, 0), null)).toBe(true);
    expect(schedule.admit(schedule.propose(1, 10_000, false, 0), null)).toBe(false);
  });
});

describe('a file with reserved bandwidth', () => {
  it('says how to read, refuses what does not fit, and gives its share back when it is closed', () => {
    const { kernel, sink } = machine();
    const seen: [number, number, number][] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\player.exe', program: function* (u) {
      yield nt.createFile(u, 'C:\\Media\\a.bin', UNBUFFERED);
      const first = u.result;
      yield nt.setFileBandwidthReservation(u, first, 100, 307_200);
      seen.push([u.status, u.out1, u.out2]);
      yield nt.createFile(u, 'C:\\Media\\b.bin', UNBUFFERED);
      const second = u.result;
      yield nt.setFileBandwidthReservation(u, second, 100, 512_000);
      seen.push([u.status, u.out1, u.out2]);
      yield nt.close(u, first);
      yield nt.setFileBandwidthReservation(u, second, 100, 512_000);
      seen.push([u.status, u.out1, u.out2]);
    } });
    kernel.runUntil(cyclesOfSeconds(1));
    expect(seen).toEqual([[0, BLOCK, 2], [NtStatus.INSUFFICIENT_RESOURCES, 0, 0], [0, BLOCK, 2]]);
    expect(kernel.components.io.disk.port.reservations.share).toBe(0);
    expect(sink.rows.filter((row) => row.operation === 'SetSfioReserveInformation').map((row) => row.result)).toEqual([0, NtStatus.INSUFFICIENT_RESOURCES, 0]);
    expect(sink.rows.filter((row) => row.operation === 'ReservationSet').map((row) => /Slots: (\d+), Status: (.*)/.exec(row.detail)?.slice(1))).toEqual([['5', 'SUCCESS'], ['8', 'INSUFFICIENT RESOURCES'], ['8', 'SUCCESS']]);
  });

  it('is not known before io.bandwidthReservation', () => {
    const { kernel } = machine(false);
    const out = { status: -1 };
    kernel.ps.createProcess({ imagePath: 'C:\\player.exe', program: (u) => reserved(u, 'a', 307_200, 100, out) });
    kernel.runUntil(cyclesOfSeconds(1));
    expect(out.status).toBe(NtStatus.INVALID_INFO_CLASS);
  });

  it('gets its slots in every period, and nothing of anybody else runs over the end of one', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 40, max: 150 }), fc.integer({ min: 1, max: 6 }), (slots, periodMs, others) => {
      if (slots * SERVICE_MS > periodMs) return;
      const { kernel, sink } = machine();
      for (let i = 0; i < others; i++) kernel.ps.createProcess({ imagePath: 'C:\\copier.exe', program: (u) => reader(u, 'c') });
      const out = { status: -1 };
      kernel.ps.createProcess({ imagePath: 'C:\\player.exe', pid: 2644, program: (u) => reserved(u, 'a', slots * BLOCK, periodMs, out) });
      kernel.runUntil(cyclesOfSeconds(3));
      expect(out.status).toBe(0);
      const set = sink.rows.find((row) => row.operation === 'ReservationSet');
      const begin = set?.time ?? 0;
      const period = periodMs * CYCLES_PER_MS;
      const used = new Map<number, number>();
      for (const row of sink.rows.filter((candidate) => candidate.operation === 'ReservationSlot')) {
        const [, number, slot] = /Period: (\d+), Slot: (\d+)/.exec(row.detail) as unknown as [string, string, string];
        expect(Number(slot)).toBeLessThanOrEqual(slots);
        expect(Math.floor((row.time - begin) / period)).toBe(Number(number));
        used.set(Number(number), Number(slot));
      }
      const whole = Math.floor((kernel.now - begin) / period);
      for (let number = 1; number < whole; number++) expect(used.get(number)).toBe(slots);
      for (const row of sink.rows.filter((candidate) => candidate.operation === 'DiskRead' && sink.processes[candidate.process]?.pid !== 2644)) {
        const end = row.time + row.duration - begin;
        // Interrupt and DPC come after the disk.
        const served = end - 40_000;
        if (served - service() > 0 && end < whole * period) expect(Math.floor(served / period)).toBe(Math.floor((served - service() + 40_000) / period));
      }
    }), { numRuns: 15 });
  }, 60_000);

  it('loses late requests with an error where it said so, and waits for them where not', () => {
    for (const discardable of [true, false]) {
      const { kernel, sink } = machine();
      // Twelve slots in 100 ms leave 4 ms: a request that the disk is at when the reservation is made takes one of them.
      kernel.ps.createProcess({ imagePath: 'C:\\copier.exe', program: (u) => reader(u, 'c') });
      const statuses: number[] = [];
      kernel.ps.createProcess({ imagePath: 'C:\\player.exe', program: function* (u) {
        yield nt.createFile(u, 'C:\\Media\\a.bin', { ...UNBUFFERED, options: 0x48 });
        const file = u.result;
        const { disk } = u.kernel.components.io;
        for (const { reads } = disk; disk.reads < reads + 3;) yield u.compute(10 * CYCLES_PER_US);
        yield nt.setFileBandwidthReservation(u, file, 100, 12 * BLOCK, discardable);
        const blocks = Array.from({ length: 12 }, () => ({ status: -1, information: 0 }));
        for (const [i, ioStatus] of blocks.entries()) yield nt.readFileAsync(u, file, i * BLOCK, BLOCK, { ioStatus });
        yield u.sleep(cyclesOfMs(900));
        statuses.push(...blocks.map(({ status }) => status));
      } });
      kernel.runUntil(cyclesOfSeconds(1));
      const late = sink.rows.filter((row) => row.operation === 'ReservationLate');
      expect(late.length).toBeGreaterThan(0);
      expect(late.every((row) => row.detail.endsWith(discardable ? 'Discarded: True' : 'Discarded: False'))).toBe(true);
      expect(statuses.length).toBe(12);
      expect(statuses.filter((status) => status === NtStatus.IO_TIMEOUT).length).toBe(discardable ? late.length : 0);
    }
  });
});
