// Every lab: the figures of its mechanism under all four profiles and under other parameters, cycles that close, the same run twice.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILE_NAMES } from '../kernel/core/features.ts';
import type { ProfileName } from '../kernel/core/features.ts';
import type { CycleAccounting } from '../kernel/ke/ke.ts';
import { configureLab, startLab } from './configure.ts';
import type { LabRequest } from './configure.ts';
import { LABS } from './index.ts';
import type { LabCheck, LabMetrics, LabValue } from './lab.ts';
import { QUANTUM_VARIANTS } from './quantum.ts';

interface Outcome {
  readonly metrics: LabMetrics;
  readonly failed: readonly LabCheck[];
  readonly accounting: CycleAccounting;
}

function run(request: LabRequest): Outcome {
  const configured = configureLab(request);
  if (!configured.ok) throw new Error(configured.error);
  const { kernel, run: lab } = startLab(configured.value);
  kernel.runUntil(lab.endTime);
  const metrics = lab.metrics();
  return { metrics, failed: lab.checks(metrics).filter((check) => !check.pass), accounting: kernel.ke.accounting() };
}

function quantum(profile: ProfileName, parameters: Readonly<Record<string, LabValue>>): Record<string, number> {
  const { metrics, failed } = run({ lab: 'quantum', profile, parameters });
  expect(failed).toEqual([]);
  return metrics as Record<string, number>;
}

const OLD: readonly ProfileName[] = ['windows-xp', 'windows-server-2003'];
const NEW: readonly ProfileName[] = ['windows-vista', 'windows-server-2008'];

describe('quantum', { timeout: 60_000 }, () => {
  it('gives B 1/(1 - p) times as much as A under the old account, and the same under the new, for any stolen share', () => {
    for (const stolenShare of [0, 0.01, 0.02, 0.3, 0.51, 2 / 3, 0.9]) {
      for (const profile of stolenShare === 0.3 ? OLD : OLD.slice(0, 1)) {
        const metrics = quantum(profile, { stolenShare });
        expect((metrics.cycleShareB as number) / (metrics.cycleShareA as number)).toBeCloseTo(1 / (1 - stolenShare), 1);
        expect(metrics.cpuTimeShareA).toBeCloseTo(0.5, 2);
      }
      for (const profile of stolenShare === 0.3 ? NEW : NEW.slice(0, 1)) {
        const metrics = quantum(profile, { stolenShare });
        expect(Math.abs((metrics.cycleShareA as number) - 0.5)).toBeLessThan(0.01);
        expect(metrics.minTurnTicks).toBeGreaterThan(1.98);
        expect(metrics.maxTurnTicks).toBeLessThan(3);
      }
    }
  });

  it('holds for any length', () => {
    for (const ticks of [100, 101, 137, 1000]) {
      expect(Math.abs((quantum('windows-xp', { ticks }).cycleShareA as number) - 1 / 3)).toBeLessThan(0.01);
      expect(Math.abs((quantum('windows-vista', { ticks }).cycleShareA as number) - 0.5)).toBeLessThan(0.01);
    }
  });

  it('lets two threads that become ready in mid-interval have first turns of 1/3 : 1 and of 4/3 : 1', () => {
    for (const profile of PROFILE_NAMES) {
      const metrics = quantum(profile, { variant: 'first-turns' });
      expect(metrics.firstTurnTicksA).toBeCloseTo(OLD.includes(profile) ? 1 / 3 : 4 / 3, 2);
      expect(metrics.firstTurnTicksB).toBeCloseTo(1, 2);
    }
    for (const stolenShare of [0, 0.2, 0.9]) {
      expect(quantum('windows-xp', { variant: 'first-turns', stolenShare }).firstTurnTicksA).toBeCloseTo((2 / 3) * (1 - stolenShare), 2);
      expect(quantum('windows-vista', { variant: 'first-turns', stolenShare }).firstTurnTicksA).toBeCloseTo(1 + (2 / 3) * (1 - stolenShare), 2);
    }
  });

  it('is fair in both accounts when the same load is spread evenly', () => {
    expect(quantum('windows-xp', { variant: 'uniform' })).toMatchObject({ cyclesPerQuantumTicks: expect.closeTo(1.5, 2), cycleShareA: expect.closeTo(0.5, 2) });
    expect(quantum('windows-vista', { variant: 'uniform' })).toMatchObject({ cyclesPerQuantumTicks: expect.closeTo(2.25, 2), cycleShareA: expect.closeTo(0.5, 2) });
  });

  it('allows for one interval more where a turn comes out a hair too short', () => {
    for (const stolenShare of [0.017, 0.0185, 0.019, 0.0195, 0.02, 0.021]) quantum('windows-vista', { variant: 'uniform', stolenShare, ticks: 100 });
  });

  it('lets a tick dodger run 5.7 and 17.1 ticks a turn under the old account, 2.85 and 6.65 under the new', () => {
    for (const profile of PROFILE_NAMES) {
      const old = OLD.includes(profile);
      expect(quantum(profile, { variant: 'dodger-background' }).cyclesPerQuantumTicks).toBeCloseTo(old ? 5.7 : 2.85, 2);
      expect(quantum(profile, { variant: 'dodger-foreground' }).cyclesPerQuantumTicks).toBeCloseTo(old ? 17.1 : 6.65, 2);
    }
  });

  it('follows the switch, not the profile', () => {
    const switched = run({ lab: 'quantum', profile: 'windows-vista', features: { 'cpu.cycleAccounting': false } });
    expect(switched.metrics).toEqual(run({ lab: 'quantum', profile: 'windows-xp' }).metrics);
  });

  it('passes its own checks for any parameters', () => {
    fc.assert(fc.property(fc.constantFrom(...QUANTUM_VARIANTS), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 100, max: 300 }), fc.constantFrom(...PROFILE_NAMES), (variant, permille, ticks, profile) => {
      expect(run({ lab: 'quantum', profile, parameters: { variant, stolenShare: permille / 1000, ticks } }).failed).toEqual([]);
    }), { numRuns: 25 });
  });
});

