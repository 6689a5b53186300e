import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileAccess } from '../../../src-shared/nt/file-access.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { profileFeatures } from '../core/features.ts';
import type { FeatureName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import { FOREVER } from '../core/program.ts';
import type { Program, ProgramFunction, UserContext, UserRequest } from '../core/program.ts';
import { setupDisk, setupFile } from '../core/setup.ts';
import { CYCLES_PER_MS, cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from '../etw/recording-sink.ts';
import { ALL_OPERATIONS, DEFAULT_SESSION, EnableFlag } from '../etw/session-properties.ts';
import { KEvent } from '../ke/event.ts';
import { sleepAlertable, waitForObject } from '../ke/services.ts';
import { STATUS_USER_APC } from '../ke/wait.ts';

const ASYNC: nt.OpenRequest = { access: FileAccess.GENERIC_READ | FileAccess.GENERIC_WRITE, share: 7, options: 0x48 };
const SYNC: nt.OpenRequest = { ...ASYNC, options: 0x68 };

interface Bench { readonly kernel: Kernel; readonly sink: RecordingSink; run(...programs: readonly ProgramFunction[]): void }

function bench(features: Partial<Record<FeatureName, boolean>> = {}, cpus = 1): Bench {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, cpus, systemThreads: false }, features: { ...profileFeatures('windows-vista'), ...features }, seed: 1 });
  setupFile(kernel, 'C:\\Data\\a.dat', { sizeBytes: 10_000_000, cached: 1e-6 });
  setupDisk(kernel, 'flat', 1);
  const sink = new RecordingSink();
  kernel.components.etw.start(sink, { ...DEFAULT_SESSION, operations: ALL_OPERATIONS, enableFlags: EnableFlag.EMULATOR_INTERNALS | EnableFlag.SYSTEMCALL });
  return {
    kernel, sink,
    run(...programs) {
      for (const program of programs) kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program });
      kernel.runUntil(cyclesOfSeconds(5));
      expect(kernel.components.io.irps.pending).toBe(0);
      const { threadCycles, interruptCycles, dpcCycles, idleCycles, elapsedCycles } = kernel.ke.accounting();
      expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * cpus);
    },
  };
}

function operations(sink: RecordingSink, name: string): RecordingSink['rows'] {
  return sink.rows.filter((row) => row.operation === name);
}

const OLD = { 'iocp.deferredCompletion': false, 'iocp.batchDequeue': false } as const;

/** Opens the file with a port on it. */
function* openWithPort(u: UserContext, concurrency: number, key: number): Generator<UserRequest, { file: number; port: number }, void> {
  yield nt.createIoCompletion(u, concurrency);
  const port = u.result;
  yield nt.createFile(u, 'C:\\Data\\a.dat', ASYNC);
  const file = u.result;
  yield nt.setFileCompletion(u, file, port, key);
  expect(u.status).toBe(NtStatus.SUCCESS);
  return { file, port };
}

describe('an asynchronous write', () => {
  it('returns PENDING and goes past the cache to the disk; its row ends when the device has answered', () => {
    const { run, sink, kernel } = bench();
    const event = new KEvent();
    run(function* (u) {
      yield nt.createFile(u, 'C:\\Data\\a.dat', ASYNC);
      const file = u.result;
      const ioStatus = { status: 0, information: 0 };
      yield nt.writeFileAsync(u, file, 8192, 4096, { event, ioStatus });
      expect([u.status, ioStatus.status]).toEqual([NtStatus.PENDING, NtStatus.PENDING]);
      yield waitForObject(u, event);
      expect(ioStatus).toEqual({ status: NtStatus.SUCCESS, information: 4096 });
      expect([u.process.writeOperations, u.process.writeBytes]).toEqual([1, 4096]);
      yield nt.close(u, file);
    });
    const [write] = operations(sink, 'WriteFile');
    expect(write).toMatchObject({ result: NtStatus.SUCCESS });
    expect((write?.duration ?? 0) / CYCLES_PER_MS).toBeCloseTo(1, 1);
    expect(kernel.components.cc.dirtyPages).toBe(0);
    expect(kernel.components.io.irps).toMatchObject({ started: 1, ended: 1 });
  });
});

