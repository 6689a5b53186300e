import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../src-shared/formats/csv.fixture.ts';
import { storedOption, storedRules } from '../../src-shared/formats/pmc/pmc.fixture.ts';
import { registryBlob } from '../../src-shared/formats/pml/event-blobs.ts';
import { logFixture } from '../../src-shared/formats/pml/log.fixture.ts';
import type { CliHost } from './command.ts';
import { CliError, Exit } from './command.ts';
import type { ConvertOptions } from './convert.ts';
import { convert } from './convert.ts';

const DEFAULTS: ConvertOptions = { include: [], exclude: [], columns: 'default', utcOffset: '+00:00' };
let folder = '';
let log = '';

function testHost(): CliHost & { readonly told: string[] } {
  const told: string[] = [];
  return { told, exitCode: Exit.Done, interrupted: false, write: (text) => { throw new Error(`Nothing belongs on standard output: ${text}`); }, warn: (text) => { told.push(text); }, progress() { /* no terminal */ } };
}

const file = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kernelscope-convert-'));
  log = file('log.pml');
  writeFileSync(log, await logFixture(true, Array.from({ length: 90 }, (_, i) => ({
    eventClass: 2, operation: i % 3 === 0 ? 9 : 2, detail: registryBlob(2, `HKLM\\Key${i}`), extra: new Uint8Array(60_000),
  }))));
});

afterAll(() => { rmSync(folder, { recursive: true }); });

describe('convert', () => {
  it('takes the rules of a configuration of Process Monitor, and says at which byte one is wrong', async () => {
    writeFileSync(file('a.pmc'), Uint8Array.from(storedOption('FilterRules', storedRules([{ column: 40071, relation: 5, include: true, value: 'key7' }]))));
    await convert(log, file('b.csv'), { ...DEFAULTS, columns: 'Path', config: file('a.pmc'), include: [] }, testHost());
    expect(parseCsv(readFileSync(file('b.csv'), 'utf8'))).toEqual([['Path'], ['HKLM\\Key7']]);
    await convert(log, file('b.csv'), { ...DEFAULTS, columns: 'Path', config: file('a.pmc'), include: ['Path is HKLM\\Key8'] }, testHost());
    expect(parseCsv(readFileSync(file('b.csv'), 'utf8'))).toEqual([['Path'], ['HKLM\\Key7'], ['HKLM\\Key8']]);
    await expect(convert(log, file('b.csv'), { ...DEFAULTS, config: log }, testHost())).rejects.toMatchObject({ exitCode: Exit.BadInput, message: expect.stringMatching(/log\.pml: .*at byte 0/) });
    await expect(convert(log, file('b.csv'), { ...DEFAULTS, config: file('none.pmc') }, testHost())).rejects.toMatchObject({ exitCode: Exit.BadInput, message: expect.stringContaining('none.pmc') });
  });

  it('writes every event, in the asked columns and time zone', async () => {
    const host = testHost();
    await convert(log, file('a.csv'), { ...DEFAULTS, columns: 'Time of Day,Path', utcOffset: '-05:30' }, host);
    const rows = parseCsv(readFileSync(file('a.csv'), 'utf8'));
    expect(rows.length).toBe(91);
    expect(rows[0]).toEqual(['Time of Day', 'Path']);
    expect(rows[1]).toEqual(['12:07:18.2093997 AM', 'HKLM\\Key0']);
    expect(host.exitCode).toBe(Exit.Done);
    expect(host.told).toEqual([]);
  });

  it('applies rules as the window does', async () => {
    await convert(log, file('b.csv'), { ...DEFAULTS, include: ['Operation is RegDeleteKey'], exclude: ['Path ends with Key0'] }, testHost());
    expect(parseCsv(readFileSync(file('b.csv'), 'utf8')).length).toBe(30);
  });

  it('takes a condition as query does, on top of the rules, also where a log is streamed', async () => {
    const options = { ...DEFAULTS, columns: 'Path', exclude: ['Path ends with Key0'], where: 'Path ends with 5 or not Operation is RegCloseKey' };
    for (const streamedSize of [undefined, 0]) {
      await convert(log, file('w.csv'), options, testHost(), streamedSize);
      const expected = Array.from({ length: 90 }, (_, i) => i).filter((i) => i > 0 && (i % 10 === 5 || i % 3 === 0));
      expect(parseCsv(readFileSync(file('w.csv'), 'utf8')).slice(1).flat()).toEqual(expected.map((i) => `HKLM\\Key${i}`));
    }
  });

  it('writes the same bytes when a log is too large to be held', async () => {
    await convert(log, file('held.csv'), { ...DEFAULTS, columns: 'all', exclude: ['Path ends with 5'] }, testHost());
    await convert(log, file('streamed.csv'), { ...DEFAULTS, columns: 'all', exclude: ['Path ends with 5'] }, testHost(), 0);
    expect(readFileSync(file('streamed.csv')).equals(readFileSync(file('held.csv')))).toBe(true);
  });

  it('writes what is whole of a damaged log, names the byte and ends with 3', async () => {
    writeFileSync(file('cut.pml'), readFileSync(log).subarray(0, 1_000_000));
    const host = testHost();
    await convert(file('cut.pml'), file('c.csv'), DEFAULTS, host);
    expect(parseCsv(readFileSync(file('c.csv'), 'utf8')).length).toBeGreaterThan(15);
    expect(host.exitCode).toBe(Exit.BadInput);
    expect(host.told.some((line) => /byte \d+/.test(line))).toBe(true);
  });

  it('refuses what is no trace, a missing file, an unknown column, rule, offset or format', async () => {
    writeFileSync(file('text.pml'), 'hello');
    const failure = async (input: string, output: string, options: Partial<ConvertOptions>): Promise<unknown> => {
      try {
        await convert(input, file(output), { ...DEFAULTS, ...options }, testHost());
        return undefined;
      } catch (error) {
        expect(error).toBeInstanceOf(CliError);
        return (error as CliError).exitCode;
      }
    };
    expect(await failure(file('text.pml'), 'x.csv', {})).toBe(Exit.BadInput);
    expect(await failure(file('missing.pml'), 'x.csv', {})).toBe(Exit.BadInput);
    expect(await failure(log, 'x.csv', { columns: 'Colour' })).toBe(Exit.Usage);
    expect(await failure(log, 'x.csv', { include: ['Colour is red'] })).toBe(Exit.Usage);
    expect(await failure(log, 'x.csv', { where: 'Path is' })).toBe(Exit.Usage);
    expect(await failure(log, 'x.csv', { utcOffset: 'noon' })).toBe(Exit.Usage);
    expect(await failure(log, 'x.doc', {})).toBe(Exit.Usage);
    expect(await failure(log, path.join('no', 'such', 'folder.csv'), {})).toBe(Exit.Usage);
  });
});
