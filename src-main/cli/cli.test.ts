import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryByteSource } from '../../src-shared/formats/byte-source.ts';
import { openKtrace } from '../../src-shared/formats/ktrace/read.ts';
import { Exit } from './command.ts';
import type { CliHost } from './command.ts';
import { parseDuration } from './lab-options.ts';
import type { LabReport } from './lab-report.ts';
import { runCli } from './main.ts';

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const host: CliHost = {
    write: (text) => { out += text; },
    warn: (text) => { err += `${text}\n`; },
    progress: () => {},
    interrupted: false,
    exitCode: Exit.Done,
  };
  const code = await runCli(args, host);
  return { code, out, err };
}

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'kernelscope-cli-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

const SHORT = ['--set', 'ticks=100'];

describe('cli', { timeout: 60_000 }, () => {
  it('lists the labs as JSON with everything a script needs', async () => {
    const { code, out } = await cli('labs', '--json');
    expect(code).toBe(Exit.Done);
    const labs = JSON.parse(out) as { id: string; parameters: { name: string }[] }[];
    expect(labs.map((lab) => lab.id)).toEqual(expect.arrayContaining(['quantum', 'cycles-delta']));
    expect(labs[0]?.parameters).toContainEqual({ name: 'stolenShare', title: expect.any(String), type: 'number', unit: '', default: 0.5, range: [0, 0.9] });
  });

  it('writes the report of a run and nothing else to standard output', async () => {
    const { code, out, err } = await cli('run', 'quantum', '--profile', 'windows-xp', '--seed', '5', '--metrics', '-', ...SHORT);
    expect([code, err]).toEqual([Exit.Done, '']);
    const report = JSON.parse(out) as LabReport;
    expect(Object.keys(report)).toEqual(['lab', 'profile', 'features', 'params', 'seed', 'durationNs', 'events', 'eventsLost', 'digest', 'accounting', 'metrics', 'checks']);
    expect(report).toMatchObject({ lab: 'quantum', profile: 'windows-xp', seed: 5, params: { variant: 'interrupts', stolenShare: 0.5, ticks: 100 }, durationNs: 1_562_500_000, eventsLost: 0 });
    expect(report.features['cpu.cycleAccounting']).toBe(false);
    expect(report.digest).toMatch(/^[0-9a-f]{64}$/);
    const { cpus, elapsedCycles, threadCycles, interruptCycles, dpcCycles, idleCycles } = report.accounting;
    expect(threadCycles + interruptCycles + dpcCycles + idleCycles).toBe(elapsedCycles * cpus);
  });

  it('gives the same digest twice and another under another profile', async () => {
    const digest = async (profile: string): Promise<string> => (JSON.parse((await cli('run', 'quantum', '--profile', profile, ...SHORT)).out) as LabReport).digest;
    const first = await digest('windows-vista');
    expect(await digest('windows-vista')).toBe(first);
    expect(await digest('windows-xp')).not.toBe(first);
  });

  it('ends a run where --duration says', async () => {
    const { out } = await cli('run', 'quantum', '--duration', '250ms');
    expect(JSON.parse(out)).toMatchObject({ durationNs: 250_000_000, checks: [] });
  });

  it('records a trace that opens again, with the digest of the report', async () => {
    const trace = join(folder, 'run.ktrace');
    const metrics = join(folder, 'run.json');
    expect(await cli('run', 'quantum', '--trace', trace, '--metrics', metrics, ...SHORT)).toMatchObject({ code: Exit.Done, out: '' });
    const report = JSON.parse(await readFile(metrics, 'utf8')) as LabReport;
    const file = await openKtrace(memoryByteSource(new Uint8Array(await readFile(trace))));
    let batches = 0;
    for await (const _ of file.batches()) batches++;
    expect(batches).toBeGreaterThan(1);
    expect(file.damage).toBeNull();
    expect(file.manifest).toMatchObject({ lab: 'quantum', profile: 'windows-vista', seed: 1 });
    expect(file.summary).toMatchObject({ digest: report.digest, events: report.events });
    expect(await cli('replay', trace)).toMatchObject({ code: Exit.Done });
  });

  it('writes a trace as CSV with a row for every event', async () => {
    const trace = join(folder, 'run.csv');
    const { out } = await cli('run', 'quantum', '--trace', trace, '--metrics', '-', '--set', 'ticks=8');
    const text = await readFile(trace, 'utf8');
    expect(text.trimEnd().split('\r\n').length - 1).toBe((JSON.parse(out) as LabReport).events);
  });

  it('compares profiles side by side', async () => {
    const { code, out } = await cli('compare', 'quantum', '--profiles', 'windows-xp,windows-vista', '--json', ...SHORT);
    expect(code).toBe(Exit.Done);
    const { metrics } = JSON.parse(out) as { metrics: { name: string; values: Record<string, number> }[] };
    const share = metrics.find((metric) => metric.name === 'cycleShareA')?.values;
    expect(share?.['windows-xp']).toBeCloseTo(1 / 3, 2);
    expect(share?.['windows-vista']).toBeCloseTo(0.5, 1);
    expect((await cli('compare', 'quantum', ...SHORT)).out.split('\n')[0]).toMatch(/^metric +unit +windows-xp +windows-vista$/);
  });

  it('refuses what it does not know with code 2 and the names that it does', async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['run', 'nolab'], 'quantum'], [['run', 'quantum', '--profile', 'windows-7'], 'windows-vista'], [['run', 'quantum', '--feature', 'x=on'], 'cpu.cycleAccounting'],
      [['run', 'quantum', '--feature', 'mmcss=maybe'], 'on or off'], [['run', 'quantum', '--set', 'tick=1'], 'stolenShare'], [['run', 'quantum', '--set', 'stolenShare=1'], '0 to 0.9'],
      [['run', 'quantum', '--set', 'ticks'], 'param=value'], [['run', 'quantum', '--seed', 'x'], 'integer'], [['run', 'quantum', '--duration', 'soon'], '10s'],
      [['run', 'quantum', '--trace', 'x.doc'], '.ktrace'], [['run'], 'lab'], [['run', 'quantum', '--nothing'], '--nothing'], [['nothing'], 'compare'], [[], 'run'],
      [['compare', 'quantum', '--profiles', 'windows-xp'], 'two'],
    ];
    for (const [args, named] of wrong) {
      const { code, out, err } = await cli(...args);
      expect([args, code, out]).toEqual([args, Exit.Usage, '']);
      expect(err).toContain(named);
    }
  });
});

describe('parseDuration', () => {
  it('reads times with and without a unit', () => {
    expect(['10s', '250ms', '1.5m', '2', '3us'].map(parseDuration)).toEqual([24e9, 6e8, 216e9, 48e8, 7200]);
  });
});
