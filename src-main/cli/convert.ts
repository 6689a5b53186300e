// src-main/cli/convert.ts
//
// `convert <in> <out>`: a Process Monitor log or a recording, as a table. Large logs go through in windows: rows are written and
// forgotten while the rest is read. The disk sets the pace.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { csvColumns, csvHead, csvRows } from '../../src-shared/formats/csv.ts';
import type { EventColumnSpec } from '../../src-shared/query/columns/event-column.ts';
import { EVENT_COLUMN_LIST } from '../../src-shared/query/columns/event-columns.ts';
import { CompiledFilter } from '../../src-shared/query/compiled-filter.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import { compileWhere } from '../../src-shared/query/where.ts';
import type { WhereNode } from '../../src-shared/query/where.ts';
import { DEFAULT_VIEW_SETTINGS, TraceView } from '../../src-shared/query/trace-view.ts';
import type { EventRow } from '../../src-shared/trace/model.ts';
import type { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { CliError, Exit, usageError } from './command.ts';
import type { CliCommand, CliHost } from './command.ts';
import { addFilterOptions, filterRules, utcOffsetMinutes, whereCondition } from './filter-options.ts';
import type { FilterOptions } from './filter-options.ts';
import { readTraceInput } from './trace-input.ts';

export interface ConvertOptions extends FilterOptions {
  readonly columns: string;
}

/** Files from this size on are written while they are read, and their rows forgotten. */
const STREAMED_SIZE = 512 * 1024 * 1024;

export const convertCommand: CliCommand = {
  name: 'convert',
  register(program, host) {
    addFilterOptions(program.command('convert')
      .description('write the events of a Process Monitor log (.pml) or a recording (.ktrace) as a table')
      .argument('<in>', 'file to read')
      .argument('<out>', 'file to write: .csv')
      .option('--columns <list>', 'all, default, or captions separated by commas', 'all'))
      .action(async (input: string, output: string, options: ConvertOptions) => { await convert(input, output, options, host); });
  },
};

/**
 * Writes `input` as a table.
 * @param streamedSize files of so many bytes and more are written while they are read
 * @throws CliError
 */
export async function convert(input: string, output: string, options: ConvertOptions, host: CliHost, streamedSize = STREAMED_SIZE): Promise<void> {
  if (!/\.csv$/i.test(output)) throw usageError(`convert writes .csv; got '${output}'.`);
  const columns = csvColumns(options.columns);
  if (columns === undefined) {
    throw usageError(`--columns: '${options.columns}' names a column that does not exist. Columns: all, default, or some of ${EVENT_COLUMN_LIST.map((column) => column.title).join(', ')}.`);
  }
  const rules = await filterRules(options);
  const where = whereCondition(options);
  let table: CsvFile | undefined;
  let isStreamed = false;
  try {
    const { complete } = await readTraceInput(input, host, {
      onStore(store, sizeBytes) {
        table = new CsvFile(output, store, columns, rules, where, utcOffsetMinutes(options, store.info.clock.originFiletime));
        isStreamed = sizeBytes >= streamedSize;
      },
      async onRows() {
        if (!isStreamed) return;
        await table?.writeNewRows();
        table?.forgetWritten();
      },
    });
    await table?.writeNewRows();
    if (!complete) host.exitCode = host.interrupted ? Exit.False : Exit.BadInput;
  } finally {
    await table?.close();
  }
}

/** The file that is written, and how far it is. */
class CsvFile {
  readonly #store: TraceStore;
  readonly #view: TraceView;
  readonly #columns: readonly EventColumnSpec[];
  readonly #filter: CompiledFilter | undefined;
  readonly #where: ((row: EventRow) => boolean) | undefined;
  readonly #path: string;
  #file: FileHandle | undefined;
  #next: EventRow;

  constructor(path: string, store: TraceStore, columns: readonly EventColumnSpec[], rules: readonly FilterRule[], where: WhereNode | undefined, utcOffset: number) {
    this.#store = store;
    this.#view = new TraceView(store, { ...DEFAULT_VIEW_SETTINGS, utcOffsetMinutes: utcOffset });
    this.#columns = columns;
    this.#filter = rules.length === 0 ? undefined : new CompiledFilter(this.#view, rules);
    this.#where = where === undefined ? undefined : compileWhere(where, this.#view);
    this.#next = store.firstRow;
    this.#path = path;
  }

  async writeNewRows(): Promise<void> {
    try {
      if (this.#file === undefined) {
        this.#file = await open(this.#path, 'w');
        await this.#file.writeFile(csvHead(this.#columns), 'utf8');
      }
      for (const piece of csvRows(this.#view, this.#columns, this.#newRows())) await this.#file.writeFile(piece, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      throw new CliError(Exit.Usage, `cannot write ${this.#path}: ${(error as Error).message}`);
    }
  }

  /** Lets the store drop what has been written. */
  forgetWritten(): void {
    this.#store.discardBefore(this.#next);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  *#newRows(): Generator<EventRow, void, void> {
    const end = this.#store.rowCount;
    for (let row = this.#next; row < end; row++) {
      if (this.#filter !== undefined && !this.#filter.accepts(row)) continue;
      if (this.#where !== undefined && !this.#where(row)) continue;
      yield row;
    }
    this.#next = end;
  }
}
