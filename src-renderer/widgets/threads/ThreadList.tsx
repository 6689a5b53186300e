// src-renderer/widgets/threads/ThreadList.tsx
//
// Threads of a process, refreshed with its row: in the lower pane of Process Explorer and on the Threads page of the
// properties. For System Idle Process there is one row per processor. Threads that began or ended are lit as processes are.

import { useMemo } from 'react';
import { THREAD_COLUMN_IDS, threadColumn, threadOrder } from '../../../src-shared/query/columns/thread-columns.ts';
import type { ThreadColumnId } from '../../../src-shared/query/columns/thread-columns.ts';
import { litRows, noDifferences } from '../../../src-shared/query/process/difference-highlight.ts';
import { IDLE_KEY } from '../../../src-shared/query/process/rows.ts';
import { idleThreadRows, threadAtRest } from '../../../src-shared/query/process/thread-rows.ts';
import type { ThreadRow } from '../../../src-shared/query/process/thread-rows.ts';
import type { MessageKey } from '../../../src-shared/i18n/catalogs.ts';
import { useT } from '../../app/i18n.ts';
import type { Translate } from '../../app/i18n.ts';
import type { ThreadSort } from '../../store/process-settings.ts';
import { useProcesses } from '../../store/process-store.ts';
import { useFadeClock } from '../fade-clock.ts';
import { DataGrid } from '../grid/index.ts';
import type { DataColumn } from '../grid/index.ts';
import './threads.css';

/** Columns that say something about a processor. */
const IDLE_COLUMNS: readonly ThreadColumnId[] = ['tid', 'cpu', 'cyclesDelta', 'contextSwitchDelta', 'contextSwitches', 'cycles', 'cpuTime'];

const HELP: Partial<Record<ThreadColumnId, MessageKey>> = {
  cyclesDelta: 'process-explorer:help.thread.cyclesDelta', contextSwitchDelta: 'process-explorer:help.thread.contextSwitchDelta', contextSwitches: 'process-explorer:help.thread.contextSwitches',
  startAddress: 'process-explorer:help.thread.startAddress', basePriority: 'process-explorer:help.thread.basePriority', dynamicPriority: 'process-explorer:help.thread.dynamicPriority',
  ioPriority: 'process-explorer:help.thread.ioPriority', state: 'process-explorer:help.thread.state', waitReason: 'process-explorer:help.thread.waitReason', cpuTime: 'process-explorer:help.cpuTime',
};

const ROW_CLASSES = ['ks-row-new', 'ks-row-deleted'];
const NO_THREADS: readonly ThreadRow[] = [];
const NOTHING_LIT = noDifferences<ThreadRow>();

/** Threads of a watched process as they are to be drawn; null where the machine has not sent them yet. */
export function useThreadRows(instance: number, active: boolean): readonly ThreadRow[] | null {
  const { previous, current, threads } = useProcesses();
  const mine = threads.get(instance);
  const differences = mine?.differences ?? NOTHING_LIT;
  const now = useFadeClock(differences, active);
  return useMemo(() => {
    if (instance === IDLE_KEY) return current === null ? null : idleThreadRows(previous, current);
    return mine === undefined ? null : litRows(mine.rows, differences, now, threadAtRest);
  }, [instance, previous, current, mine, differences, now]);
}

interface Props {
  readonly instance: number;
  /** Of useThreadRows(). */
  readonly rows: readonly ThreadRow[];
  readonly sort: ThreadSort;
  readonly onSort: (sort: ThreadSort) => void;
  readonly selected: string | null;
  readonly onSelect: (key: string | null) => void;
  readonly rowHeight?: number;
}

export function ThreadList({ instance, rows, sort, onSort, selected, onSelect, rowHeight = 20 }: Props) {
  const t = useT();
  const cyclesAvailable = useProcesses((state) => state.current?.cyclesAvailable ?? true);
  const idle = instance === IDLE_KEY;
  const sorted = useMemo(() => (rows.length === 0 ? NO_THREADS : [...rows].sort(threadOrder(sort.column, sort.descending))), [rows, sort]);
  const columns = useMemo(() => (idle ? IDLE_COLUMNS : THREAD_COLUMN_IDS).map((id) => gridColumn(id, idle, cyclesAvailable, t)), [t, idle, cyclesAvailable]);
  return (
    <DataGrid<ThreadRow>
      key={`${idle} ${cyclesAvailable}`}
      label={t('process-explorer:properties.threads')} columns={columns} rows={sorted} rowKey={(row) => row.key} rowHeight={rowHeight} headerHeight={38}
      rowClass={(row) => (row.difference === 'new' ? 'ks-row-new' : row.difference === 'ended' ? 'ks-row-deleted' : '')} rowClasses={ROW_CLASSES}
      sort={{ columnId: sort.column, descending: sort.descending }} selected={selected === null ? [] : [selected]} onSelect={(chosen) => onSelect(chosen[0]?.key ?? null)}
      onHeaderClick={(id) => onSort(nextThreadSort(sort, id as ThreadColumnId))}
    />
  );
}

/** The sort after a press on a header: numbers begin with the largest, words with A; another press turns it round. */
function nextThreadSort(sort: ThreadSort, column: ThreadColumnId): ThreadSort {
  return { column, descending: sort.column === column ? !sort.descending : threadColumn(column).align === 'right' && column !== 'tid' };
}

function gridColumn(id: ThreadColumnId, idle: boolean, cyclesAvailable: boolean, t: Translate): DataColumn<ThreadRow> {
  const column = threadColumn(id);
  const unavailable = column.needsCycles === true && !cyclesAvailable;
  const help = id === 'cpu' ? (cyclesAvailable ? 'process-explorer:help.cpu' : 'process-explorer:help.cpuTicks') : HELP[id];
  const headerTooltip = unavailable ? t('process-explorer:na.cycles') : help === undefined ? undefined : t(help);
  return {
    id,
    title: t(id === 'tid' && idle ? 'process-explorer:thread.processor' : `process-explorer:thread.${id}`),
    width: id === 'tid' && idle ? 84 : column.width,
    align: column.align === 'right' ? 'end' : 'start',
    text: column.text,
    ...(headerTooltip === undefined ? {} : { headerTooltip }),
    ...(unavailable ? { className: () => 'ks-na', tooltip: () => t('process-explorer:na.cycles') } : {}),
    ...(id === 'startAddress' ? { flex: true, minWidth: 180, tooltip: (row: ThreadRow) => row.startAddress } : {}),
    // Never colour alone.
    ...(id === 'tid' ? { render: (row: ThreadRow, cell: HTMLElement) => drawTid(row, cell, column.text(row), t) } : {}),
  };
}

function drawTid(row: ThreadRow, cell: HTMLElement, text: string, t: Translate): void {
  if (row.difference === 'none') {
    cell.textContent = text;
    return;
  }
  const said = document.createElement('span');
  said.className = 'ks-visually-hidden';
  said.textContent = ` ${t(row.difference === 'new' ? 'process-explorer:thread.new' : 'process-explorer:thread.ended')}`;
  cell.replaceChildren(text, said);
}
