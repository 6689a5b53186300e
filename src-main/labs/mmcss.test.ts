// The mmcss lab: its figures in every cell, under other parameters and with the switch alone; and what its trace says about it.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alpcReceive } from '../../src-shared/trace/events/alpc-receive.ts';
import { alpcSend } from '../../src-shared/trace/events/alpc-send.ts';
import { alpcUnwait } from '../../src-shared/trace/events/alpc-unwait.ts';
import { alpcWaitForNewMessage } from '../../src-shared/trace/events/alpc-wait-for-new-message.ts';
import { alpcWaitForReply } from '../../src-shared/trace/events/alpc-wait-for-reply.ts';
import { audioDeadline } from '../../src-shared/trace/events/audio-deadline.ts';
import { cswitch } from '../../src-shared/trace/events/cswitch.ts';
import { debugOutputProfiling } from '../../src-shared/trace/events/debug-output-profiling.ts';
import { foregroundChange } from '../../src-shared/trace/events/foreground-change.ts';
import { mmcssBoost } from '../../src-shared/trace/events/mmcss-boost.ts';
import { mmcssPeriod } from '../../src-shared/trace/events/mmcss-period.ts';
import { mmcssThrottle } from '../../src-shared/trace/events/mmcss-throttle.ts';
import { regOpenKey } from '../../src-shared/trace/events/reg-open-key.ts';
import { regQueryValue } from '../../src-shared/trace/events/reg-query-value.ts';
import { setPriority } from '../../src-shared/trace/events/set-priority.ts';
import type { EventType, FieldSpec } from '../../src-shared/trace/event-type.ts';
import type { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import { CYCLES_PER_MS } from '../kernel/core/time.ts';
import { configureLab, startLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { passingLab } from './lab-run.fixture.ts';
import { cyclesOf, openLab, rowsOf, traced } from './lab-trace.fixture.ts';
import type { LabMetrics, LabValue } from './lab.ts';
import { MMCSS_VARIANTS } from './mmcss.ts';

type Parameters = Readonly<Record<string, LabValue>>;

/** Metrics of a run whose own checks all pass and whose cycles close. */
function run(request: Omit<LabRequest, 'lab'>): LabMetrics {
  return passingLab({ lab: 'mmcss', ...request }).metrics;
}

const share = (profile: string, parameters: Parameters = {}): number => run({ profile, parameters })['mediaShare'] as number;
const within = (value: unknown, expected: number, tolerance = 0.01): void => { expect(Math.abs((value as number) - expected)).toBeLessThanOrEqual(tolerance); };

describe('mmcss, processor-bound', { timeout: 120_000 }, () => {
  it('shares by quantum without the scheduler, and 80 to 20 with it, in front or not', () => {
    for (const profile of ['windows-xp', 'windows-server-2003', 'windows-server-2008']) {
      within(share(profile), 0.75);
      within(share(profile, { foreground: false }), 0.5);
    }
    within(share('windows-vista'), 0.8);
    within(share('windows-vista', { foreground: false }), 0.8);
  });

  it('follows System Responsiveness, rounded up to ten per cent, 0 as 10', () => {
    for (const [value, expected] of [[0, 0.9], [5, 0.9], [10, 0.9], [11, 0.8], [15, 0.8], [21, 0.7], [40, 0.6], [55, 0.4], [90, 0.1], [100, 0]] as const) within(share('windows-vista', { systemResponsiveness: value }), expected);
  });

  it('keeps its part against any ordinary priority, and gives everything to the player where nobody competes', () => {
    for (const hogBase of [6, 8, 13, 15]) within(share('windows-vista', { hogBase }), 0.8);
    for (const profile of PROFILE_NAMES) within(share(profile, { hogBase: 0 }), 1, 1e-9);
  });

  it('demotes to 1-7 and no further up, with the manager at 27 and the player at 21', () => {
    expect(run({ profile: 'windows-vista' })).toMatchObject({ maxPriority: 21, managerPriority: 27, throttledPriorityMin: 5, throttledPriorityMax: 5, registered: true, boostLostAfterMs: null });
  });

  it('is not there on a server: the registration fails and no priority changes', () => {
    const metrics = run({ profile: 'windows-server-2008' });
    expect(metrics).toMatchObject({ registered: false, managerPriority: null, throttledPriorityMin: null, throttledPriorityMax: null });
    expect(metrics).toEqual(run({ profile: 'windows-vista', features: { mmcss: false } }));
  });

  it('works on every profile where its switch is on', () => {
    for (const profile of PROFILE_NAMES) within(run({ profile, features: { mmcss: true } })['mediaShare'], 0.8);
  });
});

describe('mmcss, sound', { timeout: 120_000 }, () => {
  it('has no gap at priority 21 against a scanner at 13, where nearly every buffer comes late without the scheduler', () => {
    for (const [profile, features] of [['windows-xp', {}], ['windows-server-2003', {}], ['windows-server-2008', {}], ['windows-vista', { mmcss: false }]] as const) {
      expect(run({ profile, features, parameters: { variant: 'audio', hogBase: 13 } })['deadlinesMissedShare']).toBeGreaterThanOrEqual(0.95);
    }
    for (const [profile, features] of [['windows-vista', {}], ['windows-xp', { mmcss: true }]] as const) {
      expect(run({ profile, features, parameters: { variant: 'audio', hogBase: 13 } })).toMatchObject({ deadlinesMissedShare: 0, maxPriority: 21, registered: true });
    }
  });

  it('has no gap as long as its work fits into the budget, and only gaps beyond', () => {
    const missed = (workMs: number, systemResponsiveness: number): unknown => run({ profile: 'windows-vista', parameters: { variant: 'audio', hogBase: 13, workMs, systemResponsiveness } })['deadlinesMissedShare'];
    expect([missed(7.8, 20), missed(5.8, 40), missed(8.8, 0)]).toEqual([0, 0, 0]);
    expect([missed(8.2, 20), missed(6.2, 40), missed(9.2, 10)]).toEqual([1, 1, 1]);
  });
});

describe('mmcss, focus', { timeout: 120_000 }, () => {
  it('takes the boost from a Playback thread within a period after the window went to the back, and leaves it to the sound', () => {
    const metrics = run({ profile: 'windows-vista', parameters: { variant: 'focus' } });
    expect(metrics).toMatchObject({ maxPriority: 21, deadlinesMissedShare: 0 });
    expect(metrics['boostLostAfterMs']).toBeGreaterThan(0);
    expect(metrics['boostLostAfterMs']).toBeLessThan(10.1);
  });

  it('gives it none in the background', () => {
    expect(run({ profile: 'windows-vista', parameters: { variant: 'focus', foreground: false } })).toMatchObject({ maxPriority: 21, boostLostAfterMs: null, throttledPriorityMax: null });
  });
});

describe('mmcss, any parameters', { timeout: 240_000 }, () => {
  it('passes its own checks', () => {
    fc.assert(fc.property(fc.constantFrom(...MMCSS_VARIANTS), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 120 }), fc.boolean(), fc.constantFrom(...PROFILE_NAMES), fc.boolean(), (variant, systemResponsiveness, hogBase, work, foreground, profile, mmcss) => {
      run({ profile, features: { mmcss }, parameters: { variant, systemResponsiveness, hogBase, workMs: work / 10, foreground } });
    }), { numRuns: 40 });
  });
});

