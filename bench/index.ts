// npm run bench [-- --json] [-- name ...]
//
// Runs every benchmark in one process run, one after the other, and prints a table, or with --json an array of
// {name, value, unit, target, met}. A benchmark is one file that exports run(), and one line in the list below.
// Figures that compare two things (ratios) are measured side by side, interleaved, in the same run.

/** One measured figure. `target` is the bound in words, `met` whether this run kept it. */
export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly met: boolean;
}

export interface BenchModule {
  run(): Promise<BenchFigure[]>;
}

const BENCHES: readonly (readonly [name: string, load: () => Promise<BenchModule>])[] = [
  ['filter', () => import('./filter.bench.ts')],
  ['store', () => import('./store.bench.ts')],
  ['pml', () => import('./pml.bench.ts')],
  ['kernel', () => import('./kernel.bench.ts')],
  ['pipeline', () => import('./pipeline.bench.ts')],
  ['start', () => import('./start.bench.ts')],
];

function table(figures: readonly BenchFigure[]): string {
  const rows = figures.map((f) => [f.name, format(f.value), f.unit, f.target, f.met ? 'met' : 'MISSED']);
  const head = ['name', 'value', 'unit', 'target', ''];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  return [head, ...rows].map((row) => row.map((cell, i) => (i === 1 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ').trimEnd()).join('\n');
}

function format(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toFixed(3);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const json = args.includes('--json');
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.filter((name) => !BENCHES.some(([known]) => known === name));
  if (unknown.length > 0) {
    process.stderr.write(`unknown benchmark ${unknown.join(', ')}; there are ${BENCHES.map(([name]) => name).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  const figures: BenchFigure[] = [];
  for (const [name, load] of BENCHES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`measuring ${name} ...\n`);
    figures.push(...(await (await load()).run()));
  }
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : `${table(figures)}\n`);
}

await main();