describe('an asynchronous read', () => {
  it('returns PENDING, and its row ends when the device has answered', () => {
    const { run, sink } = bench();
    const event = new KEvent();
    run(function* (u) {
      yield nt.createFile(u, 'C:\\Data\\a.dat', ASYNC);
      const file = u.result;
      const ioStatus = { status: 0, information: 0 };
      yield nt.readFileAsync(u, file, 0, 4096, { event, ioStatus });
      expect([u.status, ioStatus.status]).toEqual([NtStatus.PENDING, NtStatus.PENDING]);
      yield waitForObject(u, event);
      expect(ioStatus).toEqual({ status: NtStatus.SUCCESS, information: 4096 });
      yield nt.close(u, file);
    });
    const [read] = operations(sink, 'ReadFile');
    expect(read).toMatchObject({ result: NtStatus.SUCCESS });
    expect((read?.duration ?? 0) / CYCLES_PER_MS).toBeCloseTo(1, 1);
  });

  it('waits for its device in the call where the file is synchronous, one request of a file object after the other', () => {
    const { run } = bench();
    const ends: number[] = [];
    run(function* (u) {
      yield nt.createFile(u, 'C:\\Data\\a.dat', SYNC);
      const file = u.result;
      for (let i = 0; i < 2; i++) {
        yield nt.createThread(u, function* (t) {
          yield nt.readFile(t, file, -1, 4096);
          expect(t.status).toBe(NtStatus.SUCCESS);
          ends.push(Math.round(t.now / CYCLES_PER_MS));
        });
      }
      yield u.sleep(cyclesOfMs(50));
      // Both moved the one current position.
      yield nt.readFile(u, file, 9_999_000, 4096);
      expect(u.result).toBe(1000);
    });
    expect(ends).toEqual([1, 2]);
  });

  it('can end in an APC, which runs at the next alertable wait and not before', () => {
    const { run, kernel } = bench();
    const notes: string[] = [];
    run(function* (u) {
      yield nt.createFile(u, 'C:\\Data\\a.dat', ASYNC);
      yield nt.readFileAsync(u, u.result, 0, 4096, { apc: function* (v) { notes.push('APC'); yield v.compute(100); } });
      yield u.sleep(cyclesOfMs(40));
      notes.push('slept');
      yield sleepAlertable(u, cyclesOfSeconds(60));
      notes.push(u.status === STATUS_USER_APC ? 'woken' : 'slept on');
    });
    expect(kernel.components.io.completion.completedInIssuer).toBe(1);
    expect(notes).toEqual(['slept', 'APC', 'woken']);
  });
});

