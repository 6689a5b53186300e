// src-renderer/dialogs/process-properties/ThreadsPage.tsx
//
// Threads of a process, by CPU at first, and the figures of the selected one below. For System Idle Process there is one
// row per processor.

import { useState } from 'react';
import { cpuTimeText, groupDigits } from '../../../src-shared/query/process/number-text.ts';
import { IDLE_KEY } from '../../../src-shared/query/process/rows.ts';
import { IO_PRIORITY_NAMES, isDefunct } from '../../../src-shared/query/process/snapshot.ts';
import type { ThreadRow } from '../../../src-shared/query/process/thread-rows.ts';
import { useT } from '../../app/i18n.ts';
import { formatMachineTime } from '../../store/machine-time.ts';
import type { ThreadSort } from '../../store/process-settings.ts';
import { useProcesses } from '../../store/process-store.ts';
import { ThreadList, useThreadRows } from '../../widgets/threads/ThreadList.tsx';
import { Facts } from './Facts.tsx';

export function ThreadsPage({ instance }: { readonly instance: number }) {
  const t = useT();
  const [sort, setSort] = useState<ThreadSort>({ column: 'cpu', descending: true });
  const [selected, setSelected] = useState<string | null>(null);
  const rows = useThreadRows(instance, true);
  const row = useProcesses((state) => state.rows?.rows.find((candidate) => candidate.key === instance));
  if (rows === null) return <p role="status">{t('process-explorer:properties.threads.none')}</p>;
  if (rows.length === 0 && row?.counters != null && isDefunct(row.counters)) return <p role="status">{t('process-explorer:pane.defunct', { name: row.name, count: row.counters.pendingIrps })}</p>;
  const chosen = rows.find((thread) => thread.key === selected);
  return (
    <>
      <div className="ks-threads-grid ks-threads">
        <ThreadList instance={instance} rows={rows} sort={sort} onSort={setSort} selected={selected} onSelect={setSelected} />
      </div>
      <div className="ks-thread-facts">{chosen?.thread == null ? (instance === IDLE_KEY ? null : <p className="ks-muted">{t('process-explorer:properties.thread.select')}</p>) : <ThreadFacts row={chosen} />}</div>
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
