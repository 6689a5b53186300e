// src-renderer/dialogs/process-properties/ThreadsPage.tsx
//
// Threads of a process, by CPU at first, and the figures of the selected one below. For System Idle Process there is one
// row per processor.

import { useMemo, useState } from 'react';
import { THREAD_COLUMN_IDS, THREAD_COLUMNS } from '../../../src-shared/query/columns/thread-columns.ts';
import type { ThreadColumn, ThreadColumnId } from '../../../src-shared/query/columns/thread-columns.ts';
import { cpuTimeText, groupDigits } from '../../../src-shared/query/process/number-text.ts';
import { IDLE_KEY } from '../../../src-shared/query/process/rows.ts';
import { IO_PRIORITY_NAMES } from '../../../src-shared/query/process/snapshot.ts';
import { idleThreadRows, threadRows } from '../../../src-shared/query/process/thread-rows.ts';
import type { ThreadRow } from '../../../src-shared/query/process/thread-rows.ts';
import { useT } from '../../app/i18n.ts';
import { formatMachineTime } from '../../store/machine-time.ts';
import { useProcesses } from '../../store/process-store.ts';
import { DataGrid } from '../../widgets/grid/index.ts';
import type { DataColumn } from '../../widgets/grid/index.ts';
import { Facts } from './Facts.tsx';

/** Columns that say something about a processor. */
const IDLE_COLUMNS: readonly ThreadColumnId[] = ['tid', 'cpu', 'cyclesDelta', 'contextSwitchDelta', 'contextSwitches', 'cpuTime'];

export function ThreadsPage({ instance }: { readonly instance: number }) {
  const t = useT();
  const { previous, current } = useProcesses();
  const [sort, setSort] = useState<{ readonly columnId: ThreadColumnId; readonly descending: boolean }>({ columnId: 'cpu', descending: true });
  const [selected, setSelected] = useState<number | null>(null);
  const idle = instance === IDLE_KEY;
  const rows = useMemo(() => (current === null ? null : idle ? idleThreadRows(previous, current) : threadRows(instance, previous, current)), [previous, current, instance, idle]);
  const sorted = useMemo(() => (rows === null ? [] : [...rows].sort(threadOrder(sort.columnId, sort.descending))), [rows, sort]);
  const columns = useMemo(() => (idle ? IDLE_COLUMNS : THREAD_COLUMN_IDS).map((id): DataColumn<ThreadRow> => {
    const column: ThreadColumn = THREAD_COLUMNS[id];
    return { id, title: t(id === 'tid' && idle ? 'process-explorer:thread.processor' : `process-explorer:thread.${id}`), width: column.width, align: column.align === 'right' ? 'end' : 'start', text: column.text, ...(id === 'startAddress' ? { flex: true } : {}) };
  }), [t, idle]);
  if (rows === null) return <p role="status">{t('process-explorer:properties.threads.none')}</p>;
  const chosen = rows.find((row) => row.tid === selected);
  return (
    <>
      <div className="ks-threads-grid">
        <DataGrid<ThreadRow>
          label={t('process-explorer:properties.threads')} columns={columns} rows={sorted} rowKey={(row) => String(row.tid)} sort={sort} headerHeight={38}
          selected={selected === null ? [] : [String(selected)]} onSelect={(threads) => setSelected(threads[0]?.tid ?? null)}
          onHeaderClick={(id) => setSort((old) => ({ columnId: id as ThreadColumnId, descending: old.columnId === id ? !old.descending : THREAD_COLUMNS[id as ThreadColumnId].align === 'right' }))}
        />
      </div>
      <div className="ks-thread-facts">{chosen?.thread == null ? (idle ? null : <p className="ks-muted">{t('process-explorer:properties.thread.select')}</p>) : <ThreadFacts row={chosen} />}</div>
    </>
  );
}

function ThreadFacts({ row }: { readonly row: ThreadRow }) {
  const t = useT();
  const { thread } = row;
  if (thread === null) return null;
  const fact = (name: string, value: string) => ({ name, value });
  return (
    <>
      <h3>{t('process-explorer:properties.thread.title', { tid: row.tid })}</h3>
      <div className="ks-facts-columns">
        <Facts facts={[
          fact(t('process-explorer:properties.started'), formatMachineTime(thread.startTime)), fact(t('process-explorer:thread.state'), thread.state),
          fact(t('process-explorer:properties.kernelTime'), cpuTimeText(thread.kernelTime100ns)), fact(t('process-explorer:properties.userTime'), cpuTimeText(thread.userTime100ns)),
          fact(t('process-explorer:thread.contextSwitches'), groupDigits(thread.contextSwitches)), fact(t('process-explorer:column.cycles'), thread.cycles === null ? 'n/a' : groupDigits(thread.cycles)),
        ]} />
        <Facts facts={[
          fact(t('process-explorer:properties.thread.basePriority'), String(thread.basePriority)), fact(t('process-explorer:properties.thread.dynamicPriority'), String(thread.dynamicPriority)),
          fact(t('process-explorer:column.ioPriority'), IO_PRIORITY_NAMES[thread.ioPriority]), fact(t('process-explorer:properties.thread.memoryPriority'), String(thread.memoryPriority)),
          fact(t('process-explorer:properties.thread.idealProcessor'), String(thread.idealProcessor)), fact(t('process-explorer:properties.thread.suspendCount'), String(thread.suspendCount)),
        ]} />
      </div>
    </>
  );
}

function threadOrder(id: ThreadColumnId, descending: boolean): (a: ThreadRow, b: ThreadRow) => number {
  const { value }: ThreadColumn = THREAD_COLUMNS[id];
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const x = value(a) ?? -1;
    const y = value(b) ?? -1;
    return x === y ? a.tid - b.tid : x < y ? -sign : sign;
  };
}
