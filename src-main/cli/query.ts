// src-main/cli/query.ts
//
// `query <in>`: the events of a trace file that pass a filter, as a number, JSON, CSV or lines with tabs.
// Rules are Process Monitor's: Includes on one column are ORed, columns ANDed, an Exclude always wins. --where narrows them further.

import { FilterRun } from '../../src-shared/query/filter-run.ts';
import { filterSentence } from '../../src-shared/query/filter-sentence.ts';
import type { RowSelection } from '../../src-shared/query/row-selection.ts';
import { compileWhere } from '../../src-shared/query/where.ts';
import { TraceView } from '../../src-shared/query/trace-view.ts';
import { EVENT_COLUMN_LIST } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumn } from '../../src-shared/query/columns/event-columns.ts';
import { csvColumns, csvHead, csvRows } from '../../src-shared/formats/csv.ts';
import { usageError } from './command.ts';
import type { CliCommand, CliHost } from './command.ts';
import { addFilterOptions, filterRules, utcOffsetMinutes, whereCondition } from './filter-options.ts';
import type { FilterOptions } from './filter-options.ts';
import { readTraceInput } from './trace-input.ts';

interface QueryOptions extends FilterOptions {
  readonly advanced?: boolean;
  readonly count?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly limit?: string;
  readonly columns: string;
  readonly explain?: boolean;
}

export const queryCommand: CliCommand = {
  name: 'query',
  register(program, host) {
    addFilterOptions(program.command('query')
      .description('events of a .pml or .ktrace file that pass a filter')
      .argument('<in>', 'trace file'))
      .option('--advanced', 'driver-level operation names, as with Enable Advanced Output')
      .option('--count', 'print only how many events pass')
      .option('--json', 'print a JSON array of objects')
      .option('--csv', "print CSV as Process Monitor's")
      .option('--limit <N>', 'print at most N events')
      .option('--columns <names>', 'all, default, or captions separated by commas', 'default')
      .option('--explain', 'say on standard error what the filter means')
      .action(async (file: string, options: QueryOptions) => {
        await query(file, options, host);
      });
  },
};

async function query(file: string, options: QueryOptions, host: CliHost): Promise<void> {
  if ([options.count, options.json, options.csv].filter(Boolean).length > 1) throw usageError('Only one of --count, --json and --csv.');
  const rules = await filterRules(options);
  const where = whereCondition(options);
  const columns = csvColumns(options.columns);
  if (columns === undefined) throw usageError(`--columns takes all, default, or some of: ${EVENT_COLUMN_LIST.map((column) => column.title).join(', ')}; got '${options.columns}'.`);
  const limit = parseLimit(options.limit);
  if (options.explain === true) host.warn(filterSentence(rules));

  const { store } = await readTraceInput(file, host);
  const view = new TraceView(store, { utcOffsetMinutes: utcOffsetMinutes(options, store.info.clock.originFiletime), advancedOutput: options.advanced === true, hexIds: false });
  const run = new FilterRun(view, rules);
  while (!host.interrupted && !run.advance(1_000_000)) host.progress(`filtering: ${Math.floor(run.progress * 100)}%`);
  if (where !== undefined) keepWhere(compileWhere(where, view), run.selection, host);
  if (options.count === true) host.write(`${Math.min(limit, run.selection.count)}\n`);
  else if (options.json === true) writeJson(view, columns, run.selection, limit, host);
  else if (options.csv === true) writeCsv(view, columns, run.selection, limit, host);
  else writeLines(view, columns, run.selection, limit, host);
}

function keepWhere(passes: (row: number) => boolean, selection: RowSelection, host: CliHost): void {
  for (let row = selection.next(-1); row >= 0 && !host.interrupted; row = selection.next(row)) if (!passes(row)) selection.set(row, false);
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d+$/.test(text)) throw usageError(`--limit takes a whole number; got '${text}'.`);
  return Number(text);
}

function* rowsOf(selection: RowSelection, limit: number, host: CliHost): Generator<number, void, void> {
  let left = limit;
  for (let row = selection.next(-1); row >= 0 && left > 0 && !host.interrupted; row = selection.next(row), left--) yield row;
}

function writeJson(view: TraceView, columns: readonly EventColumn[], selection: RowSelection, limit: number, host: CliHost): void {
  let before = '[';
  for (const row of rowsOf(selection, limit, host)) {
    const entry = Object.fromEntries(columns.map((column) => [column.title, view.text(column, row)]));
    host.write(`${before}\n${JSON.stringify(entry)}`);
    before = ',';
  }
  host.write(before === '[' ? '[]\n' : '\n]\n');
}

function writeCsv(view: TraceView, columns: readonly EventColumn[], selection: RowSelection, limit: number, host: CliHost): void {
  host.write(csvHead(columns));
  for (const piece of csvRows(view, columns, rowsOf(selection, limit, host))) host.write(piece);
}

/** Lines for people and for `cut`: tabs and line ends inside a text become blanks. */
function writeLines(view: TraceView, columns: readonly EventColumn[], selection: RowSelection, limit: number, host: CliHost): void {
  host.write(`${columns.map((column) => column.title).join('\t')}\n`);
  for (const row of rowsOf(selection, limit, host)) host.write(`${columns.map((column) => view.text(column, row).replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`);
}
