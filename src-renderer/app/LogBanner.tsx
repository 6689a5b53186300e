// src-renderer/app/LogBanner.tsx
//
// Under the tabs: which log is shown and the way back, how far opening or saving is (with Cancel), a lost
// connection, a machine that stopped.

import { Button, ProgressBar } from '@fluentui/react-components';
import { useMachine } from '../store/machine-store.ts';
import { useTrace } from '../store/trace-store.ts';
import { traceClient } from '../trace-worker/trace-client.ts';
import { ICONS } from '../widgets/icons.ts';
import { runCommand } from './command-runtime.ts';
import { useFormat, useT } from './i18n.ts';
import { backToLive } from './open-log.ts';

export function LogBanner() {
  const t = useT();
  const { integer } = useFormat();
  const source = useTrace((trace) => trace.status.source);
  const opening = useTrace((trace) => trace.opening);
  const exporting = useTrace((trace) => trace.exporting);
  const lost = useMachine((machine) => machine.info !== null && !machine.connected);
  const failed = useMachine((machine) => (machine.state?.status === 'failed' ? machine.state.message : null));
  if (opening !== null) {
    return (
      <div className="ks-banner" role="status">
        <span>{t('app:file.opening', { name: opening.name })}</span>
        <ProgressBar value={opening.fraction} thickness="large" style={{ width: 200 }} aria-label={t('app:file.opening', { name: opening.name })} />
        <span className="ks-tabular">{t('app:file.progress', { percent: Math.floor(opening.fraction * 100), events: integer(opening.events) })}</span>
        <Button size="small" onClick={() => void traceClient.ask('cancelOpen', null)}>{t('app:cancel')}</Button>
      </div>
    );
  }
  if (exporting !== null) {
    return (
      <div className="ks-banner" role="status">
        <span className="ks-tabular">{t('app:file.saving', { percent: Math.floor(exporting * 100) })}</span>
        <ProgressBar value={exporting} thickness="large" style={{ width: 200 }} />
        <Button size="small" onClick={() => void traceClient.ask('cancelExport', null)}>{t('app:cancel')}</Button>
      </div>
    );
  }
  if (lost) return <div className="ks-banner" role="alert"><ICONS.warning aria-hidden="true" /><strong>{t('machine:lost.title')}</strong><span>{t('machine:lost.text')}</span></div>;
  if (source.kind === 'live' && failed !== null) {
    return (
      <div className="ks-banner" role="alert">
        <ICONS.error aria-hidden="true" /><strong>{t('machine:error.title')}</strong><span>{failed}</span>
        <Button size="small" onClick={() => { runCommand('machine.restart'); }}>{t('machine:error.restart')}</Button>
      </div>
    );
  }
  if (source.kind !== 'log') return null;
  return (
    <div className="ks-banner" role="status">
      <ICONS.open aria-hidden="true" />
      <strong>{t('app:file.banner', { name: source.name })}</strong>
      <Button size="small" onClick={backToLive}>{t('app:file.banner.back')}</Button>
    </div>
  );
}
