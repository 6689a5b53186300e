// src-main/cli/trace-file.ts
//
// `run --trace file`: where the trace goes while it comes into being. One line per format.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { csvColumns, csvHead, csvRows } from '../../src-shared/formats/csv.ts';
import { ktraceBatch, ktraceStart, ktraceSummary } from '../../src-shared/formats/ktrace/write.ts';
import { KTRACE_VERSION } from '../../src-shared/formats/ktrace/layout.ts';
import { DEFAULT_VIEW_SETTINGS, TraceView } from '../../src-shared/query/trace-view.ts';
import { eventTypeById } from '../../src-shared/trace/event-types.ts';
import { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { CliError, Exit, usageError } from './command.ts';
import type { CliHost } from './command.ts';
import type { TraceConsumer } from './lab-report.ts';

const FORMATS: Readonly<Record<string, (file: string, host: CliHost) => Promise<TraceConsumer>>> = {
  ktrace: async (file) => ktraceFile(await create(file)),
  csv: async (file) => csvFile(await create(file)),
};

/** @throws CliError where the extension names no format or the file can't be created */
export async function traceFile(file: string, host: CliHost): Promise<TraceConsumer> {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = FORMATS[extension];
  if (format === undefined) throw usageError(`--trace writes ${Object.keys(FORMATS).map((known) => `.${known}`).join(', ')}; got '${file}'.`);
  return format(file, host);
}

async function create(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'w');
  } catch (error) {
    throw new CliError(Exit.Usage, `cannot write ${file}: ${(error as Error).message}`);
  }
}

function ktraceFile(handle: FileHandle): TraceConsumer {
  let waiting: Uint8Array[] = [];
  const drain = async (): Promise<void> => {
    const frames = waiting;
    waiting = [];
    for (const frame of frames) await handle.writeFile(frame);
  };
  return {
    async start({ configuration, info }) {
      await handle.writeFile(ktraceStart({
        format: 'ktrace', formatVersion: KTRACE_VERSION, info, lab: configuration.lab.id, profile: configuration.profile,
        features: configuration.features, params: configuration.parameters, seed: configuration.seed,
      }));
    },
    batch(batch) {
      waiting.push(ktraceBatch(batch));
    },
    drain,
    async end(session, digest) {
      await drain();
      await handle.writeFile(ktraceSummary({
        endTime: session.kernel.now, events: session.events, eventsLost: session.eventsLost, digest,
        commands: session.kernel.commandLog.map(({ time, command }) => ({ time, command: { ...command } })),
      }));
      await handle.close();
    },
  };
}

/** The table can only be written at the end: rows complete late, and dictionaries grow until then. */
function csvFile(handle: FileHandle): TraceConsumer {
  let store: TraceStore | null = null;
  return {
    start({ info }) {
      store = new TraceStore(info, { eventTypes: { get: eventTypeById } });
      return Promise.resolve();
    },
    batch(batch) {
      store?.append(batch);
    },
    drain: () => Promise.resolve(),
    async end() {
      const rows = store as TraceStore;
      const columns = csvColumns('all') ?? [];
      const view = new TraceView(rows, { ...DEFAULT_VIEW_SETTINGS });
      await handle.writeFile(csvHead(columns), 'utf8');
      for (const piece of csvRows(view, columns, Array.from({ length: rows.rowCount }, (_, row) => row))) await handle.writeFile(piece, 'utf8');
      await handle.close();
    },
  };
}
