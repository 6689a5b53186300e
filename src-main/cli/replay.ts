// src-main/cli/replay.ts
//
// `replay <recording>`: runs again what a .ktrace file says was run, with its commands at their times, and compares the batches.
// The first one that differs is named with its place in the run; a run that drifts is never called the same.

import { createHash } from 'node:crypto';
import { openKtrace } from '../../src-shared/formats/ktrace/read.ts';
import { KtraceFormatError } from '../../src-shared/formats/ktrace/layout.ts';
import type { KtraceFile } from '../../src-shared/formats/ktrace/read.ts';
import type { KernelCommand } from '../kernel/core/commands.ts';
import { CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import { configureLab } from '../labs/configure.ts';
import { LabSession } from '../labs/lab-session.ts';
import { Exit, badInput } from './command.ts';
import { openInputFile } from './trace-input.ts';
import type { CliCommand } from './command.ts';

export const replayCommand: CliCommand = {
  name: 'replay',
  register(program, host) {
    program.command('replay')
      .description('run a recording again and compare the digests')
      .argument('<recording>', 'a .ktrace file')
      .action(async (path: string) => {
        const { file, digests } = await readRecording(path);
        const { summary, manifest } = file;
        if (summary === null) throw badInput(path, 'the recording was not closed, so its commands and its end are not known');
        const configured = configureLab({ lab: manifest.lab, profile: manifest.profile, features: manifest.features, parameters: manifest.params, seed: manifest.seed });
        if (!configured.ok) throw badInput(path, configured.error);
        const whole = createHash('sha256');
        let batches = 0;
        let differs = -1;
        const session = new LabSession(configured.value, (batch) => {
          whole.update(new Uint8Array(batch));
          if (differs < 0 && digestOf(batch) !== digests[batches]) differs = batches;
          batches++;
        }, summary.endTime);
        for (const { time, command } of summary.commands) {
          if (differs >= 0) break;
          session.runUntil(time);
          // Commands of the lab's own script are applied by the machine itself and are in the log by now.
          if (session.kernel.commandLog.some((done) => done.time === time && JSON.stringify(done.command) === JSON.stringify(command))) continue;
          session.kernel.apply(command as unknown as KernelCommand);
        }
        session.runUntil(summary.endTime);
        session.stop();
        const digest = whole.digest('hex');
        const same = differs < 0 && batches === digests.length && digest === summary.digest;
        host.write(`${JSON.stringify({ recording: path, same, digest, recorded: summary.digest, batches, events: session.events }, null, 2)}\n`);
        if (same) return;
        host.exitCode = Exit.False;
        host.warn(differs < 0 ? `the runs end differently: ${batches} batches now, ${digests.length} in the recording` : `batch ${differs} differs, before ${(session.kernel.now / CYCLES_PER_SECOND).toFixed(3)} s`);
      });
  },
};

async function readRecording(path: string): Promise<{ readonly file: KtraceFile; readonly digests: readonly string[] }> {
  const source = await openInputFile(path);
  try {
    const file = await openKtrace(source);
    const digests: string[] = [];
    for await (const batch of file.batches()) digests.push(digestOf(batch));
    if (file.damage !== null) throw file.damage;
    return { file, digests };
  } catch (error) {
    if (error instanceof KtraceFormatError) throw badInput(path, error.message);
    throw error;
  } finally {
    await source.close();
  }
}

function digestOf(batch: ArrayBuffer): string {
  return createHash('sha256').update(new Uint8Array(batch)).digest('hex');
}