/** Base priority of the player's threads. */
const BASE = 8;
const [SOUND, VIDEO] = [2652, 2656];
const HOG = 3004;

/** The lab's metrics from its trace alone. */
function fromTrace(store: TraceStore): LabMetrics {
  const priorities = rowsOf(store, setPriority);
  const boosts = rowsOf(store, mmcssBoost);
  const throttles = rowsOf(store, mmcssThrottle);
  const periods = rowsOf(store, mmcssPeriod);
  const deadlines = rowsOf(store, audioDeadline);
  const switches = rowsOf(store, cswitch);
  const names = new Map(switches.map((row) => [row.fields.newThreadId, row.processName]));
  const player = [...names].filter(([, name]) => name === 'wmplayer.exe').map(([tid]) => tid);
  const sum = (tids: readonly number[]): number => tids.reduce((total, tid) => total + cyclesOf(store, tid), 0);
  const media = sum(player);
  const hog = sum([...names].filter(([, name]) => name === 'scanner.exe').map(([tid]) => tid));
  // A thread is demoted from its MmcssThrottle until it is given a real-time priority or its base again.
  const demoted: number[] = [];
  for (const throttle of throttles) {
    const after = priorities.filter((change) => change.fields.threadId === throttle.fields.threadId && change.time > throttle.time);
    const until = after.find((change) => change.fields.newPriority >= 16 || change.fields.newPriority === BASE)?.time ?? Infinity;
    demoted.push(throttle.fields.newPriority, ...after.filter((change) => change.time < until).map((change) => change.fields.newPriority));
  }
  const watched = boosts.find((boost) => boost.fields.task === 'Playback')?.fields.threadId;
  const leaves = rowsOf(store, foregroundChange).find((change) => change.fields.processId !== 2644)?.time;
  const lost = leaves === undefined ? undefined : priorities.find((change) => change.fields.threadId === watched && change.time >= leaves && change.fields.newPriority === BASE)?.time;
  const manager = periods.at(-1)?.tid;
  return {
    mediaShare: media / (media + hog), hogShare: hog / (media + hog),
    deadlinesMissedShare: deadlines.length === 0 ? null : deadlines.filter((deadline) => deadline.fields.met === 0).length / deadlines.length,
    maxPriority: Math.max(...switches.filter((row) => player.includes(row.fields.newThreadId)).map((row) => row.fields.newThreadPriority), ...priorities.filter((row) => player.includes(row.fields.threadId)).map((row) => row.fields.newPriority)),
    throttledPriorityMin: demoted.length === 0 ? null : Math.min(...demoted), throttledPriorityMax: demoted.length === 0 ? null : Math.max(...demoted),
    managerPriority: manager === undefined ? null : (switches.find((row) => row.fields.newThreadId === manager && row.fields.newThreadPriority > 15)?.fields.newThreadPriority ?? null),
    boostLostAfterMs: lost === undefined || leaves === undefined ? null : (lost - leaves) / CYCLES_PER_MS,
    registered: periods.some((period) => period.fields.threads > 0),
  };
}

