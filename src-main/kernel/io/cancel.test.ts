import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { profileFeatures } from '../core/features.ts';
import type { FeatureName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { setupDevice, setupDisk, setupFile, setupHost } from '../core/setup.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND, cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from '../etw/recording-sink.ts';
import { DEFAULT_SESSION, EnableFlag } from '../etw/session-properties.ts';
import { KEvent } from '../ke/event.ts';
import { waitForObject } from '../ke/services.ts';
import type { KThread } from '../ke/thread.ts';
import { openFolder } from '../workloads/programs/folder-dialog.ts';
import type { FolderOpen } from '../workloads/programs/folder-dialog.ts';
import { SlowDriver } from './slow-driver.ts';

const DEVICE_ASYNC: nt.OpenRequest = { access: 1, share: 7, options: 0 };
const DEVICE_SYNC: nt.OpenRequest = { access: 1, share: 7, options: 0x20 };
const UNBUFFERED: nt.OpenRequest = { access: 0x12_0089, share: 7, options: 0x48 };
const REMOTE: nt.OpenRequest = { access: 0x12_0089, share: 7, options: 0x60 };

interface Bench { readonly kernel: Kernel; readonly sink: RecordingSink }

function bench(features: Partial<Record<FeatureName, boolean>> = {}, answersAtMs = 500, notified = false, cpus = 1): Bench {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, cpus, systemThreads: false }, features: { ...profileFeatures('windows-vista'), ...features }, seed: 1 });
  setupDevice(kernel, '\\Device\\Slow', new SlowDriver(kernel, cyclesOfMs(answersAtMs), notified));
  setupHost(kernel, 'OFFLINE', { up: false });
  setupFile(kernel, 'C:\\Data\\a.dat', { sizeBytes: 1_000_000, cached: 1e-6 });
  setupDisk(kernel, 'flat', 20);
  const sink = new RecordingSink();
  kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: EnableFlag.EMULATOR_INTERNALS | EnableFlag.PROCESS | EnableFlag.THREAD });
  return { kernel, sink };
}

const ms = (cycles: number): number => Math.round(cycles / CYCLES_PER_MS);

describe('a process with I/O that cannot be cancelled', () => {
  it('stays without threads until its device has answered, and refuses new ones', () => {
    const { kernel, sink } = bench();
    const process = kernel.ps.createProcess({ imagePath: 'C:\\app.exe', console: true, program: function* (u) {
      yield nt.createFile(u, '\\Device\\Slow', DEVICE_ASYNC);
      yield nt.readFileAsync(u, u.result, 0, 100);
      yield waitForObject(u, new KEvent());
    } });
    kernel.runUntil(cyclesOfMs(100));
    kernel.apply({ kind: 'kill', pid: process.pid });
    kernel.runUntil(cyclesOfMs(300));
    expect(kernel.ps.byPid(process.pid)).toBe(process);
    expect(process).toMatchObject({ threads: [], pendingIrps: 1, exitTime: -1, signalState: 0 });
    expect(() => kernel.ps.createThread(process, function* () { /* nothing */ })).toThrow('has ended');
    // Ending it once more changes nothing.
    kernel.apply({ kind: 'kill', pid: process.pid });
    kernel.apply({ kind: 'ctrl-c', pid: process.pid });
    kernel.runUntil(cyclesOfSeconds(2));
    expect(ms(process.exitTime)).toBe(500);
    expect(kernel.ps.byPid(process.pid)).toBeUndefined();
    expect(process.signalState).toBe(1);
    const order = sink.rows.filter((row) => ['ProcessDefunct', 'ProcessEnd', 'ThreadEnd', 'Process Exit', 'CloseFile'].includes(row.operation)).map((row) => [row.operation, ms(row.time)]);
    expect(order).toEqual([['ThreadEnd', 100], ['ProcessDefunct', 100], ['Process Exit', 500], ['ProcessEnd', 500], ['CloseFile', 500]]);
    expect(sink.rows.find((row) => row.operation === 'ReadFile' && row.path === '\\Device\\Slow')).toMatchObject({ result: NtStatus.SUCCESS });
  });

  it('goes at once where the driver has asked to be told', () => {
    const { kernel, sink } = bench({}, 500, true);
    const process = kernel.ps.createProcess({ imagePath: 'C:\\app.exe', program: function* (u) {
      yield nt.createFile(u, '\\Device\\Slow', DEVICE_ASYNC);
      const device = u.result;
      for (let i = 0; i < 3; i++) yield nt.readFileAsync(u, device, 0, 100);
    } });
    kernel.runUntil(cyclesOfMs(100));
    expect(process.exitTime).toBeGreaterThan(0);
    expect(sink.rows.filter((row) => row.operation === 'ReadFile' && row.path === '\\Device\\Slow').map((row) => row.result)).toEqual([NtStatus.CANCELLED, NtStatus.CANCELLED, NtStatus.CANCELLED]);
    kernel.runUntil(cyclesOfSeconds(1));
    expect(kernel.components.io.irps.pending).toBe(0);
  });

  it('keeps its thread in the kernel where that waits itself', () => {
    const { kernel } = bench();
    const process = kernel.ps.createProcess({ imagePath: 'C:\\app.exe', program: function* (u) {
      yield nt.createFile(u, '\\Device\\Slow', DEVICE_SYNC);
      yield nt.readFile(u, u.result, 0, 100);
    } });
    kernel.runUntil(cyclesOfMs(100));
    kernel.apply({ kind: 'kill', pid: process.pid });
    kernel.runUntil(cyclesOfMs(300));
    expect(process.threads).toHaveLength(1);
    kernel.runUntil(cyclesOfMs(600));
    expect(ms(process.exitTime)).toBe(500);
  });
});

