// src-main/cli/run.ts
//
// `run <lab>`: runs a lab without a window and gives its metrics, its trace, or both.

import { writeFile } from 'node:fs/promises';
import { CliError, Exit, collect } from './command.ts';
import type { CliCommand } from './command.ts';
import { labConfiguration, parseDuration } from './lab-options.ts';
import type { LabOptions } from './lab-options.ts';
import { runLab } from './lab-report.ts';
import { traceFile } from './trace-file.ts';

interface RunOptions extends LabOptions {
  readonly duration?: string;
  readonly metrics?: string;
  readonly trace?: string;
}

export const runCommand: CliCommand = {
  name: 'run',
  register(program, host) {
    program.command('run')
      .description('run a lab; metrics as JSON on standard output unless --metrics names a file')
      .argument('<lab>', 'id of the lab, see `labs`')
      .option('--profile <profile>', 'windows-xp, windows-server-2003, windows-vista or windows-server-2008')
      .option('--feature <name=on|off>', 'set one feature switch (repeatable)', collect, [])
      .option('--set <param=value>', 'set one parameter of the lab (repeatable)', collect, [])
      .option('--seed <N>', 'seed of every random stream')
      .option('--duration <time>', 'end at this simulated time instead of the lab’s own end, e.g. 10s')
      .option('--metrics <file>', 'write the metrics to a file; - is standard output')
      .option('--trace <file>', 'write the trace; the extension says the format')
      .action(async (lab: string, options: RunOptions) => {
        const configuration = labConfiguration(lab, options);
        const consumer = options.trace === undefined ? undefined : await traceFile(options.trace, host);
        const report = await runLab(configuration, host, {
          ...(options.duration === undefined ? {} : { duration: parseDuration(options.duration) }),
          ...(consumer === undefined ? {} : { consumer }),
        });
        const json = `${JSON.stringify(report, null, 2)}\n`;
        if (options.metrics !== undefined && options.metrics !== '-') await save(options.metrics, json);
        else if (options.metrics === '-' || options.trace === undefined) host.write(json);
        const failed = report.checks.filter((check) => !check.pass);
        for (const check of failed) host.warn(`check failed: ${check.name} is ${String(check.actual)}, expected ${check.expected}`);
        if (failed.length > 0) host.exitCode = Exit.False;
        if (host.interrupted) host.warn(`stopped at ${report.durationNs} ns; what was written is complete up to there`);
      });
  },
};

async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CliError(Exit.Usage, `cannot write ${file}: ${(error as Error).message}`);
  }
}
