import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apcCompletion } from '../../src-shared/trace/events/apc-completion.ts';
import { cswitch } from '../../src-shared/trace/events/cswitch.ts';
import { deferredCompletion } from '../../src-shared/trace/events/deferred-completion.ts';
import { diskRead } from '../../src-shared/trace/events/disk-read.ts';
import { readyThread } from '../../src-shared/trace/events/ready-thread.ts';
import { sysCallExit } from '../../src-shared/trace/events/sys-call-exit.ts';
import type { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import type { LabRequest } from './configure.ts';
import { COMPLETION_VARIANTS } from './completion-port.ts';
import { passingLab } from './lab-run.fixture.ts';
import { rowsOf, traced } from './lab-trace.fixture.ts';
import type { LabMetrics, LabValue } from './lab.ts';

function run(request: Omit<LabRequest, 'lab'>): LabMetrics {
  const { kernel, metrics } = passingLab({ lab: 'completion-port', ...request });
  expect(kernel.components.io.irps.pending).toBe(0);
  return metrics;
}

/** The lab's metrics from its trace alone. */
function fromTrace(store: TraceStore): LabMetrics {
  const completions = rowsOf(store, diskRead).map((read) => read.time + read.duration);
  const [first, last] = [completions[0] as number, completions.at(-1) as number];
  const switches = rowsOf(store, cswitch).filter((row) => row.time > first && row.time <= last).length;
  const calls = rowsOf(store, sysCallExit).filter((row) => row.path.startsWith('NtRemoveIoCompletion') && row.fields.sysCallNtStatus === 0 && row.time > first).length;
  const [inIssuer, inDequeuer] = [rowsOf(store, apcCompletion).length, rowsOf(store, deferredCompletion).length];
  return {
    contextSwitchesPerIo: completions.length < 2 ? null : switches / (completions.length - 1), dequeueCallsPer1000: (calls / completions.length) * 1000,
    completedBy: inDequeuer > 0 ? (inIssuer > 0 ? 'both' : 'dequeuer') : inIssuer > 0 ? 'issuer' : null,
  };
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

  it('does so wherever the clock falls: with any seed', () => {
    for (let seed = 0; seed < 16; seed++) expect(run({ profile: 'windows-xp', seed }).contextSwitchesPerIo).toBe(2);
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

  it('has the metrics in its trace, for any parameters', () => {
    fc.assert(fc.property(fc.constantFrom(...COMPLETION_VARIANTS), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 20 }), fc.boolean(), fc.constantFrom(...PROFILE_NAMES), fc.boolean(), (variant, ios, threads, batch, profile, deferred) => {
      const request = { lab: 'completion-port', profile, features: { 'iocp.deferredCompletion': deferred }, parameters: { variant, ios, threads, batch } };
      const { metrics, store } = traced(request);
      expect([request, metrics]).toEqual([request, fromTrace(store)]);
      expect(rowsOf(store, apcCompletion).length + rowsOf(store, deferredCompletion).length).toBe(ios);
    }), { numRuns: 25 });
  });

  it('makes ready by the disk’s DPC, with a boost of one, whoever has an APC to run', () => {
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      const { store } = traced({ lab: 'completion-port', profile, parameters: { ios: 200 } });
      const woken = rowsOf(store, readyThread).filter((row) => row.fields.flag === 4);
      expect(woken.filter((row) => row.fields.adjustReason === 1 && row.fields.adjustIncrement === 1).length).toBe(rowsOf(store, apcCompletion).length);
    }
  });
});
