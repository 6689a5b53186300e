// src-main/cli/compare.ts
//
// `compare <lab>`: the same lab, parameters and seed under several profiles, side by side.

import { Exit, collect, usageError } from './command.ts';
import type { CliCommand } from './command.ts';
import { labConfiguration } from './lab-options.ts';
import type { LabOptions } from './lab-options.ts';
import { runLab } from './lab-report.ts';
import type { LabReport } from './lab-report.ts';
import type { LabMetric, MetricValue } from '../labs/lab.ts';

interface CompareOptions extends LabOptions {
  readonly profiles?: string;
  readonly json?: boolean;
}

export const compareCommand: CliCommand = {
  name: 'compare',
  register(program, host) {
    program.command('compare')
      .description('run a lab under several profiles and put the metrics side by side')
      .argument('<lab>', 'id of the lab, see `labs`')
      .option('--profiles <a,b>', 'profiles, separated by commas')
      .option('--feature <name=on|off>', 'set one feature switch in all of them (repeatable)', collect, [])
      .option('--set <param=value>', 'set one parameter of the lab (repeatable)', collect, [])
      .option('--seed <N>', 'seed of every random stream')
      .option('--json', 'as JSON')
      .action(async (lab: string, options: CompareOptions) => {
        const first = labConfiguration(lab, options);
        const profiles = (options.profiles ?? first.lab.profiles.join(',')).split(',').map((name) => name.trim()).filter((name) => name !== '');
        if (profiles.length < 2) throw usageError('--profiles takes two or more profiles, separated by commas.');
        const configurations = profiles.map((profile) => labConfiguration(lab, { ...options, profile }));
        const reports: LabReport[] = [];
        for (const configuration of configurations) reports.push(await runLab(configuration, host));
        host.write(options.json === true ? `${JSON.stringify(comparison(first.lab.metrics, reports), null, 2)}\n` : table(first.lab.metrics, reports));
        if (reports.some((report) => report.checks.some((check) => !check.pass))) host.exitCode = Exit.False;
      });
  },
};

function comparison(metrics: readonly LabMetric[], reports: readonly LabReport[]): object {
  return {
    lab: reports[0]?.lab,
    params: reports[0]?.params,
    seed: reports[0]?.seed,
    metrics: metrics.map(({ name, unit }) => ({ name, unit, values: Object.fromEntries(reports.map((report) => [report.profile, report.metrics[name] ?? null])) })),
    runs: reports,
  };
}

function table(metrics: readonly LabMetric[], reports: readonly LabReport[]): string {
  const rows = [['metric', 'unit', ...reports.map((report) => report.profile)], ...metrics.map(({ name, unit }) => [name, unit, ...reports.map((report) => cell(report.metrics[name] ?? null))])];
  const widths = (rows[0] as string[]).map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return `${rows.map((row) => row.map((text, column) => text.padEnd(widths[column] as number)).join('  ').trimEnd()).join('\n')}\n`;
}

function cell(value: MetricValue): string {
  if (value === null) return 'n/a';
  return typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : String(value);
}