describe('giving up from another thread', () => {
  /** A thread opens a file on a host that is down; another one gives it up after a second. */
  const attempt = (features: Partial<Record<FeatureName, boolean>>): { status: number; end: number; answers: number[] } => {
    const { kernel } = bench(features);
    const out = { status: -1, end: 0, answers: [] as number[] };
    kernel.ps.createProcess({ imagePath: 'C:\\app.exe', program: function* (u) {
      yield nt.createThread(u, function* (w) {
        yield nt.createFile(w, '\\\\OFFLINE\\share', REMOTE);
        out.status = w.status;
        out.end = w.now / CYCLES_PER_SECOND;
      });
      const worker = u.object as KThread;
      yield u.sleep(CYCLES_PER_SECOND);
      for (let i = 0; i < 2; i++) {
        yield nt.cancelSynchronousIoFile(u, worker);
        out.answers.push(u.status);
        yield u.sleep(CYCLES_PER_MS);
      }
    } });
    kernel.runUntil(cyclesOfSeconds(30));
    return out;
  };

  it('ends what it waits for, once; there is nothing to give up after that', () => {
    const { status, end, answers } = attempt({});
    expect(status).toBe(NtStatus.CANCELLED);
    expect(end).toBeCloseTo(1, 1);
    expect(answers).toEqual([NtStatus.SUCCESS, NtStatus.NOT_FOUND]);
  });

  it('is not there before', () => {
    const { status, end, answers } = attempt({ 'io.syncCancel': false });
    expect(status).toBe(NtStatus.BAD_NETWORK_PATH);
    expect(end).toBeCloseTo(21, 1);
    expect(answers).toEqual([NtStatus.NOT_IMPLEMENTED, NtStatus.NOT_IMPLEMENTED]);
  });

  it('lets the Cancel button of a file dialog work within 50 ms, which it does not before', () => {
    for (const on of [true, false]) {
      const { kernel } = bench({ 'io.syncCancel': on });
      const outcome: FolderOpen = { status: -1, endTime: 0, cancelEnabled: false };
      kernel.ps.createProcess({ imagePath: 'C:\\notepad.exe', program: (u) => openFolder(u, '\\\\OFFLINE\\share', 2 * CYCLES_PER_SECOND, outcome) });
      kernel.runUntil(cyclesOfSeconds(30));
      expect(outcome.cancelEnabled).toBe(on);
      expect(outcome.status).toBe(on ? NtStatus.CANCELLED : NtStatus.BAD_NETWORK_PATH);
      const seconds = outcome.endTime / CYCLES_PER_SECOND;
      if (on) expect(seconds - 2).toBeLessThan(0.05);
      else expect(seconds).toBeCloseTo(21, 1);
    }
  });

  it('reaches requests of all threads of the process on a file, and of one call where that is named', () => {
    const { kernel } = bench();
    const counts: number[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\app.exe', program: function* (u) {
      yield nt.createFile(u, 'C:\\Data', { access: 0x10_0001, share: 7, options: 0x21 });
      const directory = u.result;
      yield nt.notifyChangeDirectoryFile(u, directory, 1);
      yield nt.createThread(u, function* (w) {
        yield nt.notifyChangeDirectoryFile(w, directory, 1);
        yield w.sleep(cyclesOfSeconds(1));
      });
      yield u.sleep(cyclesOfMs(50));
      yield nt.cancelIoFileEx(u, directory, {});
      counts.push(u.result);
      yield nt.cancelIoFile(u, directory);
      counts.push(u.result);
      yield nt.cancelIoFileEx(u, directory);
      counts.push(u.result);
    } });
    kernel.runUntil(cyclesOfSeconds(3));
    expect(counts).toEqual([0, 1, 1]);
  });
});

