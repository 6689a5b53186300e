// src-renderer/dialogs/run-details/run-facts.ts
//
// What Run Details says of a run, as names and values. Times in seconds, cycles whole.

import type { MachineCatalog, RunDetails } from '../../../src-shared/ipc/machine.ts';
import { formatClock } from '../../../src-shared/i18n/format.ts';
import { groupDigits } from '../../../src-shared/query/process/number-text.ts';
import type { Translate } from '../../app/i18n.ts';
import { machineName } from '../../app/machine-names.ts';
import { MACHINE_HZ } from '../../store/machine-store.ts';
import type { Asks } from '../../trace-worker/protocol.ts';
import type { Fact, FactGroup } from '../process-properties/process-facts.ts';

export interface Run {
  readonly details: RunDetails;
  /** Null where the page has not had every byte. */
  readonly digest: Asks['digest']['answer'];
}

export function runFacts({ details, digest }: Run, catalog: MachineCatalog, t: Translate): readonly FactGroup[] {
  const { configuration, accounting } = details;
  const { cpus, elapsedCycles, threadCycles, interruptCycles, dpcCycles, idleCycles } = accounting;
  const fact = (name: string, value: string, help?: string): Fact => ({ name, value, ...(help === undefined ? {} : { help }) });
  const switches = Object.entries(configuration.features).map(([name, on]) => `${name} = ${on ? 'on' : 'off'}`);
  const parameters = Object.entries(configuration.parameters).map(([name, value]) => `${name} = ${value === '' ? '(empty)' : String(value)}`);
  const sum = threadCycles + interruptCycles + dpcCycles + idleCycles;
  return [
    {
      title: t('machine:details.configuration'),
      facts: [
        fact(t('machine:profile'), machineName(t, 'profile', catalog.profiles, configuration.profile)),
        fact(t('machine:details.switches'), switches.join('\n') || t('machine:details.switches.none')),
        fact(t('machine:lab'), `${machineName(t, 'lab', catalog.labs, configuration.lab)} (${configuration.lab})`),
        fact(t('machine:details.parameters'), parameters.join('\n') || t('machine:parameters.none')),
        fact(t('machine:seed'), String(configuration.seed)),
        fact(t('machine:details.command'), cliCommand(details, catalog)),
      ],
    },
    {
      title: t('machine:details.outcome'),
      facts: [
        fact(t('machine:details.time'), `${formatClock(details.simulatedCycles / MACHINE_HZ)}${details.finished ? ` (${t('machine:details.finished')})` : ''}`),
        fact(t('machine:details.events'), groupDigits(details.events)),
        fact(t('machine:details.lost'), groupDigits(details.eventsLost)),
        fact(t('machine:details.commands'), groupDigits(details.commands), t('machine:details.commands.help')),
        fact(t('machine:details.digest'), digest === null ? 'n/a' : digest.sha256, t(digest === null ? 'machine:details.digest.late' : details.finished ? 'machine:details.digest.help' : 'machine:details.digest.soFar')),
      ],
    },
    {
      title: t('machine:details.accounting'),
      facts: [
        fact(t('machine:details.thread'), groupDigits(threadCycles)), fact(t('machine:details.interrupt'), groupDigits(interruptCycles)), fact(t('machine:details.dpc'), groupDigits(dpcCycles)), fact(t('machine:details.idle'), groupDigits(idleCycles)),
        fact(t('machine:details.sum'), `${groupDigits(sum)} ${sum === elapsedCycles * cpus ? '=' : '≠'} ${groupDigits(elapsedCycles)} × ${cpus}`, t('machine:details.sum.help')),
      ],
    },
  ];
}

/** The same run on the command line; defaults are left out. */
function cliCommand({ configuration }: RunDetails, catalog: MachineCatalog): string {
  const defaults = new Map(catalog.labs.find(({ id }) => id === configuration.lab)?.parameters.map((parameter) => [parameter.name, parameter.default]));
  const words = [
    `run ${configuration.lab} --profile ${configuration.profile}`,
    ...Object.entries(configuration.features).map(([name, on]) => `--feature ${name}=${on ? 'on' : 'off'}`),
    ...Object.entries(configuration.parameters).filter(([name, value]) => value !== defaults.get(name)).map(([name, value]) => `--set ${quoted(`${name}=${String(value)}`)}`),
    `--seed ${configuration.seed}`,
  ];
  return `npm run -s cli -- ${words.join(' ')}`;
}

function quoted(word: string): string {
  return /^[\w.=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
