// src-renderer/views/process-monitor/ProcessMonitorStatus.tsx
//
// Status bar of the event list: `Showing x of y events (z%)`, events/s, lost events, what holds the trace.

import { useFormat, useT } from '../../app/i18n.ts';
import { useMachine } from '../../store/machine-store.ts';
import { useTrace } from '../../store/trace-store.ts';

export function ProcessMonitorStatus() {
  const t = useT();
  const { integer, bytes } = useFormat();
  const status = useTrace((trace) => trace.status);
  const state = useMachine((machine) => machine.state);
  const live = status.source.kind === 'live';
  const captureOff = live && state?.capture.enabled === false;
  const percent = status.total === 0 ? 0 : Math.floor((status.shown / status.total) * 100);
  const main = status.total > 0
    ? t('process-monitor:status.showing', { shown: integer(status.shown), total: integer(status.total), percent })
    : t(captureOff ? 'process-monitor:status.captureOff' : 'process-monitor:status.none');
  const lost = status.lostEvents;
  return (
    <>
      <span className="ks-status-main" data-testid="showing">{main}</span>
      {status.filtered < 0.999 && <span>{t('process-monitor:status.filtering', { percent: Math.floor(status.filtered * 100) })}</span>}
      {live && state !== null && <span>{t('process-monitor:status.rate', { rate: integer(state.eventsPerSecond) })}</span>}
      <span style={lost > 0 ? { color: 'var(--ks-result-error)' } : undefined}>{t('process-monitor:status.lost', { count: integer(lost) })}</span>
      {live && state?.status === 'finished' && <span>{t('machine:finished')}</span>}
      {captureOff && status.total > 0 && <span>{t('process-monitor:status.capturePaused')}</span>}
      <span className="ks-status-end">{status.source.kind === 'log' ? t('process-monitor:status.file', { name: status.source.name }) : t('process-monitor:status.memory', { size: bytes(status.memoryBytes) })}</span>
    </>
  );
}
