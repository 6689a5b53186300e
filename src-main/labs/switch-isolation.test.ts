// A switch changes only what its mechanism touches: every lab keeps its metrics, whatever is done to the switches that it does not name.
//
// A run notes which switches the kernel looks at. One that is never looked at can't matter, so only those that are looked at and not
// named are flipped, each alone, and then all that are not named at once. (cpu.cycleAccounting is looked at by every machine.) The other
// variants of a lab are run with all of them flipped at once.

import { describe, expect, it } from 'vitest';
import { FEATURE_NAMES } from '../kernel/core/features.ts';
import type { FeatureName, FeatureVector, ProfileName } from '../kernel/core/features.ts';
import { configureLab, startLab } from './configure.ts';
import { LABS } from './index.ts';
import type { Lab, LabMetrics, LabValue } from './lab.ts';

/** Smaller machines than the default where a smaller one shows the same. */
const SMALL: Readonly<Record<string, Readonly<Record<string, LabValue>>>> = {
  quantum: { ticks: 120 },
  'cycles-delta': { seconds: 1, services: 5 },
  'io-priority': { reads: 150 },
  'transfer-size': { mib: 4 },
};

/** What else a lab can show, by what its parameters choose. */
const VARIANTS: Readonly<Record<string, readonly Readonly<Record<string, LabValue>>[]>> = {
  quantum: ['first-turns', 'uniform', 'dodger-background', 'dodger-foreground'].map((variant) => ({ variant })),
  mmcss: [{ variant: 'audio', hogBase: 13 }, { variant: 'focus' }, { foreground: false }],
  symlinks: ['symlink', 'junction', 'hardlink'].flatMap((link) => ['local', 'server'].map((where) => ({ link, where, remoteToLocal: true, chain: 3 }))),
  'io-priority': [{ scannerPriority: 'low' }, { scannerPriority: 'normal' }, { thinkMs: 60, reads: 50 }],
  bandwidth: [{ secondBytes: 100_000 }, { bytesPerPeriod: 1_500_000 }],
  'transfer-size': [{ requestKiB: 3_000 }],
  'completion-port': [{ variant: 'shared', ios: 200 }, { variant: 'idle', ios: 50 }, { batch: false, ios: 200 }],
  'cancel-io': [{ variant: 'offline-host' }, { variant: 'stuck-driver' }, { variant: 'stuck-driver', driverNotified: false }, { ctrlCAtSec: -1 }],
};

interface Outcome {
  readonly metrics: LabMetrics;
  readonly asked: ReadonlySet<FeatureName>;
}

function run(lab: Lab, profile: ProfileName, flipped: readonly FeatureName[], variant: Readonly<Record<string, LabValue>> = {}): Outcome {
  const configured = configureLab({ lab: lab.id, profile, parameters: { ...SMALL[lab.id], ...variant } });
  if (!configured.ok) throw new Error(configured.error);
  const asked = new Set<FeatureName>();
  const vector: Record<FeatureName, boolean> = { ...configured.value.features };
  for (const name of flipped) vector[name] = !vector[name];
  const features: FeatureVector = new Proxy(vector, {
    get(target, name) {
      asked.add(name as FeatureName);
      return target[name as FeatureName];
    },
  });
  const { kernel, run: started } = startLab({ ...configured.value, features });
  kernel.runUntil(started.endTime);
  return { metrics: started.metrics(), asked };
}

/** Labs that end: the desktop goes on for ever, and everything is part of it. */
const ENDING = LABS.filter((lab) => lab.switches.length < FEATURE_NAMES.length);

describe.each(ENDING.map((lab) => [lab.id, lab] as const))('%s', { timeout: 120_000 }, (_id, lab) => {
  it.each(lab.profiles)('keeps its metrics on %s when the switches that it does not name are flipped', (profile) => {
    const { metrics, asked } = run(lab, profile, []);
    const others = FEATURE_NAMES.filter((name) => !lab.switches.includes(name));
    for (const name of others) {
      if (asked.has(name)) expect([name, run(lab, profile, [name]).metrics]).toEqual([name, metrics]);
    }
    expect(['all of them', run(lab, profile, others).metrics]).toEqual(['all of them', metrics]);
    for (const variant of VARIANTS[lab.id] ?? []) {
      expect([variant, run(lab, profile, others, variant).metrics]).toEqual([variant, run(lab, profile, [], variant).metrics]);
    }
  });

  it('depends on each switch that it names: the metrics of its two profiles differ by no other', () => {
    const [old, new_] = lab.profiles;
    const differing = lab.switches.filter((name) => featuresOf(lab, old)[name] !== featuresOf(lab, new_)[name]);
    for (const variant of [{}, ...(VARIANTS[lab.id] ?? [])]) expect([variant, run(lab, old, differing, variant).metrics]).toEqual([variant, run(lab, new_, [], variant).metrics]);
  });
});

function featuresOf(lab: Lab, profile: ProfileName): FeatureVector {
  const configured = configureLab({ lab: lab.id, profile });
  if (!configured.ok) throw new Error(configured.error);
  return configured.value.features;
}
