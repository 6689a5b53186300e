import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { CliError, Exit } from './command.ts';
import type { CliHost } from './command.ts';
import { queryCommand } from './query.ts';

const DATA = new URL('../../../shared/data/', import.meta.url).pathname;
const hasData = existsSync(DATA);
if (!hasData) console.warn(`SKIPPED: the sample logs are not at ${DATA}; query.test.ts checks almost nothing without them`);

async function query(...args: readonly string[]): Promise<string> {
  let output = '';
  const host: CliHost = { write: (text) => { output += text; }, warn: () => undefined, progress: () => undefined, interrupted: false, exitCode: Exit.Done };
  const program = new Command().exitOverride();
  queryCommand.register(program, host);
  await program.parseAsync(['query', ...args, '--utc-offset', '+00:00'], { from: 'user' });
  return output;
}

/** Rows of a CSV export, as objects by caption. */
function csvRows(file: string): Record<string, string>[] {
  const lines = readFileSync(file, 'utf8').replace(/^\ufeff/, '').split('\r\n').filter((line) => line !== '');
  const cells = lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1]!.replaceAll('""', '"')));
  return cells.slice(1).map((row) => Object.fromEntries(cells[0]!.map((title, i) => [title, row[i]!])));
}

describe.skipIf(!hasData)('query', () => {
  const pml = `${DATA}LogFileUTC64Process.PML`;
  const rows = hasData ? csvRows(`${DATA}LogFileUTC64Process.CSV`) : [];
  const cases: readonly (readonly [string, readonly string[], (row: Record<string, string>) => boolean])[] = [
    ['everything', [], () => true],
    ['a text rule', ['--include', 'Operation is load image'], (row) => row['Operation'] === 'Load Image'],
    ['a path', ['--include', 'Path contains SYSTEM32', '--exclude', 'Path ends with .exe'], (row) => /system32/i.test(row['Path']!) && !/\.exe$/i.test(row['Path']!)],
    ['a number', ['--include', 'PID less than 1000'], (row) => Number(row['PID']) < 1000],
    ['a detail', ['--include', 'Detail contains Exit Status: 0', '--include', 'Detail begins with Thread ID: 1'], (row) => row['Detail']!.includes('Exit Status: 0') || row['Detail']!.startsWith('Thread ID: 1')],
    ['a time', ['--include', 'Relative Time more than 00:01:00'], (row) => row['Relative Time']! > '00:01:00.0000000'],
    ['a condition', ['--where', 'Operation is "Thread Exit" or Path matches "ntdll[.]dll$" and not PID less than 2000'], (row) => row['Operation'] === 'Thread Exit' || (/ntdll[.]dll$/i.test(row['Path']!) && Number(row['PID']) >= 2000)],
    ['two columns', ['--include', 'User is NT AUTHORITY\\SYSTEM', '--include', 'Session is 0', '--exclude', 'Result is not SUCCESS'], (row) => row['User'] === 'NT AUTHORITY\\SYSTEM' && row['Session'] === '0' && row['Result'] === 'SUCCESS'],
  ];

  it.each(cases)('counts what a naive look at the exported table counts: %s', async (_name, args, passes) => {
    expect(await query(pml, '--count', ...args)).toBe(`${rows.filter(passes).length}\n`);
  });

  it('prints JSON, CSV and lines with the asked-for columns', async () => {
    const args = [pml, '--limit', '2', '--columns', 'PID,Operation'];
    const first = { PID: rows[0]!['PID'], Operation: rows[0]!['Operation'] };
    expect((JSON.parse(await query(...args, '--json')) as unknown[])[0]).toEqual(first);
    expect((await query(...args, '--csv')).split('\r\n').slice(0, 2)).toEqual(['\ufeff"PID","Operation"', `"${first.PID}","${first.Operation}"`]);
    expect((await query(...args)).split('\n')[1]).toBe(`${first.PID}\t${first.Operation}`);
    expect(JSON.parse(await query(pml, '--json', '--include', 'PID is 0'))).toEqual([]);
  });

  it('names what is allowed when it is used wrongly', async () => {
    await expect(query(pml, '--include', 'Colour is red')).rejects.toThrow(/Columns: .*Process Name/);
    await expect(query(pml, '--include', 'PID like 4')).rejects.toThrow(/Relations: is, is not, less than/);
    await expect(query(pml, '--columns', 'nothing')).rejects.toThrow(/Time of Day/);
    await expect(query(pml, '--limit', 'x')).rejects.toBeInstanceOf(CliError);
    await expect(query(`${DATA}LogFileUTC64Process.CSV`, '--count')).rejects.toMatchObject({ exitCode: Exit.BadInput });
  });
});