/** Stack of the last event of a type in a process, outermost first, as `module!function`. */
function stackOf(store: TraceStore, type: EventType, processName: string): string[] {
  for (let row = store.rowCount - 1; row >= 0; row--) {
    const head = store.head(store.headId(row));
    if (head.type !== type.id || store.string(store.process(head.process).name) !== processName) continue;
    return store.stack(store.stackId(row)).map((frame) => `${frame.module}!${frame.symbol}`).reverse();
  }
  return [];
}

describe('the trace of mmcss', { timeout: 240_000 }, () => {
  for (const variant of MMCSS_VARIANTS) {
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      it(`gives every metric of ${variant} on ${profile}`, () => {
        const { metrics, store } = traced({ lab: 'mmcss', profile, parameters: { variant, hogBase: variant === 'audio' ? 13 : 8 } });
        expect(fromTrace(store)).toEqual(metrics);
      });
    }
  }

  it('gives every metric under any parameters', () => {
    fc.assert(fc.property(fc.constantFrom(...MMCSS_VARIANTS), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 120 }), fc.boolean(), fc.constantFrom(...PROFILE_NAMES), fc.boolean(), (variant, systemResponsiveness, hogBase, work, foreground, profile, mmcss) => {
      const request = { lab: 'mmcss', profile, features: { mmcss }, parameters: { variant, systemResponsiveness, hogBase, workMs: work / 10, foreground } };
      const { metrics, store } = traced(request);
      expect([request, fromTrace(store)]).toEqual([request, metrics]);
    }), { numRuns: 10 });
  });

  it('has no user thread above 27, whatever happens', () => {
    for (const variant of MMCSS_VARIANTS) {
      const { store } = traced({ lab: 'mmcss', profile: 'windows-vista', parameters: { variant, hogBase: 13, workMs: 9, systemResponsiveness: 40 } });
      const system = new Set(rowsOf(store, cswitch).filter((row) => row.processName === 'System').map((row) => row.fields.newThreadId));
      for (const row of rowsOf(store, cswitch)) if (!system.has(row.fields.newThreadId)) expect(row.fields.newThreadPriority).toBeLessThanOrEqual(27);
      for (const row of rowsOf(store, setPriority)) if (!system.has(row.fields.threadId)) expect(row.fields.newPriority).toBeLessThanOrEqual(27);
    }
  });

  it('shows the service read its registry and answer a registration', () => {
    const { store } = traced({ lab: 'mmcss', profile: 'windows-vista', parameters: { systemResponsiveness: 35 } });
    const details = <F extends FieldSpec>(type: EventType<F>, path: string): string[] =>
      rowsOf(store, type).filter((row) => row.pid === 1036 && row.path.endsWith(path)).map((row) => type.detail(row.fields, { result: 0, formatFiletime: String }));
    expect(details(regOpenKey, 'Multimedia\\SystemProfile\\Tasks\\Audio')).toHaveLength(1);
    expect(details(regQueryValue, 'SystemProfile\\SystemResponsiveness')).toEqual(['Type: REG_DWORD, Length: 4, Data: 35']);
    expect(details(regQueryValue, 'Tasks\\Audio\\Scheduling Category')).toEqual(['Type: REG_SZ, Length: 14, Data: Medium']);
    // Connection and request: client sends, server gets it, server answers, client gets the answer.
    expect(rowsOf(store, alpcSend).map((row) => [row.processName, row.fields.messageId])).toEqual([['wmplayer.exe', 1], ['svchost.exe', 1], ['wmplayer.exe', 2], ['svchost.exe', 2]]);
    expect(rowsOf(store, alpcReceive).map((row) => [row.processName, row.fields.messageId])).toEqual([['svchost.exe', 1], ['wmplayer.exe', 1], ['svchost.exe', 2], ['wmplayer.exe', 2]]);
    expect(rowsOf(store, alpcWaitForReply)).toHaveLength(2);
    expect(rowsOf(store, alpcWaitForNewMessage).map((row) => row.fields.portName)).toEqual(Array(2).fill('\\RPC Control\\mmcss'));
    expect(rowsOf(store, alpcUnwait).every((row) => row.fields.status === 0)).toBe(true);
  });

  it('names the way of a registration and of a priority change on their stacks', () => {
    const { store } = traced({ lab: 'mmcss', profile: 'windows-vista' });
    const registration = stackOf(store, alpcSend, 'wmplayer.exe');
    const places = ['avrt.dll!AvSetMmThreadCharacteristicsW', 'rpcrt4.dll!NdrClientCall2', 'ntdll.dll!NtAlpcSendWaitReceivePort', 'ntkrnlpa.exe!NtAlpcSendWaitReceivePort'].map((frame) => registration.indexOf(frame));
    expect(places[0]).toBeGreaterThan(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(stackOf(store, alpcReceive, 'svchost.exe')).toEqual(expect.arrayContaining(['rpcrt4.dll!LRPC_ADDRESS::ReceiveLotsaCalls', 'ntdll.dll!NtAlpcSendWaitReceivePort']));
    const change = stackOf(store, setPriority, 'svchost.exe');
    expect(change.some((frame) => frame.startsWith('mmcss.dll!'))).toBe(true);
    expect(change.at(-1)).toBe('ntkrnlpa.exe!NtSetInformationThread');
  });

  it('says on a server why the registration failed', () => {
    const { store } = traced({ lab: 'mmcss', profile: 'windows-server-2008' });
    const texts = rowsOf(store, debugOutputProfiling).map((row) => Object.values(row.fields).join(' '));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('Multimedia Class Scheduler service is not available');
  });

  it('is the same twice and in slices', () => {
    const digest = (slices: number): string => {
      const hash = createHash('sha256');
      const session = openLab({ lab: 'mmcss', parameters: { variant: 'focus', hogBase: 13 } }, (batch) => hash.update(new Uint8Array(batch)));
      for (let slice = 1; slice <= slices; slice++) session.runUntil(Math.floor((session.endTime * slice) / slices));
      session.stop();
      return hash.digest('hex');
    };
    const whole = digest(1);
    expect(digest(1)).toBe(whole);
    expect(digest(137)).toBe(whole);
  });
});

