import { describe, expect, it } from 'vitest';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import * as nt from '../core/native-api.ts';
import type { Program, UserContext } from '../core/program.ts';
import { CYCLES_PER_MS, cyclesOfMs } from '../core/time.ts';
import type { EProcess } from '../ps/process.ts';
import { setConsoleCtrlHandler } from './console.ts';

/** A prompt with a handler of Ctrl+C starts a console program and a windowed one; a prompt of its own is beside them. */
function bench(): { kernel: Kernel; heard: string[]; named: (name: string) => EProcess } {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1 });
  const heard: string[] = [];
  const listen = function* (u: UserContext): Program {
    setConsoleCtrlHandler(u, function* (handler) {
      heard.push(u.process.name);
      yield handler.compute(1);
    });
    yield u.sleep(cyclesOfMs(1_000));
  };
  kernel.ps.createProcess({ imagePath: 'C:\\cmd.exe', console: true, program: function* (u) {
    yield nt.createUserProcess(u, { imagePath: 'C:\\net.exe', console: true, program: listen });
    yield nt.createUserProcess(u, { imagePath: 'C:\\notepad.exe', program: listen });
    yield* listen(u);
  } });
  kernel.ps.createProcess({ imagePath: 'C:\\other.exe', console: true, program: listen });
  kernel.runUntil(cyclesOfMs(100));
  return { kernel, heard, named: (name) => [...kernel.ps.processes.values()].find((process) => process.name === name) as EProcess };
}

describe('Ctrl+C', () => {
  it('reaches every program of the console, the youngest first, whichever of them it is sent to', () => {
    for (const name of ['cmd.exe', 'net.exe']) {
      const { kernel, heard, named } = bench();
      expect(kernel.apply({ kind: 'ctrl-c', pid: named(name).pid })).toBe(NtStatus.SUCCESS);
      kernel.runUntil(cyclesOfMs(114));
      expect(heard).toEqual([]);
      kernel.runUntil(kernel.now + 20 * CYCLES_PER_MS);
      expect(heard).toEqual(['net.exe', 'cmd.exe']);
    }
  });

  it('is refused for a program without a console, and for nobody', () => {
    const { kernel, named } = bench();
    expect(kernel.apply({ kind: 'ctrl-c', pid: named('notepad.exe').pid }) >>> 0).toBe(NtStatus.INVALID_HANDLE);
    expect(kernel.apply({ kind: 'ctrl-c', pid: 9_996 }) >>> 0).toBe(0xc000_000b);
  });

  it('ends a program that has no handler', () => {
    const { kernel } = bench();
    const process = kernel.ps.createProcess({ imagePath: 'C:\\ping.exe', console: true, program: (u) => (function* (): Program { yield u.sleep(cyclesOfMs(1_000)); })() });
    kernel.apply({ kind: 'ctrl-c', pid: process.pid });
    kernel.runUntil(kernel.now + 20 * CYCLES_PER_MS);
    expect(process.exitStatus >>> 0).toBe(0xc000_013a);
  });
});
