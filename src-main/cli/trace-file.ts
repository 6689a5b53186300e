// src-main/cli/trace-file.ts
//
// `run --trace file`: where the trace goes while it comes into being. One line per format.

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ktraceBatch, ktraceStart, ktraceSummary } from '../../src-shared/formats/ktrace/write.ts';
import { KTRACE_VERSION } from '../../src-shared/formats/ktrace/layout.ts';
import { CliError, Exit, usageError } from './command.ts';
import type { CliHost } from './command.ts';
import type { TraceConsumer } from './lab-report.ts';

const FORMATS: Readonly<Record<string, (file: string, host: CliHost) => Promise<TraceConsumer>>> = {
  ktrace: async (file) => ktraceFile(await create(file)),
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
