// src-renderer/views/process-explorer/process-columns-view.ts
//
// The columns of src-shared/query/columns/process-columns.ts as grid columns: words, tooltips, the tree cell, the tint.

import { processColumn } from '../../../src-shared/query/columns/process-columns.ts';
import type { ProcessColumnContext, ProcessColumnId } from '../../../src-shared/query/columns/process-columns.ts';
import { isDefunct } from '../../../src-shared/query/process/snapshot.ts';
import type { MessageKey } from '../../../src-shared/i18n/catalogs.ts';
import type { Translate } from '../../app/i18n.ts';
import { useProcesses } from '../../store/process-store.ts';
import type { DataColumn } from '../../widgets/grid/index.ts';
import { drawIcon, drawTwisty, processIcon } from './process-icons.ts';
import { heatOf } from './process-lines.ts';
import type { DrawnLine } from './process-lines.ts';

/** Columns whose number needs a word of explanation beside it. */
const HELP: Partial<Record<ProcessColumnId, MessageKey>> = {
  cyclesDelta: 'process-explorer:help.cyclesDelta', cycles: 'process-explorer:help.cyclesDelta', cpuTime: 'process-explorer:help.cpuTime', contextSwitches: 'process-explorer:help.contextSwitches',
  contextSwitchDelta: 'process-explorer:help.contextSwitchDelta', privateBytes: 'process-explorer:help.privateBytes', workingSet: 'process-explorer:help.workingSet',
  priority: 'process-explorer:help.priority', ioPriority: 'process-explorer:help.ioPriority',
};

export interface ColumnOptions {
  readonly ids: readonly ProcessColumnId[];
  readonly widths: Readonly<Partial<Record<ProcessColumnId, number>>>;
  readonly cyclesAvailable: boolean;
  readonly heatmaps: boolean;
  readonly context: ProcessColumnContext;
  readonly toggle: (key: number) => void;
  readonly t: Translate;
}

export function gridColumns(options: ColumnOptions): readonly DataColumn<DrawnLine>[] {
  return options.ids.map((id) => gridColumn(id, options));
}

export function columnTitle(id: ProcessColumnId, t: Translate): string {
  return t(`process-explorer:column.${id}`);
}

function gridColumn(id: ProcessColumnId, { widths, cyclesAvailable, heatmaps, context, toggle, t }: ColumnOptions): DataColumn<DrawnLine> {
  const column = processColumn(id);
  const unavailable = column.needsCycles === true && !cyclesAvailable;
  const help = id === 'cpu' ? (cyclesAvailable ? 'process-explorer:help.cpu' : 'process-explorer:help.cpuTicks') : HELP[id];
  const headerTooltip = unavailable ? t('process-explorer:na.cycles') : help === undefined ? undefined : t(help);
  const text = ({ line }: DrawnLine): string => column.text(line, context);
  return {
    id,
    title: columnTitle(id, t),
    width: widths[id] ?? column.width,
    align: column.align === 'right' ? 'end' : 'start',
    text,
    ...(headerTooltip === undefined ? {} : { headerTooltip }),
    ...(unavailable ? { className: () => 'ks-na' } : {}),
    tooltip: (drawn) => cellTooltip(id, drawn, unavailable, widths[id] ?? column.width, text, t),
    ...(id === 'process' ? { pinned: 'left' as const, render: (drawn: DrawnLine, cell: HTMLElement) => drawTreeCell(drawn, cell, toggle, t) } : {}),
    ...(column.heat !== undefined && heatmaps ? { render: (drawn: DrawnLine, cell: HTMLElement) => drawHeatCell(id, drawn, cell, text(drawn)) } : {}),
  };
}

function cellTooltip(id: ProcessColumnId, { line }: DrawnLine, unavailable: boolean, width: number, text: (drawn: DrawnLine) => string, t: Translate): string | undefined {
  if (unavailable) return t('process-explorer:na.cycles');
  const { counters, kind } = line.row;
  if (id === 'pid' && kind === 'interrupts') return t('process-explorer:na.pid');
  if (line.hiddenRows > 0 && line.figures !== line.row.figures && processColumn(id).group !== 'Process Image') return t('process-explorer:sum', { count: line.hiddenRows + 1 });
  if (id === 'process' && counters !== null) {
    const lines = [
      isDefunct(counters) ? t('process-explorer:tip.defunct', { count: counters.pendingIrps }) : '',
      counters.description === '' ? '' : `${counters.description}${counters.company === '' ? '' : ` (${counters.company})`}`,
      counters.imagePath === '' ? '' : `${t('process-explorer:tip.path')}: ${counters.imagePath}`,
      counters.commandLine === '' ? '' : `${t('process-explorer:tip.command')}: ${counters.commandLine}`,
      counters.services.length === 0 ? '' : `${t('process-explorer:tip.services')}:\n${counters.services.map((service) => `    ${service}`).join('\n')}`,
    ].filter((part) => part !== '');
    return lines.length === 0 ? undefined : lines.join('\n');
  }
  // The whole text of a cell that is too narrow for it; about 6 px a letter at 12 px.
  const whole = processColumn(id).align === 'left' ? text({ line, colour: null }) : '';
  return whole.length * 6 > width - 12 ? whole : undefined;
}

function drawTreeCell({ line, colour }: DrawnLine, cell: HTMLElement, toggle: (key: number) => void, t: Translate): void {
  const twisty = document.createElement('span');
  twisty.className = 'ks-twisty';
  if (line.hasChildren) {
    twisty.title = t(line.expanded ? 'process-explorer:collapse' : 'process-explorer:expand', { name: line.row.name });
    twisty.append(drawTwisty(line.expanded));
    twisty.addEventListener('mousedown', (event) => event.stopPropagation());
    twisty.addEventListener('dblclick', (event) => event.stopPropagation());
    twisty.addEventListener('click', (event) => {
      event.stopPropagation();
      toggle(line.row.key);
    });
  }
  const name = document.createElement('span');
  name.className = 'ks-process-name';
  name.textContent = line.row.name;
  cell.style.paddingLeft = `${line.depth * 14}px`;
  cell.replaceChildren(twisty, drawIcon(processIcon(line.row)), name);
  if (line.hiddenRows > 0) {
    const count = document.createElement('span');
    count.className = 'ks-hidden-rows';
    count.textContent = `+${line.hiddenRows}`;
    cell.append(count);
  }
  const { counters } = line.row;
  const words = [
    ...(colour === null ? [] : [t(`process-explorer:colour.${colour}`)]),
    ...(counters !== null && isDefunct(counters) ? [t('process-explorer:defunct.count', { count: counters.pendingIrps })] : []),
  ];
  if (words.length > 0) {
    const said = document.createElement('span');
    said.className = 'ks-visually-hidden';
    said.textContent = ` ${words.join(', ')}`;
    cell.append(said);
  }
}

function drawHeatCell(id: ProcessColumnId, drawn: DrawnLine, cell: HTMLElement, text: string): void {
  const { current } = useProcesses.getState();
  cell.className = 'ks-drawn-cell ks-heat-cell';
  cell.style.setProperty('--ks-heat', current === null ? '0' : heatOf(id, drawn, current).toFixed(3));
  cell.textContent = text;
}
