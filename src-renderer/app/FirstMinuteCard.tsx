// src-renderer/app/FirstMinuteCard.tsx
//
// "Three things to try", lower right, over the list. Each has a button that does it. Closed for ever until Help brings it back.

import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { include } from '../../src-shared/query/rule.ts';
import { addRules } from '../store/filter-store.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { useTrace } from '../store/trace-store.ts';
import { showView, useView } from '../store/view-store.ts';
import { traceClient } from '../trace-worker/trace-client.ts';
import { ICONS } from '../widgets/icons.ts';
import { runCommand } from './command-runtime.ts';
import { useT } from './i18n.ts';
import './first-minute.css';

/** Filters to the process that has the most events now. */
async function filterToOneProcess(): Promise<void> {
  const { values } = await traceClient.ask('distinct', { column: 'processName', limit: 20 });
  const chosen = values.find(({ value }) => value !== 'System' && value !== 'Idle' && !value.toLowerCase().startsWith('proc'));
  if (chosen === undefined) return;
  showView('process-monitor');
  addRules([include('processName', 'is', chosen.value)]);
}

export function FirstMinuteCard() {
  const t = useT();
  const closed = useSettings((settings) => settings.firstMinuteClosed);
  const isLog = useTrace((trace) => trace.status.source.kind === 'log');
  // A lab's page has its own things to try.
  const inLabs = useView((state) => state.view === 'labs');
  if (closed || isLog || inLabs) return null;
  const close = (): void => changeSettings({ firstMinuteClosed: true });
  return (
    <aside className="ks-first" aria-label={t('app:first.title')}>
      <header>
        <ICONS.idea aria-hidden="true" />
        <h2>{t('app:first.title')}</h2>
        <Button appearance="subtle" size="small" icon={<ICONS.dismiss />} aria-label={t('app:first.close')} title={t('app:first.close')} onClick={close} />
      </header>
      <ol>
        <Item title={t('app:first.filter')} text={t('app:first.filter.text')} onDo={() => void filterToOneProcess()} />
        <Item title={t('app:first.compare')} text={t('app:first.compare.text')} onDo={() => { showView('process-explorer'); runCommand('machine.lab:cycles-delta'); }} />
        <Item title={t('app:first.xp')} text={t('app:first.xp.text')} onDo={() => { runCommand('machine.profile:windows-xp'); }} />
      </ol>
    </aside>
  );
}

function Item({ title, text, onDo }: { readonly title: string; readonly text: ReactNode; readonly onDo: () => void }) {
  const t = useT();
  return (
    <li>
      <div><strong>{title}</strong><span>{text}</span></div>
      <Button size="small" onClick={onDo} aria-label={`${t('app:first.do')}: ${title}`}>{t('app:first.do')}</Button>
    </li>
  );
}