describe('closing the last handle', () => {
  /** A device whose driver holds what it is asked until somebody cancels it. */
  const holds = (kernel: Kernel, cancels: boolean): void => {
    setupDevice(kernel, '\\Device\\Holds', {
      name: 'holds.sys',
      start: (irp) => {
        if (cancels) irp.cancelRoutine = () => { kernel.components.io.irps.complete(irp, NtStatus.CANCELLED, 0); };
        else kernel.schedule(kernel.now + cyclesOfMs(300), { onEvent: () => { kernel.components.io.irps.complete(irp, NtStatus.SUCCESS, 100); } });
      },
    });
  };

  it.each([[true, true], [true, false], [false, true], [false, false]])('gives back what the driver can cancel (deferred %s, cancels %s), whichever thread asked', (deferred, cancels) => {
    const { kernel, sink } = bench({ 'iocp.deferredCompletion': deferred });
    holds(kernel, cancels);
    const own = { status: 0, information: 0 };
    const other = { status: 0, information: 0 };
    const after: number[][] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\app.exe', program: function* (u) {
      yield nt.createIoCompletion(u, 0);
      const port = u.result;
      yield nt.createFile(u, '\\Device\\Holds', DEVICE_ASYNC);
      const file = u.result;
      yield nt.setFileCompletion(u, file, port, 7);
      yield nt.createThread(u, function* (w) {
        yield nt.readFileAsync(w, file, 0, 100, { ioStatus: other });
        yield w.sleep(cyclesOfSeconds(1));
      });
      yield nt.readFileAsync(u, file, 0, 100, { ioStatus: own });
      yield u.sleep(cyclesOfMs(50));
      yield nt.close(u, file);
      for (let i = 0; i < 2; i++) yield nt.removeIoCompletion(u, port, cyclesOfMs(500));
      after.push([own.status, other.status, ms(u.now)]);
    } });
    kernel.runUntil(cyclesOfMs(900));
    const status = cancels ? NtStatus.CANCELLED : NtStatus.SUCCESS;
    const [[mine, theirs, at] = []] = after;
    expect([mine, theirs]).toEqual([status, status]);
    if (cancels) expect(at).toBeLessThan(100);
    else expect(at).toBeGreaterThanOrEqual(300);
    // A driver that cannot cancel hears nothing.
    expect(sink.rows.filter((row) => row.operation === 'CancelRequest')).toHaveLength(cancels ? 2 : 0);
    expect(kernel.components.io.irps.pending).toBe(0);
  });
});

describe('a directory watched through a completion port', () => {
  it.each([true, false])('gives a packet for a change and for the end of the handle (deferred %s)', (deferred) => {
    const { kernel, sink } = bench({ 'iocp.deferredCompletion': deferred });
    const packets: unknown[] = [];
    kernel.ps.createProcess({ imagePath: 'C:\\app.exe', program: function* (u) {
      yield nt.createIoCompletion(u, 0);
      const port = u.result;
      yield nt.createFile(u, 'C:\\Data', { access: 0x10_0001, share: 7, options: 0x1 });
      const directory = u.result;
      yield nt.setFileCompletion(u, directory, port, 3);
      yield nt.notifyChangeDirectoryFileAsync(u, directory, 1, { context: 'first' });
      expect(u.status).toBe(NtStatus.PENDING);
      yield nt.createFile(u, 'C:\\Data\\new.txt', { access: 0x12_0116, share: 7, options: 0x60, disposition: 2 });
      expect(u.status).toBe(NtStatus.SUCCESS);
      yield nt.removeIoCompletion(u, port);
      packets.push(...(u.object as unknown[]));
      // Without anything of the caller's the port still hears of it.
      yield nt.notifyChangeDirectoryFile(u, directory, 1);
      yield nt.close(u, directory);
      yield nt.removeIoCompletion(u, port);
      packets.push(...(u.object as unknown[]));
    } });
    kernel.runUntil(cyclesOfSeconds(1));
    expect(packets).toEqual([
      { key: 3, context: 'first', status: NtStatus.SUCCESS, information: 0 },
      { key: 3, context: undefined, status: NtStatus.NOTIFY_CLEANUP, information: 0 },
    ]);
    expect(sink.rows.filter((row) => row.operation === 'NotifyChangeDirectory').map((row) => row.result)).toEqual([NtStatus.SUCCESS, NtStatus.NOTIFY_CLEANUP]);
    expect([kernel.components.io.irps.pending, kernel.ps.processes.size]).toEqual([0, 2]);
  });
});

