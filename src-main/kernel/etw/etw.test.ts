import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import { setupFile, setupImage, setupMappedImage } from '../core/setup.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from './recording-sink.ts';
import type { RecordedRow } from './recording-sink.ts';
import { ALL_OPERATIONS, DEFAULT_SESSION, EnableFlag, LogFileMode, OperationKeyword } from './session-properties.ts';

function busyMachine(): Kernel {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 3 });
  setupImage(kernel, 'C:\\Tools\\busy.dll', { sizeBytes: 0x20000, company: 'Contoso' });
  const { pid } = kernel.ps.createProcess({ imagePath: 'C:\\Tools\\busy.exe', user: 'PC\\Mara', session: 1, integrity: 'Medium', program: function* (u) {
    for (;;) {
      yield nt.openKey(u, 0, 'HKLM\\SOFTWARE\\Nothing', 0x20019);
      yield u.compute(20_000);
    }
  } });
  setupMappedImage(kernel, pid, 'C:\\Tools\\busy.dll');
  return kernel;
}

const LOSSY = { ...DEFAULT_SESSION, lossless: false, bufferBytes: 4096, minimumBuffers: 2, maximumBuffers: 4 };

/** Sum of what RTLostEvent and RTLostBuffer rows count. */
function counted(rows: readonly RecordedRow[]): number {
  return rows.reduce((sum, row) => sum + Number(/([\d,]+)$/.exec(row.detail)?.[1]?.replaceAll(',', '')), 0);
}