describe('a completion port', () => {
  for (const features of [OLD, {}]) {
    it(`gives every packet once, with key, context and bytes (${features === OLD ? 'completed by the issuer' : 'completed by the dequeuer'})`, () => {
      const { run, kernel, sink } = bench(features);
      const got: nt.CompletionPacket[] = [];
      run(function* (u) {
        const { file, port } = yield* openWithPort(u, 0, 77);
        yield nt.setIoCompletion(u, port, { key: 5, context: 'posted', status: 0, information: 9 });
        for (let i = 0; i < 10; i++) yield nt.readFileAsync(u, file, i * 4096, 4096, { context: i });
        yield nt.readFileAsync(u, file, 9_999_000, 4096, { context: 'short' });
        while (got.length < 12) {
          yield nt.removeIoCompletionEx(u, port, 4);
          expect(u.result).toBeLessThanOrEqual(features === OLD ? 1 : 4);
          got.push(...(u.object as nt.CompletionPacket[]));
        }
        yield nt.removeIoCompletion(u, port, cyclesOfMs(30));
        expect(u.status).toBe(NtStatus.TIMEOUT);
      });
      expect(got[0]).toEqual({ key: 5, context: 'posted', status: 0, information: 9 });
      expect(got.slice(1, 11).map((packet) => packet.context)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(got[11]).toEqual({ key: 77, context: 'short', status: 0, information: 1000 });
      const { completedInIssuer, completedInDequeuer } = kernel.components.io.completion;
      expect([completedInIssuer, completedInDequeuer]).toEqual(features === OLD ? [11, 0] : [0, 11]);
      const [name, frames] = features === OLD ? ['ApcCompletion', ['KiDeliverApc', 'IopCompleteRequest']] : ['DeferredCompletion', ['IoRemoveIoCompletion', 'IopCompleteRequest']];
      const events = operations(sink, name);
      expect(events).toHaveLength(11);
      for (const event of events) expect(sink.stackFrames(event.stack).map((frame) => frame.replace(/^.*!|\+.*$/g, '')).slice(-2)).toEqual(frames);
    });
  }

  it.each([OLD, {}])('lets a thread end while its requests are pending, and another one dequeue them (%j)', (features) => {
    const { run, kernel, sink } = bench(features);
    let packets = 0;
    run(function* (u) {
      const { file, port } = yield* openWithPort(u, 0, 1);
      yield nt.createThread(u, function* (t) { for (let i = 0; i < 5; i++) yield nt.readFileAsync(t, file, i * 4096, 4096); });
      while (packets < 5) {
        yield nt.removeIoCompletionEx(u, port, 64);
        packets += u.result;
      }
    });
    expect(packets).toBe(5);
    expect(operations(sink, 'ReadFile').map((row) => row.result)).toEqual(Array.from({ length: 5 }, () => NtStatus.SUCCESS));
    expect(kernel.ps.processes.size).toBe(2);
  });

  it('refuses a synchronous file and a second port', () => {
    const { run } = bench();
    run(function* (u) {
      const { file, port } = yield* openWithPort(u, 0, 1);
      yield nt.setFileCompletion(u, file, port, 2);
      expect(u.status).toBe(NtStatus.INVALID_PARAMETER);
      yield nt.createFile(u, 'C:\\Data\\a.dat', SYNC);
      yield nt.setFileCompletion(u, u.result, port, 2);
      expect(u.status).toBe(NtStatus.INVALID_PARAMETER);
      yield nt.removeIoCompletion(u, file);
      expect(u.status).toBe(NtStatus.OBJECT_TYPE_MISMATCH);
    });
  });

  it('runs no more workers at a time than its concurrency, the one that waited last first', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 30 }), fc.boolean(), fc.boolean(), (concurrency, workers, items, deferred, blocks) => {
      const { run } = bench({ 'iocp.deferredCompletion': deferred }, 4);
      let running = 0;
      let most = 0;
      let done = 0;
      const seen = new Set<unknown>();
      const worker = (port: number) => function* (u: UserContext): Program {
        for (;;) {
          yield nt.removeIoCompletion(u, port);
          for (const { context } of u.object as nt.CompletionPacket[]) seen.add(context);
          most = Math.max(most, ++running);
          yield u.compute(CYCLES_PER_MS);
          running--;
          if (blocks) yield u.sleep(CYCLES_PER_MS);
          if (++done === items) yield u.exitProcess();
        }
      };
      run(function* (u) {
        const { file, port } = yield* openWithPort(u, concurrency, 1);
        for (let i = 0; i < workers; i++) yield nt.createThread(u, worker(port));
        for (let i = 0; i < items; i++) yield i % 3 === 0 ? nt.setIoCompletion(u, port, { key: 0, context: i, status: 0, information: 0 }) : nt.readFileAsync(u, file, i * 4096, 4096, { context: i });
        yield u.sleep(FOREVER);
      });
      expect(done).toBe(items);
      expect(seen.size).toBe(items);
      // A worker that comes back from blocking elsewhere runs at once, whatever the concurrency.
      if (!blocks) expect(most).toBeLessThanOrEqual(concurrency);
    }), { numRuns: 30 });
  });
});
