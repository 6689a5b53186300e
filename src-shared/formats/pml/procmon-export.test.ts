// Real logs against what Process Monitor itself exported from them, cell by cell. The files lie beside the repository; where they
// are absent these tests say so and are skipped.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TraceView } from '../../query/trace-view.ts';
import { memoryByteSource } from '../byte-source.ts';
import { csvColumns, csvHead, csvRows } from '../csv.ts';
import { parseCsv } from '../csv.fixture.ts';
import { loadPml } from './load-pml.ts';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);

interface Pair {
  readonly name: string;
  readonly events: number;
  /** Cells in which Process Monitor printed memory behind the event's data: operation and type of the value. */
  readonly readsPastTheData: Readonly<Record<string, number>>;
}

const PAIRS: readonly Pair[] = [
  { name: 'LogFileUTC64Process', events: 3400, readsPastTheData: {} },
  { name: 'LogFileUTC32Filesystem', events: 8577, readsPastTheData: {} },
  { name: 'LogFileUTC64Registry', events: 28_240, readsPastTheData: { 'RegSetValue REG_MULTI_SZ': 3, 'RegQueryValue REG_BINARY': 3 } },
];

describe.each(PAIRS)('$name', ({ name, events, readsPastTheData }) => {
  const pml = new URL(`${name}.PML`, FOLDER);
  const csv = new URL(`${name}.CSV`, FOLDER);
  const isThere = existsSync(pml) && existsSync(csv);
  if (!isThere) console.warn(`SKIPPED: ${pml.pathname} and its CSV are not there; the reader is not compared with Process Monitor.`);

  it.skipIf(!isThere)('reads to the same table that Process Monitor exported', async () => {
    const { store, result } = await loadPml(memoryByteSource(new Uint8Array(readFileSync(pml))));
    expect(result).toMatchObject({ complete: true, events, problemCount: 0 });
    const columns = csvColumns('all')!;
    const rows = Array.from({ length: store.rowCount }, (_, row) => row);
    const ours = csvHead(columns) + [...csvRows(new TraceView(store), columns, rows)].join('');
    const theirs = readFileSync(csv, 'utf8');
    if (Object.keys(readsPastTheData).length === 0) {
      // Not expect().toBe: a difference in megabytes cannot be printed.
      expect(ours === theirs).toBe(true);
      return;
    }
    const ourRows = parseCsv(ours);
    const theirRows = parseCsv(theirs);
    expect(ourRows.length).toBe(theirRows.length);
    const different: Record<string, number> = {};
    for (const [r, theirRow] of theirRows.entries()) {
      for (const [c, theirText] of theirRow.entries()) {
        const ourText = ourRows[r]![c]!;
        if (ourText === theirText) continue;
        // Process Monitor shows what we show and then goes on.
        expect(theirRows[0]![c]).toBe('Detail');
        expect(theirText.startsWith(ourText)).toBe(true);
        const key = `${theirRow[3]} ${/Type: (\w+)/.exec(theirText)?.[1]}`;
        different[key] = (different[key] ?? 0) + 1;
      }
    }
    expect(different).toEqual(readsPastTheData);
  });
});
