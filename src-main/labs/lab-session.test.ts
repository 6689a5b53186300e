// What the labs say must be in their traces: every metric is worked out again from the exported events alone. And the bytes
// of a trace depend on nothing but the configuration and the commands.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clockTick } from '../../src-shared/trace/events/clock-tick.ts';
import { cycleCharge } from '../../src-shared/trace/events/cycle-charge.ts';
import { quantumEnd } from '../../src-shared/trace/events/quantum-end.ts';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import { CYCLES_PER_SECOND, TICK_15_625_MS } from '../kernel/core/time.ts';
import { configureLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { LABS } from './index.ts';
import { LabSession } from './lab-session.ts';
import { cyclesOf, openLab, rowsOf, traced } from './lab-trace.fixture.ts';
import { QUANTUM_VARIANTS } from './quantum.ts';

const TICK = TICK_15_625_MS;

describe('metrics from the trace alone', { timeout: 120_000 }, () => {
  for (const [variant, profile, stolenShare] of QUANTUM_VARIANTS.flatMap((variant) => [[variant, 'windows-xp', 0.5], [variant, 'windows-vista', 0.5], [variant, 'windows-server-2003', 0.83], [variant, 'windows-server-2008', 0.29]] as const)) {
    it(`quantum ${variant} on ${profile}, ${stolenShare} stolen`, () => {
      const { metrics, store } = traced({ lab: 'quantum', profile, parameters: { variant, stolenShare, ticks: 120 } });
      const [a, b] = [3004, 3104];
      const cycles = [a, b].map((tid) => cyclesOf(store, tid)) as [number, number];
      const ticks = rowsOf(store, clockTick);
      const charged = [a, b].map((tid) => ticks.filter((tick) => tick.fields.threadId === tid).length) as [number, number];
      const turns = rowsOf(store, quantumEnd);
      const turnsA = turns.filter((turn) => turn.fields.threadId === a).map((turn) => turn.fields.cyclesUsed / TICK);
      const turnsB = turns.filter((turn) => turn.fields.threadId === b).map((turn) => turn.fields.cyclesUsed / TICK);
      expect(metrics).toEqual({
        firstTurnTicksA: turnsA[0], firstTurnTicksB: turnsB[0],
        cycleShareA: cycles[0] / (cycles[0] + cycles[1]), cycleShareB: cycles[1] / (cycles[0] + cycles[1]),
        cpuTimeShareA: charged[0] / (charged[0] + charged[1]), cpuTimeShareB: charged[1] / (charged[0] + charged[1]),
        minTurnTicks: Math.min(...turnsA, ...turnsB), maxTurnTicks: Math.max(...turnsA, ...turnsB),
        cyclesPerQuantumTicks: expect.closeTo(turnsA.reduce((sum, turn) => sum + turn, 0) / turnsA.length, 9),
      });
    });
  }

  it('cycles-delta on windows-xp: CPU times, and no cycles for user mode', () => {
    const { metrics, store } = traced({ lab: 'cycles-delta', profile: 'windows-xp', parameters: { seconds: 2, services: 150, burstUs: 200 } });
    // The services have more to do than fits between two ticks, so ticks catch them: count those of the last two seconds.
    const ticks = rowsOf(store, clockTick);
    const seconds = (name: string, from = 0, to = Infinity): number => (ticks.filter((tick) => tick.processName === name && tick.time > from && tick.time <= to).length * TICK) / CYCLES_PER_SECOND;
    const end = ticks.filter((tick) => tick.processName === 'svchost.exe').at(-1)?.time as number;
    expect(metrics).toMatchObject({ dodgerCpuTimeSec: seconds('dodger.exe'), hogCpuTimeSec: seconds('cpuhog.exe'), dodgerCycleShare: null, hogCycleShare: null, serviceCyclesPerSec: null, cyclesAvailable: false });
    expect(Math.abs((metrics['serviceCpuTimeSec'] as number) - seconds('svchost.exe', end - 2 * CYCLES_PER_SECOND, end))).toBeLessThanOrEqual(0.05);
    expect(metrics['serviceCpuTimeSec']).toBeGreaterThan(1.5);
  });

  it('cycles-delta on windows-vista', () => {
    const { metrics, store } = traced({ lab: 'cycles-delta', profile: 'windows-vista', parameters: { seconds: 2, services: 20 } });
    const ticks = rowsOf(store, clockTick);
    const charges = rowsOf(store, cycleCharge);
    const seconds = (name: string): number => (ticks.filter((tick) => tick.processName === name).length * TICK) / CYCLES_PER_SECOND;
    const share = (name: string): number => charges.filter((charge) => charge.processName === name).reduce((sum, charge) => sum + charge.fields.cycles, 0) / (2 * CYCLES_PER_SECOND);
    // Any two seconds on tick boundaries after the services are up show the same.
    const services = charges.filter((charge) => charge.processName === 'svchost.exe');
    const begin = (Math.ceil((services[0]?.time ?? 0) / TICK) + 4) * TICK;
    const delta = services.filter((charge) => charge.time > begin && charge.time <= begin + CYCLES_PER_SECOND).reduce((sum, charge) => sum + charge.fields.cycles, 0);
    expect(metrics).toMatchObject({
      dodgerCpuTimeSec: seconds('dodger.exe'), hogCpuTimeSec: seconds('cpuhog.exe'), serviceCpuTimeSec: seconds('svchost.exe'),
      dodgerCycleShare: expect.closeTo(share('dodger.exe'), 4), hogCycleShare: expect.closeTo(share('cpuhog.exe'), 4),
      serviceCyclesPerSec: delta / new Set(services.map((charge) => charge.processIndex)).size,
    });
  });
});

describe('the bytes of a trace', { timeout: 120_000 }, () => {
  const digest = (request: LabRequest, slices: number, touch: (session: LabSession) => void = () => {}): string => {
    const hash = createHash('sha256');
    const session = openLab(request, (batch) => hash.update(new Uint8Array(batch)));
    for (let slice = 1; slice <= slices; slice++) {
      session.runUntil(Math.floor((session.endTime * slice) / slices));
      touch(session);
    }
    session.stop();
    return hash.digest('hex');
  };

  it('are the same in 1, 7 and 1000 slices, whoever looks in between', () => {
    for (const profile of PROFILE_NAMES) {
      const request: LabRequest = { lab: 'quantum', profile, parameters: { ticks: 60 }, seed: 3 };
      const whole = digest(request, 1);
      expect(digest(request, 7)).toBe(whole);
      expect(digest(request, 1000, (session) => {
        session.kernel.ke.accounting();
        session.run.metrics();
      })).toBe(whole);
    }
    const delta: LabRequest = { lab: 'cycles-delta', parameters: { seconds: 1, services: 10 } };
    expect(digest(delta, 333)).toBe(digest(delta, 1));
  });
});

describe('every lab', { timeout: 120_000 }, () => {
  for (const lab of LABS) {
    for (const profile of ['windows-xp', 'windows-vista'] as const) {
      it(`${lab.id} on ${profile}: cycles close at any moment, and its bytes repeat in slices`, () => {
        const run = (slices: number): string => {
          const configured = configureLab({ lab: lab.id, profile });
          if (!configured.ok) throw new Error(configured.error);
          const hash = createHash('sha256');
          const end = CYCLES_PER_SECOND / 2;
          const session = new LabSession(configured.value, (batch) => hash.update(new Uint8Array(batch)), end);
          for (let slice = 1; slice <= slices; slice++) {
            session.runUntil(Math.floor((end * slice) / slices));
            const { cpus, elapsedCycles, threadCycles, interruptCycles, dpcCycles, idleCycles } = session.kernel.ke.accounting();
            expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * cpus);
          }
          session.stop();
          return hash.digest('hex');
        };
        const whole = run(1);
        expect(run(7)).toBe(whole);
        expect(run(1000)).toBe(whole);
      });
    }
  }
});
