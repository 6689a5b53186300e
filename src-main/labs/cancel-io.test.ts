import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ntStatusText } from '../../src-shared/nt/ntstatus.ts';
import { cancelRequest } from '../../src-shared/trace/events/cancel-request.ts';
import { cancelRoutine } from '../../src-shared/trace/events/cancel-routine.ts';
import { createFile } from '../../src-shared/trace/events/create-file.ts';
import { exitNotify } from '../../src-shared/trace/events/exit-notify.ts';
import { kernelProcessDefunct } from '../../src-shared/trace/events/kernel-process-defunct.ts';
import { kernelProcessEnd } from '../../src-shared/trace/events/kernel-process-end.ts';
import { readFile } from '../../src-shared/trace/events/read-file.ts';
import { sysCallEnter } from '../../src-shared/trace/events/sys-call-enter.ts';
import type { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import { CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import type { LabRequest } from './configure.ts';
import { CANCEL_VARIANTS } from './cancel-io.ts';
import { passingLab } from './lab-run.fixture.ts';
import { rowsOf, traced } from './lab-trace.fixture.ts';
import type { LabMetrics } from './lab.ts';

function run(request: Omit<LabRequest, 'lab'>): LabMetrics {
  const { kernel, metrics } = passingLab({ lab: 'cancel-io', ...request });
  expect(kernel.components.io.irps.pending).toBe(0);
  // Of what was started at the prompt nothing is left.
  expect([...kernel.ps.processes.values()].map((process) => process.name)).toEqual(['System Idle Process', 'System', 'cmd.exe']);
  return metrics;
}

const OLD = ['windows-xp', 'windows-server-2003'];

/** The lab's metrics from its trace alone. */
function fromTrace(store: TraceStore): LabMetrics {
  const lines = rowsOf(store, sysCallEnter).filter((row) => row.processName === 'cmd.exe' && row.path === 'NtRequestWaitReplyPort');
  const [request] = [...rowsOf(store, createFile).filter((row) => row.path.startsWith('\\\\')), ...rowsOf(store, readFile).filter((row) => row.path === '\\Device\\Slow')];
  const [defunct] = rowsOf(store, kernelProcessDefunct);
  const end = rowsOf(store, kernelProcessEnd).find((row) => row.fields.processId === defunct?.fields.processId);
  return {
    promptReturnedSec: (lines[1]?.time ?? 0) / CYCLES_PER_SECOND, status: ntStatusText(request?.result ?? 0),
    zombieSec: defunct === undefined || end === undefined ? 0 : (end.time - defunct.time) / CYCLES_PER_SECOND,
  };
}

describe('cancel-io', { timeout: 120_000 }, () => {
  it('lets the prompt come back when the network has given up, or when the user has', () => {
    for (const profile of PROFILE_NAMES) {
      const old = OLD.includes(profile);
      expect(run({ profile })).toEqual({ promptReturnedSec: expect.closeTo(old ? 6.77 : 2.02, 1), status: old ? 'BAD NETWORK PATH' : 'CANCELLED', zombieSec: 0 });
      expect(run({ profile, parameters: { variant: 'offline-host' } })).toEqual({ promptReturnedSec: expect.closeTo(old ? 21.02 : 2.02, 1), status: old ? 'BAD NETWORK PATH' : 'CANCELLED', zombieSec: 0 });
      expect(run({ profile, parameters: { variant: 'stuck-driver' } })).toEqual({ promptReturnedSec: expect.closeTo(old ? 60 : 1, 2), status: old ? 'SUCCESS' : 'CANCELLED', zombieSec: old ? expect.closeTo(59, 2) : 0 });
    }
  });

  it('comes to the same in both where nobody presses Ctrl+C, or too late', () => {
    for (const ctrlCAtSec of [-1, -0.001, -3600, 7, 30, 3600]) {
      const parameters = { ctrlCAtSec };
      expect(run({ profile: 'windows-vista', parameters })).toEqual(run({ profile: 'windows-xp', parameters }));
    }
  });

  it('does not help where the driver has not asked to be told', () => {
    expect(run({ profile: 'windows-vista', parameters: { variant: 'stuck-driver', driverNotified: false } }).zombieSec).toBeCloseTo(59, 2);
  });

  it('passes its own checks at any moment of Ctrl+C', () => {
    fc.assert(fc.property(fc.constantFrom(...CANCEL_VARIANTS), fc.integer({ min: -10, max: 2500 }), fc.boolean(), fc.constantFrom(...PROFILE_NAMES), (variant, hundredths, driverNotified, profile) => {
      run({ profile, parameters: { variant, ctrlCAtSec: hundredths / 100, driverNotified } });
    }), { numRuns: 60 });
    for (const variant of CANCEL_VARIANTS) {
      for (const ctrlCAtSec of [0, 0.001, 0.5, 0.99, 1, 6.73, 6.74, 6.75, 6.76, 6.77, 20.98, 20.99, 21, 21.01, 100]) {
        for (const profile of ['windows-xp', 'windows-vista']) run({ profile, parameters: { variant, ctrlCAtSec } });
      }
    }
  });

  it('lets each switch work alone', () => {
    expect(run({ profile: 'windows-xp', features: { 'io.syncCancel': true } }).status).toBe('CANCELLED');
    expect(run({ profile: 'windows-vista', features: { 'io.exitNotify': false }, parameters: { variant: 'stuck-driver' } }).zombieSec).toBeCloseTo(59, 2);
    expect(run({ profile: 'windows-xp', features: { 'io.exitNotify': true }, parameters: { variant: 'stuck-driver' } }).zombieSec).toBe(0);
  });

  it('has the metrics in its trace, for any parameters', () => {
    const same = (request: Omit<LabRequest, 'lab'>): void => {
      const { metrics, store } = traced({ lab: 'cancel-io', ...request });
      expect([request, metrics]).toEqual([request, fromTrace(store)]);
    };
    for (const profile of PROFILE_NAMES) for (const driverNotified of [true, false]) same({ profile, parameters: { variant: 'stuck-driver', driverNotified } });
    fc.assert(fc.property(fc.constantFrom(...CANCEL_VARIANTS), fc.integer({ min: -100, max: 2_500 }), fc.boolean(), fc.constantFrom(...PROFILE_NAMES), (variant, hundredths, driverNotified, profile) => {
      same({ profile, parameters: { variant, ctrlCAtSec: hundredths / 100, driverNotified } });
    }), { numRuns: 25 });
  });

  it('has the reasons in its trace', () => {
    for (const variant of CANCEL_VARIANTS) {
      for (const profile of ['windows-xp', 'windows-vista'] as const) {
        const { store } = traced({ lab: 'cancel-io', profile, parameters: { variant } });
        const cancelled = profile === 'windows-vista' && variant !== 'stuck-driver';
        expect(rowsOf(store, cancelRoutine).map((row) => row.fields.device)).toEqual(cancelled ? ['Mup'] : []);
        expect(rowsOf(store, cancelRequest).map((row) => [row.fields.device, row.fields.taken])).toEqual(cancelled ? [['Mup', 1]] : variant === 'stuck-driver' ? [['slow.sys', 0]] : [['Mup', 0]].slice(variant === 'unknown-name' ? 0 : 1));
        expect(rowsOf(store, exitNotify).map((row) => row.fields.irps)).toEqual(profile === 'windows-vista' && variant === 'stuck-driver' ? [1] : []);
      }
    }
  });
});
