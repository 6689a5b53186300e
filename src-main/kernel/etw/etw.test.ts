import { describe, expect, it } from 'vitest';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import { setupFile, setupImage, setupMappedImage } from '../core/setup.ts';
import { cyclesOfMs, cyclesOfSeconds } from '../core/time.ts';
import { RecordingSink } from './recording-sink.ts';
import { ALL_OPERATIONS, DEFAULT_SESSION, EnableFlag, OperationKeyword } from './session-properties.ts';

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

  it('drops and counts in lossy mode, says so in the trace, and keeps the rest in order', () => {
    const kernel = busyMachine();
    const sink = new RecordingSink();
    const session = kernel.components.etw.start(sink, { ...DEFAULT_SESSION, lossless: false, bufferBytes: 4096, minimumBuffers: 2, maximumBuffers: 4, consumerBytesPerSecond: 40_960 });
    kernel.runUntil(cyclesOfSeconds(3));
    expect(session.buffers.eventsLost).toBeGreaterThan(1000);
    const told = sink.rows.filter((row) => row.operation === 'RTLostEvent');
    expect(told.length).toBeGreaterThan(0);
    expect(told.reduce((sum, row) => sum + Number(/(\d[\d,]*)$/.exec(row.detail)?.[1]?.replaceAll(',', '')), 0)).toBe(session.lostReported);
    // About ten buffers a second come through.
    expect(sink.rows.length).toBeGreaterThan(500);
    expect(sink.rows.length).toBeLessThan(2500);
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