interface Step { readonly kind: number; readonly pause: number }
const step = fc.record({ kind: fc.nat(9), pause: fc.nat(30) });

function* perform(u: UserContext, steps: readonly Step[], threads: KThread[]): Program {
  yield nt.createIoCompletion(u, 0);
  const port = u.result;
  yield nt.createFile(u, '\\Device\\Slow', DEVICE_ASYNC);
  const slow = u.result;
  yield nt.createFile(u, 'C:\\Data\\a.dat', UNBUFFERED);
  const disk = u.result;
  for (const { kind, pause } of steps) {
    if (kind === 0) yield nt.readFileAsync(u, slow, 0, 64);
    else if (kind === 1) yield nt.readFileAsync(u, disk, pause * 4096, 4096);
    else if (kind === 2) yield nt.setFileCompletion(u, pause % 2 === 0 ? disk : slow, port, 1);
    else if (kind === 3) yield nt.removeIoCompletionEx(u, port, 4, cyclesOfMs(pause));
    else if (kind === 4) yield nt.cancelIoFileEx(u, pause % 2 === 0 ? disk : slow);
    else if (kind === 5) yield nt.cancelSynchronousIoFile(u, threads[pause % threads.length] as KThread);
    else if (kind === 6) yield nt.createFile(u, pause % 2 === 0 ? '\\\\OFFLINE\\share' : '\\\\nobody\\share', REMOTE);
    else if (kind === 7) {
      yield nt.createThread(u, function* (w) {
        yield nt.readFileAsync(w, disk, 0, 4096);
        if (pause % 2 === 0) yield nt.createFile(w, '\\\\OFFLINE\\share', REMOTE);
      });
      threads.push(u.object as KThread);
    } else if (kind === 8) yield nt.close(u, pause % 2 === 0 ? disk : port);
    else yield u.sleep(cyclesOfMs(pause));
  }
}

describe('requests and their processes', () => {
  it('end exactly once and in order, whatever is started, completed, cancelled and ended', () => {
    fc.assert(fc.property(fc.array(fc.array(step, { maxLength: 10 }), { minLength: 1, maxLength: 3 }), fc.array(fc.nat(800), { maxLength: 3 }), fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (programs, kills, syncCancel, exitNotify, deferred, notified) => {
      const { kernel, sink } = bench({ 'io.syncCancel': syncCancel, 'io.exitNotify': exitNotify, 'iocp.deferredCompletion': deferred }, 400, notified, 2);
      const processes = programs.map((steps) => {
        const threads: KThread[] = [];
        const process = kernel.ps.createProcess({ imagePath: 'C:\\t.exe', console: true, program: (u) => perform(u, steps, threads) });
        threads.push(...process.threads);
        return process;
      });
      [...kills].sort((a, b) => a - b).forEach((at, i) => {
        kernel.runUntil(Math.max(kernel.now, cyclesOfMs(at)));
        kernel.apply(i === 1 ? { kind: 'ctrl-c', pid: processes[i % processes.length]?.pid ?? 0 } : { kind: 'kill', pid: processes[i % processes.length]?.pid ?? 0 });
        for (const process of processes) if (process.exitTime >= 0) expect(process.pendingIrps).toBe(0);
      });
      // Opens of a host that is down wait for each other, 21 s each.
      for (let second = 10; second <= 1000 && processes.some((process) => process.exitTime < 0); second += 10) {
        kernel.runUntil(Math.max(kernel.now, cyclesOfSeconds(second)));
        for (const process of processes) if (process.exitTime >= 0) expect(process.pendingIrps).toBe(0);
      }
      kernel.runUntil(kernel.now + cyclesOfSeconds(10));
      const { irps } = kernel.components.io;
      expect([irps.pending, irps.started]).toEqual([0, irps.ended]);
      // Everybody is gone, everything has completed.
      expect(processes.map((process) => [process.exitTime >= 0, process.pendingIrps, process.threads.length])).toEqual(processes.map(() => [true, 0, 0]));
      expect(sink.rows.filter((row) => row.duration < 0).map((row) => row.operation)).toEqual([]);
      const { threadCycles, interruptCycles, dpcCycles, idleCycles, elapsedCycles } = kernel.ke.accounting();
      expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * 2);
    }), { numRuns: 25 });
  }, 120_000);
});