describe('the desktop', { timeout: 120_000 }, () => {
  it('plays a clip whose threads the scheduler boosts, follows the foreground, and lets the clock rest afterwards', () => {
    const configured = configureLab({ lab: 'desktop', profile: 'windows-vista' });
    if (!configured.ok) throw new Error(configured.error);
    const { kernel } = startLab(configured.value);
    const priorities = (name: string): number[] => [...kernel.ps.processes.values()].filter((process) => process.name === name).flatMap((process) => process.threads.map((thread) => thread.priority)).filter((priority) => priority > 15).sort((a, b) => a - b);
    const at = (ms: number): (readonly number[])[] => {
      kernel.runUntil(ms * CYCLES_PER_MS);
      return [priorities('svchost.exe'), priorities('wmplayer.exe'), priorities('dwm.exe')];
    };
    expect(at(500)).toEqual([[27], [], []]);
    expect(at(2_005)).toEqual([[27], [21], [20]]);
    expect(kernel.ke.timerResolution.current).toBe(CYCLES_PER_MS);
    kernel.apply({ kind: 'set-foreground', pid: 2644 });
    expect(at(2_015)).toEqual([[27], [19, 21], [20]]);
    kernel.apply({ kind: 'set-foreground', pid: 2188 });
    // The service host has no window.
    expect(kernel.apply({ kind: 'set-foreground', pid: 1036 })).toBe(0xc007_0578);
    expect(at(2_025)).toEqual([[27], [21], [20]]);
    expect(at(6_000)).toEqual([[27], [], []]);
    expect(kernel.ke.timerResolution.current).toBe(kernel.machine.tickCycles);
  });

  it('has none of it where the switch is off', () => {
    const configured = configureLab({ lab: 'desktop', profile: 'windows-vista', features: { mmcss: false } });
    if (!configured.ok) throw new Error(configured.error);
    const { kernel } = startLab(configured.value);
    kernel.runUntil(2_000 * CYCLES_PER_MS);
    for (const process of kernel.ps.processes.values()) if (process.pid > 4) for (const thread of process.threads) expect(thread.priority).toBeLessThan(16);
    expect(kernel.ke.timerResolution.current).toBe(kernel.machine.tickCycles);
  });
});
