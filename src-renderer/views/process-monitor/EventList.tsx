// src-renderer/views/process-monitor/EventList.tsx
//
// The list of events: wires the event grid to the worker, keeps the place while filters change, follows the end with
// Auto Scroll, shows what to do when there is nothing to show.

import { Button, Spinner, Tooltip } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';
import type { EventRow } from '../../../src-shared/trace/model.ts';
import { runCommand } from '../../app/command-runtime.ts';
import { useT } from '../../app/i18n.ts';
import { openDialog } from '../../store/dialog-store.ts';
import { isRunning, useMachine } from '../../store/machine-store.ts';
import { selectOnly, selectRange, toggleSelected, useSelection } from '../../store/selection-store.ts';
import { changeSettings, rowHeightOf, useSettings } from '../../store/settings-store.ts';
import { useTrace } from '../../store/trace-store.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';
import { EventGrid } from '../../widgets/grid/index.ts';
import type { EventCell, EventGridHandle, GridPoint, Page, PageRequest, SelectMode } from '../../widgets/grid/index.ts';
import { ICONS } from '../../widgets/icons.ts';
import { EmptyState } from './EmptyState.tsx';

/** Most rows of one Shift range. */
const MOST_SELECTED = 100_000;

async function fetchRows({ start, count }: PageRequest, columns: readonly EventColumnId[]): Promise<Page> {
  const answer = await traceClient.ask('rows', { start, count, columns });
  return { ...answer, columnCount: columns.length };
}

/** Path, command line, user, company and version, as Process Monitor's tooltip of a process says them. */
async function processTooltip(row: EventRow): Promise<string | null> {
  const values = await traceClient.ask('valuesOf', { rows: [row], columns: ['description', 'imagePath', 'commandLine', 'user', 'company', 'version'] });
  return [...new Set(values.map((texts) => texts[0] ?? '').filter((text) => text !== ''))].join('\n');
}

async function select(cell: EventCell, mode: SelectMode): Promise<void> {
  if (mode === 'only') return selectOnly(cell.row);
  if (mode === 'toggle') return toggleSelected(cell.row);
  const { anchor } = useSelection.getState();
  if (anchor === null) return selectOnly(cell.row);
  const { place } = await traceClient.ask('place', { row: anchor });
  selectRange(await traceClient.ask('rowsBetween', { from: place, to: cell.place, limit: MOST_SELECTED }), cell.row);
}

interface EventListProps {
  readonly grid: RefObject<EventGridHandle | null>;
  readonly onContextMenu: (cell: EventCell, at: GridPoint) => void;
}

export function EventList({ grid, onContextMenu }: EventListProps) {
  const t = useT();
  const status = useTrace((trace) => trace.status);
  const columns = useSettings((settings) => settings.eventColumns);
  const widths = useSettings((settings) => settings.eventColumnWidths);
  const density = useSettings((settings) => settings.density);
  // A log has no end that moves: it opens at its top.
  const autoscroll = useSettings((settings) => settings.autoscroll) && status.source.kind === 'live';
  const selected = useSelection((selection) => selection.rows);
  const running = useMachine((machine) => isRunning(machine.state));

  useKeepPlace(grid, status.generation, status.trace, autoscroll);

  return (
    <div className="ks-event-area">
      <EventGrid
        handle={grid} label={t('process-monitor:grid')} columns={columns} columnTitle={(id) => t(`columns:${id}`)} widths={widths} rowHeight={rowHeightOf(density)} count={status.shown} trace={status.trace}
        stamp={`${status.generation}.${status.revision}`} selected={selected} followEnd={autoscroll} fetchRows={fetchRows}
        onSelect={(cell, mode) => { if (useSettings.getState().autoscroll) changeSettings({ autoscroll: false }); void select(cell, mode); }}
        onOpen={(cell) => openDialog('properties', { row: cell.row })}
        onContextMenu={onContextMenu}
        onHeaderContextMenu={() => { runCommand('view.columns'); }}
        processTooltip={processTooltip}
        onColumnOrder={(order) => changeSettings({ eventColumns: order })}
        onColumnWidth={(column, width) => changeSettings({ eventColumnWidths: { ...useSettings.getState().eventColumnWidths, [column]: width } })}
        onScrolledUp={() => { if (useSettings.getState().autoscroll && running) changeSettings({ autoscroll: false }); }}
      />
      <Tooltip content={t('process-monitor:columns')} relationship="label">
        <Button className="ks-columns-button" appearance="subtle" size="small" icon={<ICONS.columns />} onClick={() => { runCommand('view.columns'); }} />
      </Tooltip>
      {status.shown === 0 && (status.filtered < 1 ? <div className="ks-state"><Spinner label={t('process-monitor:loading')} /></div> : <EmptyState />)}
    </div>
  );
}

interface Kept {
  readonly generation: number;
  readonly trace: number;
  readonly row: EventRow | null;
  /** Rows between the top of the list and the kept row. */
  readonly offset: number;
  readonly focused: boolean;
}

/** After a change of filter the row that had the focus (else the top row) stands where it stood. */
function useKeepPlace(grid: RefObject<EventGridHandle | null>, generation: number, trace: number, autoscroll: boolean): void {
  const kept = useRef<Kept>({ generation, trace, row: null, offset: 0, focused: false });
  // Read before the grid hears of the new list, which may move its scroll bar.
  if (kept.current.generation !== generation) kept.current = { ...whatIsKept(grid.current), generation, trace: kept.current.trace === trace ? trace : -1 };
  useEffect(() => {
    const { row, offset, focused, trace: keptTrace } = kept.current;
    const list = grid.current;
    const same = keptTrace === trace;
    kept.current = { ...kept.current, trace };
    if (list === null || row === null || !same || autoscroll) return;
    void traceClient.ask('place', { row }).then(({ place, exact }) => {
      list.showPlace(Math.max(0, place - offset), { align: 'top' });
      if (focused && exact) list.showPlace(place, { focus: true });
    });
  }, [generation, trace, grid]);
}

function whatIsKept(list: EventGridHandle | null): Pick<Kept, 'row' | 'offset' | 'focused'> {
  if (list === null) return { row: null, offset: 0, focused: false };
  const { first, last } = list.visible();
  const { focus } = useSelection.getState();
  const place = list.focusedPlace();
  if (focus === null || place === null || place < first || place > last) return { row: list.rowAt(first), offset: 0, focused: false };
  return { row: focus, offset: place - first, focused: document.activeElement?.closest('.ks-event-grid') != null };
}