describe('cycles-delta', { timeout: 60_000 }, () => {
  it('shows nothing of dodger and services in CPU Time, and what they did in cycles where there are any', () => {
    for (const profile of PROFILE_NAMES) {
      const { metrics, failed } = run({ lab: 'cycles-delta', profile });
      expect(failed).toEqual([]);
      expect(metrics).toMatchObject({ dodgerCpuTimeSec: 0, hogCpuTimeSec: 10, serviceCpuTimeSec: 0, cyclesAvailable: NEW.includes(profile) });
      if (OLD.includes(profile)) expect(metrics).toMatchObject({ dodgerCycleShare: null, hogCycleShare: null, serviceCyclesPerSec: null });
      else expect(metrics).toMatchObject({ dodgerCycleShare: expect.closeTo(0.95, 2), hogCycleShare: expect.closeTo(0.05, 2), serviceCyclesPerSec: expect.closeTo(7_726_080, -5) });
    }
  });

  it('passes its own checks for other parameters', () => {
    for (const parameters of [
      { services: 1, burstUs: 5, dodgerShare: 0.05, seconds: 1 }, { services: 200, burstUs: 50, dodgerShare: 0.5, seconds: 2 },
      { services: 300, burstUs: 1, dodgerShare: 0.99, seconds: 1 }, { services: 10, burstUs: 1000, dodgerShare: 0.01, seconds: 2 }, { services: 3, burstUs: 10_000, dodgerShare: 0.9, seconds: 2 },
      { services: 1, burstUs: 10_000, dodgerShare: 0.98, seconds: 4 },
    ]) {
      for (const profile of ['windows-xp', 'windows-vista'] as const) expect([parameters, run({ lab: 'cycles-delta', profile, parameters }).failed]).toEqual([parameters, []]);
    }
  });
});

describe('every lab', () => {
  it('has ids and names that are unique, and metrics as declared', () => {
    expect(new Set(LABS.map((lab) => lab.id)).size).toBe(LABS.length);
    for (const lab of LABS) {
      expect(new Set(lab.parameters.map((parameter) => parameter.name)).size).toBe(lab.parameters.length);
      expect(new Set(lab.metrics.map((metric) => metric.name)).size).toBe(lab.metrics.length);
    }
  });

  it('passes its own checks under every profile, and with other seeds', { timeout: 120_000 }, () => {
    for (const lab of LABS) {
      if (lab.id === 'desktop') continue;
      for (const [profile, seed] of [['windows-xp', 2], ['windows-server-2003', 1], ['windows-vista', 3], ['windows-server-2008', 0]] as const) {
        const { metrics, failed, accounting } = run({ lab: lab.id, profile, seed });
        expect([lab.id, profile, failed]).toEqual([lab.id, profile, []]);
        expect(Object.keys(metrics)).toEqual(lab.metrics.map((metric) => metric.name));
        for (const value of Object.values(metrics)) if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(0);
        expect(accounting.threadCycles + accounting.interruptCycles + accounting.dpcCycles + accounting.idleCycles).toBe(accounting.elapsedCycles * accounting.cpus);
      }
    }
  });

  it('takes the ends of each range and nothing beyond, and names the range and the choices', () => {
    for (const lab of LABS) {
      for (const { name, type, minimum, maximum, choices } of lab.parameters) {
        const answer = (value: LabValue): string => {
          const configured = configureLab({ lab: lab.id, parameters: { [name]: value } });
          return configured.ok ? '' : configured.error;
        };
        if (type === 'choice') {
          for (const choice of choices ?? []) expect(answer(choice)).toBe('');
          for (const choice of choices ?? []) expect(answer('else')).toContain(choice);
        } else if (type === 'integer' || type === 'number') {
          const [low, high] = [minimum as number, maximum as number];
          for (const value of [low, high, String(low), String(high)]) expect([lab.id, name, answer(value)]).toEqual([lab.id, name, '']);
          for (const value of [low - 1, high + 1, 'many', '', 'NaN', 'Infinity', '0x10']) expect(answer(value)).toContain(`from ${low} to ${high}`);
        }
      }
    }
  });

  it('says what is allowed when it is asked for what is not', () => {
    const error = (request: LabRequest): string => {
      const configured = configureLab(request);
      return configured.ok ? '' : configured.error;
    };
    expect(error({ lab: 'quantums' })).toContain('quantum, cycles-delta');
    expect(error({ lab: 'quantum', profile: 'vista' })).toContain('windows-xp, windows-server-2003, windows-vista, windows-server-2008');
    expect(error({ lab: 'quantum', features: { cycles: true } })).toContain('cpu.cycleAccounting');
    expect(error({ lab: 'quantum', parameters: { tick: 3 } })).toContain('variant, stolenShare, ticks');
    expect(error({ lab: 'quantum', parameters: { stolenShare: 0.95 } })).toContain('from 0 to 0.9');
    expect(error({ lab: 'quantum', parameters: { stolenShare: '' } })).toContain('a number');
    expect(error({ lab: 'quantum', parameters: { ticks: 10.5 } })).toContain('an integer');
    expect(error({ lab: 'quantum', parameters: { variant: 'x' } })).toContain('first-turns');
    expect(error({ lab: 'quantum', seed: -1 })).toContain('seed');
  });
});
