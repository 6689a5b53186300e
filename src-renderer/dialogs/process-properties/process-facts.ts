// src-renderer/dialogs/process-properties/process-facts.ts
//
// What the Image and Performance pages say about a process, as data.

import type { Translate } from '../../app/i18n.ts';
import { formatMachineTime } from '../../store/machine-time.ts';
import type { ProcessColumnId } from '../../../src-shared/query/columns/process-columns.ts';
import { cpuPercentText, cpuTimeText, groupDigits, kilobytesText } from '../../../src-shared/query/process/number-text.ts';
import type { ProcessRow } from '../../../src-shared/query/process/rows.ts';
import { rowColour, ROW_COLOURS } from '../../../src-shared/query/process/row-colour.ts';
import { IO_PRIORITY_NAMES } from '../../../src-shared/query/process/snapshot.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly help?: string;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export function imageFacts(row: ProcessRow, rows: readonly ProcessRow[], t: Translate): readonly Fact[] {
  const { counters } = row;
  if (counters === null) return [];
  const parent = rows.find((other) => other.key === row.parentKey);
  const parentText = parent !== undefined ? `${parent.name} (${parent.pid ?? ''})` : counters.parentPid === 0 ? t('process-explorer:properties.noParent') : t('process-explorer:properties.parentGone', { pid: counters.parentPid });
  const attributes = ROW_COLOURS.map(({ id }) => rowColour({ ...row, difference: 'none' }, '', new Set([id]))).filter((id) => id !== null).map((id) => t(`process-explorer:colour.${id}`));
  const fact = (name: string, value: string): Fact => ({ name, value });
  return [
    fact(t('process-explorer:properties.description'), counters.description),
    fact(t('process-explorer:properties.company'), counters.company),
    fact(t('process-explorer:properties.version'), counters.version),
    fact(t('process-explorer:properties.path'), counters.imagePath),
    fact(t('process-explorer:properties.commandLine'), counters.commandLine),
    fact(t('process-explorer:properties.parent'), parentText),
    fact(t('process-explorer:properties.user'), counters.user),
    fact(t('process-explorer:properties.session'), String(counters.session)),
    fact(t('process-explorer:properties.integrity'), counters.integrity),
    fact(t('process-explorer:properties.architecture'), counters.is64Bit ? '64-bit' : '32-bit'),
    fact(t('process-explorer:properties.started'), formatMachineTime(counters.startTime)),
    fact(t('process-explorer:properties.services'), counters.services.join('\n')),
    fact(t('process-explorer:properties.flags'), attributes.join(', ')),
  ];
}

export function performanceGroups(row: ProcessRow, t: Translate): readonly FactGroup[] {
  const { figures, counters } = row;
  const number = (value: number | null): string => (value === null ? 'n/a' : groupDigits(value));
  const cycles = (value: number | null): Fact['value'] => (figures.cycles === null ? 'n/a' : number(value ?? 0));
  const cyclesHelp = figures.cycles === null ? { help: t('process-explorer:na.cycles') } : {};
  const column = (id: ProcessColumnId): string => t(columnKey(id));
  const cpu: Fact[] = [
    ...(counters === null ? [] : [{ name: column('priority'), value: String(counters.basePriority), help: t('process-explorer:help.priority') }]),
    { name: t('process-explorer:properties.kernelTime'), value: cpuTimeText(figures.kernelTime100ns) },
    { name: t('process-explorer:properties.userTime'), value: cpuTimeText(figures.userTime100ns) },
    { name: t('process-explorer:properties.totalTime'), value: cpuTimeText(figures.kernelTime100ns + figures.userTime100ns), help: t('process-explorer:help.cpuTime') },
    { name: column('cpu'), value: cpuPercentText(figures.cpuPercent, figures.ran) || '0', help: t(figures.cycles === null ? 'process-explorer:help.cpuTicks' : 'process-explorer:help.cpu') },
    { name: column('cycles'), value: cycles(figures.cycles), ...cyclesHelp },
    { name: column('cyclesDelta'), value: cycles(figures.cyclesDelta), ...(figures.cycles === null ? cyclesHelp : { help: t('process-explorer:help.cyclesDelta') }) },
    { name: column('contextSwitches'), value: number(figures.contextSwitches), help: t('process-explorer:help.contextSwitches') },
    { name: column('contextSwitchDelta'), value: number(figures.contextSwitchDelta ?? 0) },
  ];
  const groups: FactGroup[] = [{ title: t('process-explorer:properties.group.cpu'), facts: cpu }];
  if (counters === null) return groups;
  return [
    ...groups,
    {
      title: t('process-explorer:properties.group.memory'),
      facts: [
        { name: column('privateBytes'), value: kilobytesText(figures.privateBytes), help: t('process-explorer:help.privateBytes') }, { name: column('peakPrivate'), value: kilobytesText(figures.peakPrivateBytes) },
        { name: column('virtualSize'), value: kilobytesText(figures.virtualBytes) }, { name: column('workingSet'), value: kilobytesText(figures.workingSetBytes), help: t('process-explorer:help.workingSet') },
        { name: column('peakWorkingSet'), value: kilobytesText(figures.peakWorkingSetBytes) }, { name: column('pageFaults'), value: number(figures.pageFaults) }, { name: column('pageFaultDelta'), value: number(figures.pageFaultDelta ?? 0) },
      ],
    },
    {
      title: t('process-explorer:properties.group.io'),
      facts: [
        { name: column('ioPriority'), value: IO_PRIORITY_NAMES[counters.ioPriority], help: t('process-explorer:help.ioPriority') },
        { name: column('reads'), value: number(figures.readOperations) }, { name: column('readBytes'), value: number(figures.readBytes) }, { name: column('readBytesDelta'), value: number(figures.readBytesDelta ?? 0) },
        { name: column('writes'), value: number(figures.writeOperations) }, { name: column('writeBytes'), value: number(figures.writeBytes) }, { name: column('writeBytesDelta'), value: number(figures.writeBytesDelta ?? 0) },
        { name: column('other'), value: number(figures.otherOperations) }, { name: column('otherBytes'), value: number(figures.otherBytes) },
        { name: column('pendingIrps'), value: String(counters.pendingIrps) },
      ],
    },
    { title: t('process-explorer:properties.group.handles'), facts: [{ name: column('handles'), value: number(figures.handles) }, { name: column('threads'), value: number(figures.threads) }] },
  ];
}

const columnKey = (id: ProcessColumnId): `process-explorer:column.${ProcessColumnId}` => `process-explorer:column.${id}`;

export function factsText(groups: readonly FactGroup[]): string {
  return `${groups.map(({ title, facts }) => `${title}\n${facts.map(({ name, value }) => `${name}:\t${value.replaceAll('\n', ', ')}`).join('\n')}`).join('\n\n')}\n`;
}