describe('a trace session', () => {
  it('begins with what was there: processes, modules and, where asked for, DCStart events', () => {
    const kernel = busyMachine();
    kernel.runUntil(cyclesOfMs(5));
    const sink = new RecordingSink();
    kernel.components.etw.start(sink, { ...DEFAULT_SESSION, enableFlags: EnableFlag.PROCESS | EnableFlag.THREAD | EnableFlag.IMAGE_LOAD });
    expect(sink.processes.map((process) => sink.strings[process.name])).toEqual(['System Idle Process', 'System', 'busy.exe']);
    const busy = sink.processes[2];
    expect([busy?.session, sink.strings[busy?.user ?? 0], sink.strings[busy?.integrity ?? 0]]).toEqual([1, 'PC\\Mara', 'Medium']);
    expect(sink.modules.map(({ record }) => sink.strings[record.path])).toEqual(['C:\\Tools\\busy.dll']);
    expect(sink.modules[0]?.record.base % 0x10000).toBe(0);
    expect(sink.rows.filter((row) => row.operation === 'ProcessDCStart').length).toBe(3);
    expect(sink.rows.filter((row) => row.operation === 'ImageDCStart').map((row) => row.path)).toEqual(['C:\\Tools\\busy.dll']);
  });

  it('records what its keywords and flags ask for, and nothing while capture is off', () => {
    const kernel = busyMachine();
    const sink = new RecordingSink();
    kernel.components.etw.start(sink, { ...DEFAULT_SESSION, operations: ALL_OPERATIONS & ~OperationKeyword.Registry, enableFlags: EnableFlag.CSWITCH });
    kernel.runUntil(cyclesOfMs(100));
    expect(sink.rows.some((row) => row.eventClass === 'Registry')).toBe(false);
    expect(sink.rows.some((row) => row.operation === 'CSwitch')).toBe(true);
    const before = sink.rows.length;
    expect(kernel.apply({ kind: 'capture', enabled: false })).toBe(0);
    kernel.runUntil(cyclesOfMs(1500));
    expect(sink.rows.length).toBe(before);
    kernel.apply({ kind: 'capture', enabled: true });
    kernel.apply({ kind: 'enable-flags', flags: EnableFlag.EMULATOR_INTERNALS });
    kernel.runUntil(cyclesOfMs(2500));
    expect(new Set(sink.rows.slice(before).map((row) => row.operation))).toContain('ClockTick');
  });

  it('changes nothing on the machine by being there', () => {
    const run = (trace: boolean): string => {
      const kernel = busyMachine();
      if (trace) kernel.components.etw.start(new RecordingSink(), { ...DEFAULT_SESSION, enableFlags: 0x41000ff7, operations: 0x3f });
      kernel.runUntil(cyclesOfMs(300));
      return JSON.stringify([kernel.ke.accounting(), [...kernel.ps.processes.values()].map((process) => kernel.ps.times(process))]);
    };
    expect(run(true)).toBe(run(false));
  });

  it('loses events where the logger thread is too slow, and says so once for each episode', () => {
    const kernel = busyMachine();
    const sink = new RecordingSink();
    const session = kernel.components.etw.start(sink, { ...LOSSY, loggerBytesPerSecond: 40_960 });
    kernel.runUntil(cyclesOfSeconds(3));
    kernel.components.etw.stop();
    expect(session.buffers.eventsLost).toBeGreaterThan(1000);
    expect(session.buffers.realTimeBuffersLost).toBe(0);
    const told = sink.rows.filter((row) => row.operation === 'RTLostEvent');
    expect(counted(told)).toBe(session.buffers.eventsLost);
    // One whenever a buffer came free, so never two without rows between them.
    expect(told.length).toBeLessThanOrEqual(session.buffers.buffersWritten);
    expect(sink.rows.length - told.length).toBe(kernel.components.etw.operationsRecorded);
    // About ten buffers a second come through.
    expect(sink.rows.length).toBeGreaterThan(500);
    expect(sink.rows.length).toBeLessThan(2500);
  });

  it('throws whole buffers away where the real-time consumer is too slow: their rows are never delivered', () => {
    const kernel = busyMachine();
    const sink = new RecordingSink();
    const session = kernel.components.etw.start(sink, { ...LOSSY, consumerBytesPerSecond: 40_960, consumerQueueBuffers: 4 });
    kernel.runUntil(cyclesOfSeconds(2));
    kernel.components.etw.stop();
    const { buffers, held } = session;
    expect(buffers.eventsLost).toBe(0);
    expect(buffers.realTimeBuffersLost).toBeGreaterThan(10);
    expect(counted(sink.rows.filter((row) => row.operation === 'RTLostBuffer'))).toBe(buffers.realTimeBuffersLost);
    expect([held?.heldRows, (held?.rowsDropped ?? 0) > 300]).toEqual([0, true]);
    const operations = sink.rows.filter((row) => row.operation !== 'RTLostBuffer').length;
    expect(operations + (held?.rowsDropped ?? 0)).toBe(kernel.components.etw.operationsRecorded);
  });

  it('stops for good when a sequential file is full', () => {
    const kernel = busyMachine();
    const sink = new RecordingSink();
    const session = kernel.components.etw.start(sink, { ...DEFAULT_SESSION, bufferBytes: 4096, logFileMode: LogFileMode.Sequential, maximumFileBytes: 5 * 4096 });
    kernel.runUntil(cyclesOfSeconds(1));
    expect([session.buffers.stopped, session.buffers.buffersWritten, session.buffers.logBuffersLost]).toEqual([true, 5, 1]);
    const delivered = sink.rows.length;
    expect(delivered).toBeGreaterThan(5 * 30);
    expect(delivered).toBeLessThan(5 * 40);
    expect(kernel.apply({ kind: 'capture', enabled: true })).toBe(0xc0000188);
    kernel.runUntil(cyclesOfSeconds(2));
    kernel.components.etw.stop();
    expect(sink.rows.length).toBe(delivered);
  });

  it('keeps the newest buffers of a circular file, and only those', () => {
    const kernel = busyMachine();
    const sink = new RecordingSink();
    const session = kernel.components.etw.start(sink, { ...DEFAULT_SESSION, bufferBytes: 4096, logFileMode: LogFileMode.Circular, maximumFileBytes: 5 * 4096 });
    kernel.runUntil(cyclesOfMs(950));
    const all = kernel.components.etw.operationsRecorded;
    expect(sink.rows.length).toBe(0);
    kernel.components.etw.stop();
    expect(session.buffers.buffersOverwritten).toBe(session.buffers.buffersWritten - 5);
    expect(sink.rows.length).toBeLessThan(5 * 40);
    expect(sink.rows.length + (session.held?.rowsDropped ?? 0)).toBe(all);
    expect(sink.rows[0]?.time).toBeGreaterThan(cyclesOfMs(500));
    expect(sink.rows[sink.rows.length - 1]?.time).toBeGreaterThan(cyclesOfMs(948));
  });

  it('merges the buffers of several processors by time', () => {
    const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false, cpus: 4 }, features: profileFeatures('windows-vista'), seed: 3 });
    for (let i = 0; i < 6; i++) {
      kernel.ps.createProcess({ imagePath: `C:\\Tools\\busy${i}.exe`, program: function* (u) {
        for (;;) {
          yield nt.openKey(u, 0, 'HKLM\\SOFTWARE\\Nothing', 0x20019);
          yield u.compute(10_000 * (i + 1));
        }
      } });
    }
    const sink = new RecordingSink();
    kernel.components.etw.start(sink, { ...DEFAULT_SESSION, lossless: false, bufferBytes: 4096, loggerBytesPerSecond: 1e9, consumerBytesPerSecond: 1e9 });
    kernel.runUntil(cyclesOfMs(100));
    kernel.components.etw.stop();
    // RecordingSink throws where time goes back.
    expect(new Set(sink.rows.map((row) => row.cpu)).size).toBe(4);
    expect(sink.rows.length).toBe(kernel.components.etw.operationsRecorded);
  });

  it('tells of processes, threads and images that come and go, and of what is there at the end', () => {
    const kernel = busyMachine();
    setupFile(kernel, 'C:\\Data\\a.txt', { sizeBytes: 10 });
    setupImage(kernel, 'C:\\Tools\\late.dll', { sizeBytes: 0x8000, knownDll: true });
    const sink = new RecordingSink();
    const enableFlags = EnableFlag.PROCESS | EnableFlag.THREAD | EnableFlag.IMAGE_LOAD | EnableFlag.DISK_IO | EnableFlag.DISK_FILE_IO;
    kernel.components.etw.start(sink, { ...DEFAULT_SESSION, operations: 0, enableFlags });
    expect(sink.rows.slice(0, 2).map((row) => [row.operation, row.detail])).toEqual([
      ['SystemConfigCPU', 'MHz: 2,400, Processors: 1, Memory: 1,024 MB, Page Size: 4,096, Allocation Granularity: 65,536, Computer Name: KERNELSCOPE'],
      ['SystemConfigPhyDisk', 'Disk: 0, Bytes Per Sector: 512, Sectors Per Track: 63, Tracks Per Cylinder: 255, Cylinders: 16,970'],
    ]);
    const started = sink.rows.length;
    kernel.ps.createProcess({ imagePath: 'C:\\Tools\\brief.exe', program: function* (u) {
      yield nt.mapKnownDll(u, 'late.dll');
      yield u.compute(1000);
    } });
    kernel.ps.createProcess({ imagePath: 'C:\\Tools\\holder.exe', program: function* (u) {
      yield nt.createFile(u, 'C:\\Data\\a.txt', { access: 0x120089, share: 7, options: 0x60 });
      for (;;) yield u.sleep(cyclesOfMs(100));
    } });
    kernel.runUntil(cyclesOfMs(300));
    const live = sink.rows.slice(started);
    const brief = live.filter((row) => sink.strings[sink.processes[row.process]?.name ?? 0] === 'brief.exe').map((row) => row.operation);
    expect(brief).toEqual(['ProcessStart', 'ThreadStart', 'ImageLoad', 'ThreadEnd', 'ProcessEnd', 'ImageUnload']);
    const before = sink.rows.length;
    kernel.components.etw.stop();
    const end = sink.rows.slice(before);
    expect(end.filter((row) => row.operation === 'ProcessDCEnd').map((row) => row.path)).toContain('C:\\Tools\\holder.exe');
    expect(end.filter((row) => row.operation === 'ProcessDCEnd').length).toBe(4);
    expect(end.filter((row) => row.operation === 'ImageDCEnd').map((row) => row.path)).toEqual(['C:\\Tools\\busy.dll']);
    expect(end.filter((row) => row.operation === 'FileRundown').map((row) => [row.path, row.detail])).toEqual([['C:\\Data\\a.txt', 'Handle: 0x4']]);
  });

  it('samples the routine that runs: the program, the service, the interrupt', () => {
    const kernel = busyMachine();
    const sink = new RecordingSink();
    kernel.components.etw.start(sink, { ...DEFAULT_SESSION, operations: OperationKeyword.Registry, enableFlags: EnableFlag.PROFILE });
    kernel.runUntil(cyclesOfMs(400));
    const samples = sink.rows.filter((row) => row.operation === 'SampledProfile');
    expect(samples.length).toBe(400);
    const top = samples.map((row) => sink.stackFrames(row.stack).at(-1) ?? '');
    const share = (part: string): number => top.filter((frame) => frame.includes(part)).length / top.length;
    // 8 us of a program for each open of about 3 us.
    expect(share('kernel32.dll!BaseThreadInitThunk')).toBeGreaterThan(0.5);
    expect(share('CmpCallCallBacks')).toBeGreaterThan(0.02);
    const kernelMode = samples.find((row) => sink.stackFrames(row.stack).some((frame) => frame.includes('NtOpenKey+0x35')));
    expect(sink.stackFrames(kernelMode?.stack ?? 0)[0]).toContain('ntdll.dll!_RtlUserThreadStart');
    // One address for each innermost frame, and another one for another frame.
    const addresses = new Map(samples.map((row, i) => [row.detail.split(',')[0], top[i]]));
    expect(addresses.size).toBe(new Set(top).size);
  });

  it('leaves what a stopped session had pending alone, and starts afresh', () => {
    const kernel = busyMachine();
    setupFile(kernel, 'C:\\Data\\a.txt', { sizeBytes: 10 });
    kernel.ps.createProcess({ imagePath: 'C:\\Tools\\watch.exe', program: function* (u) {
      yield nt.createFile(u, 'C:\\Data', { access: 0x100001, share: 7, options: 0x21 });
      const directory = u.result;
      yield nt.notifyChangeDirectoryFile(u, directory, 3);
      yield u.sleep(cyclesOfMs(100));
      yield nt.close(u, directory);
    } });
    const first = new RecordingSink();
    kernel.components.etw.start(first);
    kernel.runUntil(cyclesOfMs(50));
    kernel.components.etw.stop();
    const second = new RecordingSink();
    kernel.components.etw.start(second);
    kernel.runUntil(cyclesOfMs(300));
    expect(first.rows.find((row) => row.operation === 'NotifyChangeDirectory')?.duration).toBe(-1);
    expect(second.rows.some((row) => row.operation === 'NotifyChangeDirectory')).toBe(false);
    expect(second.rows.some((row) => row.operation === 'CloseFile' && row.path === 'C:\\Data')).toBe(true);
  });

  it('flushes at the simulated time of its timer', () => {
    const kernel = busyMachine();
    const times: number[] = [];
    kernel.components.etw.start(new RecordingSink(), { ...DEFAULT_SESSION, flushTimer: cyclesOfMs(100) }, () => times.push(kernel.now));
    kernel.runUntil(cyclesOfMs(350));
    expect(times).toEqual([cyclesOfMs(100), cyclesOfMs(200), cyclesOfMs(300)]);
    kernel.apply({ kind: 'flush' });
    kernel.components.etw.stop();
    expect(times.length).toBe(5);
  });
});
