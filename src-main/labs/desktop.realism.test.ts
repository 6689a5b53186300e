import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { realismChecklist } from '../../src-shared/query/statistics/realism-checklist.ts';
import { smellTests } from '../../src-shared/query/statistics/smell-tests.ts';
import { cyclesOfSeconds } from '../kernel/core/time.ts';
import { shownSample, traceLab } from './desktop-trace.ts';

const deflatedSize = (bytes: Uint8Array): number => deflateRawSync(bytes, { level: 6 }).length;
const DURATION = cyclesOfSeconds(14.5);

/** Smells and the share of cases, in per cent, that must be as they should. */
const SMELLS: readonly (readonly [words: string, least: number])[] = [
  ['multiples of 4', 100], ['base address', 96], ['first Thread Create', 100], ['after Process Exit', 100], ['144 bytes', 90], ['Priority', 97], ['repeats its event count', 100],
];

describe.each([1, 2])('the desktop lab on Windows Vista, seed %i', (seed) => {
  const trace = traceLab({ lab: 'desktop', profile: 'windows-vista', seed }, DURATION);
  const sample = shownSample(trace);
  const tests = realismChecklist(sample, { cpus: trace.session.kernel.machine.cpus, deflatedSize });
  const misses = tests.flatMap((test) => test.measures.filter((measure) => !measure.pass).map((measure) => `${test.number} ${measure.name} = ${measure.value} not in ${measure.min}..${measure.max}`));

  it('shows 30,000 events and more in 14.5 s', () => {
    expect(sample.length).toBeGreaterThanOrEqual(30_000);
  });

  it('opens what it closes, in the order in which Windows does', () => {
    expect(tests.filter((test) => (test.number === 3 || test.number === 4) && !test.pass), misses.join('\n')).toEqual([]);
  });

  it('passes nine of the ten realism tests', () => {
    expect(tests.filter((test) => test.pass).length, misses.join('\n')).toBeGreaterThanOrEqual(9);
  });

  it.each(SMELLS)('smells right: %s', (words, least) => {
    const found = smellTests(sample).find((smell) => smell.name.includes(words));
    expect(found?.cases).toBeGreaterThan(0);
    expect(found?.share).toBeGreaterThanOrEqual(least);
  });
});
