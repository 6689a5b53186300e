// src-renderer/views/process-explorer/ProcessStatus.tsx
//
// What the status bar says while Process Explorer is in front: Process Explorer's figures, the interval, and from what
// clock CPU was computed.

import { useFormat, useT } from '../../app/i18n.ts';
import { MACHINE_HZ } from '../../store/machine-store.ts';
import { useProcesses } from '../../store/process-store.ts';

const percent = (value: number): string => `${value.toFixed(2)}%`;

export function ProcessExplorerStatus() {
  const t = useT();
  const { integer } = useFormat();
  const { rows, paused } = useProcesses();
  if (rows === null) return null;
  const { summary } = rows;
  return (
    <>
      {summary.cpuPercent !== null && <span className="ks-status-main">{t('process-explorer:status.cpu', { percent: percent(summary.cpuPercent) })}</span>}
      <span>{t('process-explorer:status.commit', { percent: percent(summary.commitPercent) })}</span>
      <span>{t('process-explorer:status.physical', { percent: percent(summary.physicalPercent) })}</span>
      <span>{t('process-explorer:status.processes', { count: integer(summary.processes) })}</span>
      <span>{t('process-explorer:status.threads', { count: integer(summary.threads) })}</span>
      <span className="ks-status-end">
        {[
          ...(paused ? [t('process-explorer:status.paused')] : summary.elapsed > 0 ? [t('process-explorer:status.interval', { seconds: (summary.elapsed / MACHINE_HZ).toFixed(2) })] : []),
          t(summary.basis === 'cycles' ? 'process-explorer:status.basis.cycles' : 'process-explorer:status.basis.ticks'),
        ].join(' · ')}
      </span>
    </>
  );
}
