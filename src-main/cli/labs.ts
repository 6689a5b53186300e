// src-main/cli/labs.ts
//
// `labs`: every lab with its parameters and metrics, as text or as JSON.

import { LABS } from '../labs/index.ts';
import type { Lab, LabParameter } from '../labs/lab.ts';
import type { CliCommand } from './command.ts';

export const labsCommand: CliCommand = {
  name: 'labs',
  register(program, host) {
    program.command('labs')
      .description('list the labs: id, title, parameters, metrics')
      .option('--json', 'as JSON')
      .action((options: { json?: boolean }) => {
        host.write(options.json === true ? `${JSON.stringify(LABS.map(describe), null, 2)}\n` : LABS.map(text).join('\n'));
      });
  },
};

/** Allowed values: [minimum, maximum] of a number, the choices otherwise; null = any text. */
function range(parameter: LabParameter): readonly (number | string | boolean)[] | null {
  if (parameter.choices !== undefined) return parameter.choices;
  if (parameter.type === 'boolean') return [false, true];
  return parameter.minimum === undefined || parameter.maximum === undefined ? null : [parameter.minimum, parameter.maximum];
}

function describe(lab: Lab): object {
  return {
    id: lab.id,
    title: lab.title,
    mechanisms: lab.mechanisms,
    story: lab.story,
    parameters: lab.parameters.map((parameter) => ({
      name: parameter.name, title: parameter.title, type: parameter.type, unit: parameter.unit, default: parameter.default, range: range(parameter),
    })),
    metrics: lab.metrics,
  };
}

function text(lab: Lab): string {
  const lines = [`${lab.id}  ${lab.title}`];
  for (const parameter of lab.parameters) {
    const allowed = range(parameter);
    const bounds = allowed === null ? '' : parameter.type === 'integer' || parameter.type === 'number' ? `, ${allowed.join(' to ')}` : `: ${allowed.join(', ')}`;
    lines.push(`    --set ${parameter.name}=${String(parameter.default)}  ${parameter.title} (${parameter.type}${parameter.unit === '' ? '' : `, ${parameter.unit}`}${bounds})`);
  }
  for (const metric of lab.metrics) lines.push(`    -> ${metric.name}${metric.unit === '' ? '' : ` [${metric.unit}]`}  ${metric.meaning}`);
  return `${lines.join('\n')}\n`;
}
