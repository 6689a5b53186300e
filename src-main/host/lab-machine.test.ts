// src-main/host/lab-machine.test.ts
//
// Real labs driven as the host drives them: however a run is sliced the batches are the same bytes, and the counters that
// Process Explorer is given close to the cycle.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ProcessSnapshot } from '../../src-shared/query/process/snapshot.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import { LABS } from '../labs/index.ts';
import { createLabMachine, machineCatalog } from './lab-machine.ts';
import { ProcessFlag } from '../../src-shared/query/process/snapshot.ts';
import type { EmulatedMachine } from './emulated-machine.ts';

const DURATION = 2 * CYCLES_PER_SECOND;

function machine(lab: string, profile = 'windows-vista'): EmulatedMachine {
  return createLabMachine({ profile, features: {}, lab, parameters: {}, seed: 1 });
}

/** Runs in the given slices and gives the digest of the batches. */
function digest(run: EmulatedMachine, slices: (now: number) => number): string {
  const hash = createHash('sha256');
  const until = Math.min(DURATION, run.endTime);
  while (run.now < until) {
    run.runUntil(Math.min(Math.max(slices(run.now), run.now + 1), until));
    for (const batch of run.takeBatches()) hash.update(new Uint8Array(batch));
  }
  return hash.digest('hex');
}

describe.each(LABS.map((lab) => [lab.id] as const))('the lab %s', (lab) => {
  it('gives the same bytes in one go, in even slices and in odd ones', () => {
    const whole = digest(machine(lab), () => DURATION);
    expect(digest(machine(lab), (now) => now + 7.3 * CYCLES_PER_MS - ((now + 7.3 * CYCLES_PER_MS) % 1))).toBe(whole);
    let seed = 1;
    expect(digest(machine(lab), (now) => now + ((seed = (seed * 48271) % 2147483647) % (40 * CYCLES_PER_MS)))).toBe(whole);
  });

  it.each([['windows-xp'], ['windows-vista']])('accounts for every cycle and tick under %s', (profile) => {
    const run = machine(lab, profile);
    for (let step = 1; step <= 4; step++) {
      run.runUntil(Math.min((step * DURATION) / 4 + step, run.endTime));
      run.takeBatches();
      const snapshot = run.processSnapshot({ run: 1, sequence: step, threadsOf: [], since: 0 });
      expect(snapshot.cyclesAvailable).toBe(profile === 'windows-vista');
      if (snapshot.cyclesAvailable) expect(cyclesOf(snapshot)).toBe(snapshot.time * snapshot.processors.length);
      const ticks = Math.floor(snapshot.time / run.tickCycles) * snapshot.processors.length;
      expect(time100nsOf(snapshot)).toBe((ticks * run.tickCycles) / 240);
    }
  });
});

describe('a process whose I/O is under way when it is ended', () => {
  it('is listed without threads, with what it still waits for, until that is over', () => {
    const run = createLabMachine({ profile: 'windows-xp', features: {}, lab: 'cancel-io', parameters: { variant: 'stuck-driver' }, seed: 1 });
    const app = (second: number): { threadCount: number; pendingIrps: number } | undefined => {
      run.runUntil(second * CYCLES_PER_SECOND);
      run.takeBatches();
      const found = run.processSnapshot({ run: 1, sequence: second, threadsOf: [], since: 0 }).processes.find((process) => process.name === 'app.exe');
      return found && { threadCount: found.threadCount, pendingIrps: found.pendingIrps };
    };
    expect([0.5, 1.5, 59, 60.5].map(app)).toEqual([{ threadCount: 1, pendingIrps: 1 }, { threadCount: 0, pendingIrps: 1 }, { threadCount: 0, pendingIrps: 1 }, undefined]);
  });
});

describe('machineCatalog', () => {
  it('begins with a lab and a profile that exist', () => {
    const { initial, labs, profiles } = machineCatalog();
    expect(labs.map((lab) => lab.id)).toContain(initial.lab);
    expect(profiles.map((profile) => profile.id)).toContain(initial.profile);
  });

  it('refuses what does not exist, with the names that do', () => {
    expect(() => createLabMachine({ ...machineCatalog().initial, lab: 'nope' })).toThrow("There is no lab 'nope'. Labs: ");
    expect(() => createLabMachine({ ...machineCatalog().initial, profile: 'dos' })).toThrow('windows-vista');
    expect(() => createLabMachine({ ...machineCatalog().initial, features: { 'no.such': true } })).toThrow('no.such');
  });
});

function cyclesOf(snapshot: ProcessSnapshot): number {
  let sum = snapshot.endedTotals.cycles ?? 0;
  for (const process of snapshot.processes) sum += process.cycles ?? 0;
  for (const cpu of snapshot.processors) sum += (cpu.idleCycles ?? 0) + (cpu.interruptCycles ?? 0) + (cpu.dpcCycles ?? 0);
  return sum;
}

function time100nsOf(snapshot: ProcessSnapshot): number {
  let sum = snapshot.endedTotals.kernelTime100ns + snapshot.endedTotals.userTime100ns;
  for (const process of snapshot.processes) sum += process.kernelTime100ns + process.userTime100ns;
  for (const cpu of snapshot.processors) sum += cpu.idleTime100ns + cpu.interruptTime100ns + cpu.dpcTime100ns;
  return sum;
}

describe('snapshot of the desktop', () => {
  it.each(['windows-vista', 'windows-xp'])('says which services run where, who is protected and where threads begin on %s', (profile) => {
    const run = machine('desktop', profile);
    const threadsOf = Array.from({ length: 80 }, (_, i) => i);
    const { processes } = run.processSnapshot({ run: 1, sequence: 1, threadsOf, since: 0 });
    const named = (name: string) => processes.filter((process) => process.name === name);
    const isService = (flags: number): boolean => (flags & ProcessFlag.Service) !== 0;
    expect(named('svchost.exe').every(({ services, flags }) => services.length > 0 && isService(flags))).toBe(true);
    expect(named('lsass.exe').every(({ services, flags }) => services.includes('Security Accounts Manager [SamSs]') && isService(flags))).toBe(true);
    expect(named('explorer.exe').some(({ flags }) => isService(flags))).toBe(false);
    expect(processes.flatMap(({ services }) => services).includes('Superfetch [SysMain]')).toBe(profile === 'windows-vista');
    expect(processes.filter(({ flags }) => (flags & ProcessFlag.Protected) !== 0).map(({ name }) => name)).toEqual(profile === 'windows-vista' ? ['audiodg.exe'] : []);
    for (const { name, threads } of processes) for (const thread of threads ?? []) expect(thread.startAddress, name).toMatch(/^[\w.]+(!\w+|\+0x[0-9a-f]+)$/);
  });
});
