// src-renderer/dialogs/process-properties/ProcessPropertiesDialog.tsx
//
// Properties of a process: Image, Performance, Threads. Live: the figures follow every refresh; when the process ends
// they stay at its last.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, MessageBar, MessageBarBody, Tab, TabList } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { IDLE_KEY } from '../../../src-shared/query/process/rows.ts';
import type { ProcessRow } from '../../../src-shared/query/process/rows.ts';
import { useT } from '../../app/i18n.ts';
import { copyText } from '../../ipc/copy-text.ts';
import { notice } from '../../app/notices.tsx';
import { useProcesses, watchThreads } from '../../store/process-store.ts';
import { Facts } from './Facts.tsx';
import { factsText, imageFacts, performanceGroups } from './process-facts.ts';
import { ThreadsPage } from './ThreadsPage.tsx';
import '../event-properties/event-properties.css';
import './process-properties.css';

type Page = 'image' | 'performance' | 'threads';

export function ProcessPropertiesDialog({ instance, onClose }: { readonly instance: number; readonly onClose: () => void }) {
  const t = useT();
  const rows = useProcesses((state) => state.rows);
  const last = useRef<ProcessRow | null>(null);
  const found = rows?.rows.find((row) => row.key === instance) ?? null;
  if (found !== null) last.current = found;
  const row = found ?? last.current;
  const isProcess = row?.kind === 'process';
  const hasThreads = isProcess || instance === IDLE_KEY;
  const [page, setPage] = useState<Page>(isProcess ? 'image' : 'performance');
  useEffect(() => (isProcess ? watchThreads(instance) : undefined), [instance, isProcess]);
  if (row === null) return null;

  const pages: readonly Page[] = [...(isProcess ? (['image'] as const) : []), 'performance', ...(hasThreads ? (['threads'] as const) : [])];
  const groups = performanceGroups(row, t);
  const copy = async (): Promise<void> => {
    await copyText(factsText([...(isProcess ? [{ title: t('process-explorer:properties.image'), facts: imageFacts(row, rows?.rows ?? [], t) }] : []), ...groups]));
    notice({ intent: 'success', title: t('dialogs:copied') });
  };
  const ended = found === null || found.difference === 'ended';
  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface className="ks-event-dialog ks-process-dialog">
        <DialogBody>
          <DialogTitle>{t('process-explorer:properties.title', { name: row.name, pid: row.pid ?? 'n/a' })}</DialogTitle>
          <DialogContent className="ks-event-content">
            <TabList size="small" selectedValue={page} onTabSelect={(_event, data) => setPage(data.value as Page)}>
              {pages.map((id) => <Tab key={id} value={id} id={`ks-process-tab-${id}`}>{t(`process-explorer:properties.${id}`)}</Tab>)}
            </TabList>
            {ended && <MessageBar intent="warning"><MessageBarBody>{t('process-explorer:properties.ended')}</MessageBarBody></MessageBar>}
            <div role="tabpanel" aria-labelledby={`ks-process-tab-${page}`} className={`ks-event-page ks-process-page-${page}`} tabIndex={page === 'threads' ? -1 : 0}>
              {page === 'image' && <Facts facts={imageFacts(row, rows?.rows ?? [], t)} />}
              {page === 'performance' && <div className="ks-facts-columns">{groups.map((group) => <section key={group.title}><h3>{group.title}</h3><Facts facts={group.facts} numbers /></section>)}</div>}
              {page === 'threads' && <ThreadsPage instance={instance} />}
            </div>
          </DialogContent>
          <DialogActions className="ks-event-actions">
            <Button onClick={() => void copy()}>{t('process-explorer:properties.copy')}</Button>
            <Button appearance="primary" autoFocus onClick={onClose}>{t('dialogs:button.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
