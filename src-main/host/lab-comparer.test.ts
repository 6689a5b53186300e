// Comparing labs: the same figures and digests as the command line, cancellation, and answers checked against the kept traces.

import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { ComparisonProgress, ComparisonRequest } from '../../src-shared/ipc/labs.ts';
import type { CliHost } from '../cli/command.ts';
import { runLab } from '../cli/lab-report.ts';
import { configureLab } from '../labs/configure.ts';
import { LabBench } from './lab-bench.ts';
import type { LabWorker } from './lab-bench.ts';
import { LabComparer } from './lab-comparer.ts';
import { serveLabs } from './serve-labs.ts';

const QUANTUM: ComparisonRequest = { lab: 'quantum', profiles: ['windows-xp', 'windows-vista'], parameters: { ticks: 60 }, seed: 3 };
const CLI: CliHost = { write: () => {}, warn: () => {}, progress: () => {}, interrupted: false, exitCode: 0 };

/** A bench whose worker is in this thread, behind a real channel. */
function bench(options: { readonly progress?: (progress: ComparisonProgress) => void } = {}): { readonly labs: LabBench; readonly kill: () => void } {
  let gone: (reason: string) => void = () => {};
  const startWorker = (): LabWorker => {
    const { port1, port2 } = new MessageChannel();
    serveLabs(port2);
    gone = () => {
      port1.close();
    };
    let tell: (reason: string) => void = () => {};
    gone = (reason) => {
      port1.close();
      tell(reason);
    };
    return { postMessage: (message) => port1.postMessage(message), on: (event, listener) => port1.on(event, listener), onGone: (listener) => { tell = listener; }, terminate: () => port1.close() };
  };
  return { labs: new LabBench({ startWorker, progress: options.progress ?? (() => {}), log: () => {} }), kill: () => gone('it died') };
}

describe('LabComparer', { timeout: 60_000 }, () => {
  it('says what the command line says, to the digest', async () => {
    const comparison = await new LabComparer(() => {}).compare(QUANTUM);
    for (const [index, profile] of QUANTUM.profiles.entries()) {
      const configured = configureLab({ lab: 'quantum', profile, parameters: QUANTUM.parameters, seed: 3 });
      if (!configured.ok) throw new Error(configured.error);
      expect(comparison?.runs[index]).toEqual(await runLab(configured.value, CLI));
    }
  });

  it('ends a comparison where it is cancelled, and tells how far it came until then', async () => {
    const told: ComparisonProgress[] = [];
    // A clock on which every stretch is worth a breath.
    let now = 0;
    const comparer: LabComparer = new LabComparer((progress) => {
      told.push(progress);
      if (told.length === 3) comparer.cancel();
    }, { now: () => (now += 100), after: (_ms, task) => { setImmediate(task); return () => {}; } });
    expect(await comparer.compare(QUANTUM)).toBeNull();
    expect(told).toHaveLength(3);
    expect(told.map(({ done }) => done)).toEqual([...told.map(({ done }) => done)].sort((a, b) => a - b));
    expect(told.every(({ run, done }) => run === 0 && done > 0 && done < 0.5)).toBe(true);
  });

  it('ends the comparison that runs when another begins', async () => {
    let now = 0;
    const comparer = new LabComparer(() => {}, { now: () => (now += 100), after: (_ms, task) => { setImmediate(task); return () => {}; } });
    const first = comparer.compare(QUANTUM);
    const second = comparer.compare({ ...QUANTUM, seed: 4 });
    expect(await first).toBeNull();
    expect((await second)?.runs[0].seed).toBe(4);
  });

  it('refuses what is not in order in the labs own words', async () => {
    await expect(new LabComparer(() => {}).compare({ ...QUANTUM, parameters: { stolenShare: 2 } })).rejects.toMatchObject({ code: 'bad-argument', message: expect.stringContaining('from 0 to 0.9') });
    await expect(new LabComparer(() => {}).compare({ ...QUANTUM, profiles: ['windows-xp', 'windows-95'] })).rejects.toMatchObject({ code: 'bad-argument' });
  });

  it('checks answers against the traces that it keeps', async () => {
    const comparer = new LabComparer(() => {});
    const { id } = (await comparer.compare(QUANTUM))!;
    expect(comparer.check(id, 'quantum-cpu-time', { kind: 'choice', choice: 'moreTicks' })).toEqual({ outcome: 'wrong' });
    expect(comparer.check(id, 'quantum-cpu-time', { kind: 'choice', choice: 'sameTicks' }).outcome).toBe('right');
    expect(() => comparer.check(id + 1, 'quantum-cpu-time', null)).toThrow('no longer held');
    expect(() => comparer.check(id, 'nothing', null)).toThrow('There is no exercise');
  });
});

describe('LabBench', { timeout: 60_000 }, () => {
  it('asks its worker and passes its errors on', async () => {
    const { labs, kill } = bench();
    const comparison = await labs.compare(QUANTUM);
    expect(comparison?.runs.map(({ profile }) => profile)).toEqual(['windows-xp', 'windows-vista']);
    await expect(labs.compare({ ...QUANTUM, lab: 'nothing' })).rejects.toMatchObject({ code: 'bad-argument', message: expect.stringContaining('There is no lab') });
    expect((await labs.check(comparison!.id, 'quantum-turns', null)).outcome).toBe('shown');
    kill();
  });

  it('fails what was asked of a worker that dies, and starts another', async () => {
    const { labs, kill } = bench();
    const lost = labs.compare({ ...QUANTUM, parameters: { ticks: 4000 } });
    kill();
    await expect(lost).rejects.toMatchObject({ code: 'internal', message: 'it died' });
    expect((await labs.compare(QUANTUM))?.runs).toHaveLength(2);
    labs.shutdown();
  });
});
