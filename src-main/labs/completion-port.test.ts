import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apcCompletion } from '../../src-shared/trace/events/apc-completion.ts';
import { cswitch } from '../../src-shared/trace/events/cswitch.ts';
import { deferredCompletion } from '../../src-shared/trace/events/deferred-completion.ts';
import { diskRead } from '../../src-shared/trace/events/disk-read.ts';
import { readyThread } from '../../src-shared/trace/events/ready-thread.ts';
import { sysCallExit } from '../../src-shared/trace/events/sys-call-exit.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import { configureLab, startLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { COMPLETION_VARIANTS } from './completion-port.ts';
import { rowsOf, traced } from './lab-trace.fixture.ts';
import type { LabMetrics, LabValue } from './lab.ts';

function run(request: Omit<LabRequest, 'lab'>): LabMetrics {
  const configured = configureLab({ lab: 'completion-port', ...request });
  if (!configured.ok) throw new Error(configured.error);
  const { kernel, run: lab } = startLab(configured.value);
  kernel.runUntil(lab.endTime);
  const metrics = lab.metrics();
  expect([request, lab.checks(metrics).filter((check) => !check.pass)]).toEqual([request, []]);
  expect(kernel.components.io.irps.pending).toBe(0);
  const { threadCycles, interruptCycles, dpcCycles, idleCycles, elapsedCycles, cpus } = kernel.ke.accounting();
  expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * cpus);
  return metrics;
}

describe('completion-port', { timeout: 120_000 }, () => {
  it('costs two switches an I/O before, none after; 1,000 calls before, 16 after, in every profile', () => {
    for (const profile of PROFILE_NAMES) {
      const old = profile === 'windows-xp' || profile === 'windows-server-2003';
      expect(run({ profile })).toEqual(old
        ? { contextSwitchesPerIo: 2, dequeueCallsPer1000: 1000, completedBy: 'issuer' }
        : { contextSwitchesPerIo: 0, dequeueCallsPer1000: 16, completedBy: 'dequeuer' });
    }
  });

  it('costs three and two switches where the server is idle, and a call for every packet in both', () => {
    const parameters = { variant: 'idle' };
    expect(run({ profile: 'windows-xp', parameters })).toEqual({ contextSwitchesPerIo: 3, dequeueCallsPer1000: 1000, completedBy: 'issuer' });
    expect(run({ profile: 'windows-vista', parameters })).toEqual({ contextSwitchesPerIo: 2, dequeueCallsPer1000: 1000, completedBy: 'dequeuer' });
  });

  it('spares the switches of a thread that issues and dequeues: 2 (n - 1) / n', () => {
    for (const threads of [1, 2, 5, 16]) {
      const { contextSwitchesPerIo } = run({ profile: 'windows-xp', parameters: { variant: 'shared', threads } });
      expect(contextSwitchesPerIo).toBeCloseTo((2 * (threads - 1)) / threads, 1);
      expect(run({ profile: 'windows-vista', parameters: { variant: 'shared', threads } }).contextSwitchesPerIo).toBe(0);
    }
  });

  it('passes its own checks for any parameters', () => {
    fc.assert(fc.property(fc.constantFrom(...COMPLETION_VARIANTS), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 64 }), fc.boolean(), fc.constantFrom(...PROFILE_NAMES), fc.nat(9), (variant, ios, threads, batch, profile, seed) => {
      run({ profile, seed, parameters: { variant, ios, threads, batch } });
    }), { numRuns: 40 });
    for (const variant of ['saturated', 'shared']) for (const profile of ['windows-xp', 'windows-vista']) run({ profile, parameters: { variant, ios: 6000, threads: 3 } });
  });

  it('lets each switch work alone', () => {
    expect(run({ profile: 'windows-xp', features: { 'iocp.deferredCompletion': true } })).toEqual({ contextSwitchesPerIo: 0, dequeueCallsPer1000: 1000, completedBy: 'dequeuer' });
    expect(run({ profile: 'windows-xp', features: { 'iocp.batchDequeue': true } })).toEqual({ contextSwitchesPerIo: 2, dequeueCallsPer1000: 16, completedBy: 'issuer' });
    expect(run({ profile: 'windows-vista', parameters: { batch: false } }).dequeueCallsPer1000).toBe(1000);
  });

  it('has the metrics in its trace', () => {
    for (const variant of COMPLETION_VARIANTS) {
      for (const profile of ['windows-xp', 'windows-vista'] as const) {
        const parameters: Record<string, LabValue> = { variant, ios: 200, threads: 3 };
        const { metrics, store } = traced({ lab: 'completion-port', profile, parameters });
        const completions = rowsOf(store, diskRead).map((read) => read.time + read.duration);
        const [first, last] = [completions[0] as number, completions.at(-1) as number];
        const switches = rowsOf(store, cswitch).filter((row) => row.time > first && row.time <= last).length;
        const calls = rowsOf(store, sysCallExit).filter((row) => row.path.startsWith('NtRemoveIoCompletion') && row.fields.sysCallNtStatus === 0 && row.time > first).length;
        const inIssuer = rowsOf(store, apcCompletion);
        const inDequeuer = rowsOf(store, deferredCompletion);
        expect(metrics).toEqual({
          contextSwitchesPerIo: switches / (completions.length - 1), dequeueCallsPer1000: (calls / completions.length) * 1000,
          completedBy: inIssuer.length > 0 ? 'issuer' : 'dequeuer',
        });
        expect(inIssuer.length + inDequeuer.length).toBe(200);
        // Whoever is made ready by the disk's DPC for an APC gets the disk's boost of one.
        const woken = rowsOf(store, readyThread).filter((row) => row.fields.flag === 4);
        if (variant === 'saturated') expect(woken.filter((row) => row.fields.adjustReason === 1 && row.fields.adjustIncrement === 1).length).toBe(inIssuer.length);
      }
    }
  });
});
