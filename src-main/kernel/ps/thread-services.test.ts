import { describe, expect, it } from 'vitest';
import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { profileFeatures } from '../core/features.ts';
import type { ProfileName } from '../core/features.ts';
import { DEFAULT_MACHINE, Kernel } from '../core/kernel.ts';
import type { Program, UserContext } from '../core/program.ts';
import { CURRENT_THREAD, openThread, queryThread, queryThreadCycleTime, setThreadBasePriority, setThreadPriority, setThreadPriorityBoost } from '../core/thread-api.ts';
import { CYCLES_PER_MS, CYCLES_PER_SECOND } from '../core/time.ts';
import { createThread } from './services.ts';

type Facts = unknown[];

function run(program: (u: UserContext, facts: Facts) => Program, user = 'NT AUTHORITY\\SYSTEM', profile: ProfileName = 'windows-vista'): Facts {
  const facts: Facts = [];
  const kernel = new Kernel({ machine: { ...DEFAULT_MACHINE, systemThreads: false }, features: profileFeatures(profile), seed: 1 });
  kernel.ps.createProcess({ imagePath: 'C:\\program.exe', user, ...(user.startsWith('NT') ? {} : { integrity: 'Medium' as const }), program: (u) => program(u, facts) });
  kernel.runUntil(CYCLES_PER_SECOND);
  return facts;
}

describe('NtSetInformationThread', () => {
  it('sets the current priority and leaves the base, and lets nobody raise to real time without the privilege', () => {
    const raise = function* (u: UserContext, facts: Facts): Program {
      for (const priority of [12, 16, 31, 32, 0]) {
        yield setThreadPriority(u, CURRENT_THREAD, priority);
        facts.push([u.status, u.thread.priority, u.thread.basePriority]);
      }
    };
    expect(run(raise)).toEqual([[0, 12, 8], [0, 16, 8], [0, 31, 8], [NtStatus.INVALID_PARAMETER, 31, 8], [NtStatus.INVALID_PARAMETER, 31, 8]]);
    expect(run(raise, 'PC\\Mara')).toEqual([[0, 12, 8], [NtStatus.PRIVILEGE_NOT_HELD, 12, 8], [NtStatus.PRIVILEGE_NOT_HELD, 12, 8], [NtStatus.INVALID_PARAMETER, 12, 8], [NtStatus.INVALID_PARAMETER, 12, 8]]);
  });

  it('sets the base as SetThreadPriority does', () => {
    expect(run(function* (u, facts) {
      for (const relative of [2, -2, 15, -15]) {
        yield setThreadBasePriority(u, CURRENT_THREAD, relative);
        facts.push([u.thread.basePriority, u.thread.priority]);
      }
    })).toEqual([[10, 10], [6, 6], [15, 15], [1, 1]]);
  });

  it('keeps a thread without boosts at the priority that it was given', () => {
    const wake = (disable: boolean): Facts => run(function* (u, facts) {
      u.kernel.ps.setForeground(u.process);
      yield setThreadPriorityBoost(u, CURRENT_THREAD, disable);
      yield setThreadPriority(u, CURRENT_THREAD, 3);
      yield u.sleep(1);
      facts.push(u.thread.priority);
    });
    expect([wake(true), wake(false)]).toEqual([[3], [10]]);
  });

  it('reaches other threads by handle, and says when they have ended', () => {
    expect(run(function* (u, facts) {
      yield createThread(u, function* (worker) { yield worker.compute(200 * CYCLES_PER_MS); });
      yield openThread(u, u.result);
      const handle = u.result;
      yield setThreadPriority(u, handle, 5);
      yield queryThread(u, handle);
      facts.push([u.status, u.out1, u.out2]);
      yield u.sleep(500 * CYCLES_PER_MS);
      yield queryThread(u, handle);
      facts.push(u.status);
      yield setThreadPriority(u, handle, 7);
      facts.push(u.status);
      yield openThread(u, 40_000);
      facts.push(u.status);
    })).toEqual([[0, 5, 8], 0xc000_004b, 0xc000_004b, 0xc000_000b]);
  });
});

describe('ThreadCycleTime', () => {
  const ask = function* (u: UserContext, facts: Facts): Program {
    yield u.compute(CYCLES_PER_MS);
    yield queryThreadCycleTime(u, CURRENT_THREAD);
    facts.push([u.status, u.result >= CYCLES_PER_MS]);
  };

  it('is there where cycles are counted', () => {
    expect(run(ask)).toEqual([[0, true]]);
    expect(run(ask, 'NT AUTHORITY\\SYSTEM', 'windows-xp')).toEqual([[NtStatus.INVALID_INFO_CLASS, false]]);
  });
});
