import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../../src-shared/base/assert.ts';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { profileFeatures } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import { FOREVER } from '../core/program.ts';
import type { KThread } from '../ke/thread.ts';
import { IrpMajor } from './irp.ts';
import type { Irp, Irps } from './irp.ts';

interface Bench { readonly kernel: Kernel; readonly irps: Irps; readonly threads: readonly KThread[] }

function bench(): Bench {
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures('windows-vista'), seed: 1 });
  const process = kernel.ps.createProcess({ imagePath: 'C:\\t.exe', program: null });
  const threads = [0, 1].map(() => kernel.ps.createThread(process, function* (u) { yield u.sleep(FOREVER); }, { suspended: true }));
  return { kernel, irps: kernel.components.io.irps, threads };
}

const action = fc.record({ kind: fc.constantFrom('start', 'startCancellable', 'complete', 'cancel', 'cancelThread'), which: fc.nat(30), thread: fc.nat(1) });

describe('an IRP', () => {
  it('ends exactly once, however starts, completions and cancellations come', () => {
    fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const { irps, threads } = bench();
      const all: Irp[] = [];
      const cancelRoutine = (irp: Irp): void => { irps.complete(irp, NtStatus.CANCELLED, 0); };
      const open = (): Irp[] => all.filter((irp) => !irp.ended);
      for (const { kind, which, thread } of actions) {
        const target = open()[which % Math.max(1, open().length)];
        if (kind === 'complete' && target !== undefined) irps.complete(target, NtStatus.SUCCESS, 1);
        else if (kind === 'cancel' && target !== undefined) expect(irps.cancel(target)).toBe(target.ended);
        else if (kind === 'cancelThread') irps.cancelThread(threads[thread] as KThread);
        else if (kind.startsWith('start')) {
          const irp = irps.start({ major: IrpMajor.Read, thread: threads[thread] as KThread });
          if (kind === 'startCancellable') irp.cancelRoutine = cancelRoutine;
          all.push(irp);
        }
        expect(irps.pending).toBe(open().length);
        expect(threads.map((owner) => owner.irps)).toEqual(threads.map((owner) => open().filter((irp) => irp.thread === owner)));
        expect((threads[0] as KThread).process.pendingIrps).toBe(open().length);
      }
      for (const irp of all) expect(irp.done.signalState > 0).toBe(irp.ended);
      expect(irps.started).toBe(all.length);
    }));
  });

  it('is only marked where its driver has no cancel routine', () => {
    const { irps, threads } = bench();
    const irp = irps.start({ major: IrpMajor.Read, thread: threads[0] as KThread });
    expect(irps.cancel(irp)).toBe(false);
    expect(irp).toMatchObject({ cancelled: true, ended: false });
    irps.complete(irp, NtStatus.SUCCESS, 512);
    expect(() => irps.complete(irp, NtStatus.SUCCESS, 512)).toThrow(AssertionError);
  });

  it('that was split ends with the last of its parts, with the first failure and the sum of the bytes', () => {
    const { irps, threads } = bench();
    const thread = threads[0] as KThread;
    const master = irps.start({ major: IrpMajor.Write, thread, length: 3000 });
    const parts = [0, 1000, 2000].map((offset) => irps.start({ major: IrpMajor.Write, thread, offset, length: 1000, master }));
    master.parts = parts.length;
    expect(thread.irps).toEqual([master]);
    irps.complete(parts[2] as Irp, NtStatus.SUCCESS, 1000);
    irps.complete(parts[0] as Irp, NtStatus.IO_TIMEOUT, 0);
    expect(master.ended).toBe(false);
    irps.complete(parts[1] as Irp, NtStatus.SUCCESS, 1000);
    expect(master).toMatchObject({ ended: true, status: NtStatus.IO_TIMEOUT, information: 2000 });
    expect(irps.pending).toBe(0);
  });
});
