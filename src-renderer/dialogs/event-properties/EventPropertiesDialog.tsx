// src-renderer/dialogs/event-properties/EventPropertiesDialog.tsx
//
// Event > Properties: the pages Event, Process and Stack of one event, with arrows to the previous and next one in the
// list. The list's selection follows, so that closing leaves you where you arrived.

import { Button, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Tab, TabList, Tooltip } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { EventRow } from '../../../src-shared/trace/model.ts';
import { useFormat, useT } from '../../app/i18n.ts';
import { notice } from '../../app/notices.tsx';
import { copyText } from '../../ipc/copy-text.ts';
import type { EventPropertiesPage } from '../../store/dialog-store.ts';
import { selectOnly } from '../../store/selection-store.ts';
import { useTrace } from '../../store/trace-store.ts';
import type { EventProperties } from '../../trace-worker/protocol.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';
import { EventPage, ProcessPage, StackPage } from './EventPages.tsx';
import { propertiesText } from './properties-text.ts';
import './event-properties.css';

const PAGES = ['event', 'process', 'stack'] as const satisfies readonly EventPropertiesPage[];

export function EventPropertiesDialog({ row: first, page: firstPage, onClose }: { readonly row: EventRow; readonly page?: EventPropertiesPage; readonly onClose: () => void }) {
  const t = useT();
  const { integer } = useFormat();
  const [row, setRow] = useState(first);
  const [page, setPage] = useState<EventPropertiesPage>(firstPage ?? 'event');
  const [highlightedOnly, setHighlightedOnly] = useState(false);
  const properties = useProperties(row);

  const step = async (backwards: boolean): Promise<void> => {
    const next = await neighbour(row, properties === 'loading' ? null : properties, backwards, highlightedOnly);
    if (next === null) return;
    setRow(next);
    selectOnly(next);
  };
  const copy = async (): Promise<void> => {
    if (properties === null || properties === 'loading') return;
    await copyText(propertiesText(properties, t));
    notice({ intent: 'success', title: t('dialogs:copied') });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      void step(event.key === 'ArrowUp');
    }
  };
  const known = properties !== null && properties !== 'loading';
  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface className="ks-event-dialog" onKeyDown={onKeyDown}>
        <DialogBody>
          <DialogTitle>{t('dialogs:properties.title')}</DialogTitle>
          <DialogContent className="ks-event-content">
            <div className="ks-event-head">
              <TabList size="small" selectedValue={page} onTabSelect={(_event, data) => setPage(data.value as EventPropertiesPage)}>
                {PAGES.map((id) => <Tab key={id} value={id} id={`ks-event-tab-${id}`}>{t(`dialogs:properties.${id}`)}</Tab>)}
              </TabList>
              <div className="ks-event-steps">
                <Checkbox label={t('dialogs:properties.nextHighlighted')} checked={highlightedOnly} onChange={(_event, data) => setHighlightedOnly(data.checked === true)} />
                <Tooltip content={`${t('dialogs:properties.previous')} (Alt+↑)`} relationship="label"><Button appearance="subtle" icon={<ArrowUpRegular />} onClick={() => void step(true)} /></Tooltip>
                <Tooltip content={`${t('dialogs:properties.next')} (Alt+↓)`} relationship="label"><Button appearance="subtle" icon={<ArrowDownRegular />} onClick={() => void step(false)} /></Tooltip>
              </div>
            </div>
            <div role="tabpanel" aria-labelledby={`ks-event-tab-${page}`} className="ks-event-page" tabIndex={0}>
              {properties === 'loading' ? <p role="status">{t('dialogs:properties.loading')}</p> : properties === null ? <p role="status">{t('dialogs:properties.gone')}</p>
                : page === 'event' ? <EventPage event={properties} /> : page === 'process' ? <ProcessPage event={properties} /> : <StackPage event={properties} />}
            </div>
          </DialogContent>
          <DialogActions className="ks-event-actions">
            <span className="ks-event-place">{!known ? '' : properties.place < 0 ? t('dialogs:properties.hidden') : t('dialogs:properties.place', { place: integer(properties.place + 1), count: integer(properties.count) })}</span>
            <Button disabled={!known} onClick={() => void copy()}>{t('dialogs:button.copyAll')}</Button>
            <Button appearance="primary" autoFocus onClick={onClose}>{t('dialogs:button.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** The event's properties; asked again when its operation may have completed. Keeps showing the old event while the next is read. */
function useProperties(row: EventRow): EventProperties | null | 'loading' {
  const [answer, setAnswer] = useState<EventProperties | null | 'loading'>('loading');
  const revision = useTrace((state) => state.status.revision);
  const pending = typeof answer === 'object' && answer !== null && answer.texts.result === '' ? revision : 0;
  useEffect(() => {
    let current = true;
    traceClient.ask('properties', { row }).then(
      (properties) => { if (current) setAnswer(properties); },
      (error: unknown) => { if (current) setAnswer(null); console.warn('event properties:', error); },
    );
    return () => { current = false; };
  }, [row, pending]);
  return answer;
}

/** The row above or below in the filtered list; with highlights only, the next highlighted one. */
async function neighbour(row: EventRow, properties: EventProperties | null, backwards: boolean, highlightedOnly: boolean): Promise<EventRow | null> {
  if (highlightedOnly) return (await traceClient.ask('nextMark', { kind: 'highlight', row, backwards }))?.row ?? null;
  const { place, exact } = properties === null ? { place: 0, exact: false } : await traceClient.ask('place', { row });
  // A hidden event stands between two places: the one below has its place number.
  const start = backwards ? place - 1 : exact ? place + 1 : place;
  if (start < 0) return null;
  const { rows } = await traceClient.ask('rows', { start, count: 1, columns: [] });
  return rows[0] ?? null;
}
