// src-renderer/views/process-monitor/EmptyState.tsx
//
// Nothing to list: says why and offers the way out.

import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { runCommand } from '../../app/command-runtime.ts';
import { useFormat, useT } from '../../app/i18n.ts';
import { setTimeRange, useFilters } from '../../store/filter-store.ts';
import { isRunning, machineActions, useMachine } from '../../store/machine-store.ts';
import { useTrace } from '../../store/trace-store.ts';

export function EmptyState() {
  const t = useT();
  const { integer } = useFormat();
  const status = useTrace((trace) => trace.status);
  const problem = useTrace((trace) => trace.problem);
  const machine = useMachine();
  const timeRange = useFilters((filters) => filters.timeRange);
  if (problem !== null) return <State title={t('process-monitor:error.title')} text={problem} />;
  if (status.total > 0) {
    return (
      <State title={t('process-monitor:empty.filtered.title')} text={t('process-monitor:empty.filtered.text', { total: integer(status.total) })}>
        <Button appearance="primary" onClick={() => { runCommand('filter.edit'); }}>{t('process-monitor:empty.filtered.edit')}</Button>
        {timeRange === null
          ? <Button onClick={() => { runCommand('filter.reset'); }}>{t('process-monitor:empty.filtered.reset')}</Button>
          : <Button onClick={() => setTimeRange(null)}>{t('process-monitor:overview.clear')}</Button>}
      </State>
    );
  }
  const { state } = machine;
  if (machine.problem !== null) return <State title={t('machine:error.title')} text={machine.problem} />;
  if (state?.status === 'failed') {
    return <State title={t('machine:error.title')} text={state.message}><Button appearance="primary" onClick={() => { runCommand('machine.restart'); }}>{t('machine:error.restart')}</Button></State>;
  }
  if (state !== null && !state.capture.enabled) {
    return <State title={t('process-monitor:status.captureOff')} text={t('process-monitor:empty.text')}><Button appearance="primary" onClick={() => { runCommand('capture.toggle'); }}>{t('process-monitor:empty.capture')}</Button></State>;
  }
  if (state !== null && !isRunning(state)) {
    return <State title={t('process-monitor:empty.title')} text={t('process-monitor:empty.text')}><Button appearance="primary" onClick={() => void machineActions.run()}>{t('process-monitor:empty.run')}</Button></State>;
  }
  return <State title={t('process-monitor:empty.title')} text={state === null ? t('machine:connecting') : t('process-monitor:empty.text')} />;
}

function State({ title, text, children }: { readonly title: string; readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="ks-state" role="status">
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className="ks-state-buttons">{children}</div>}
    </div>
  );
}
