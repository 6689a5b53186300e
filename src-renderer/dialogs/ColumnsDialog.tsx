// src-renderer/dialogs/ColumnsDialog.tsx
//
// Select Columns: tick boxes in groups. One frame for the event list and the process list.

import { Button, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { EVENT_COLUMN_LIST, DEFAULT_EVENT_COLUMNS } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import { FIXED_PROCESS_COLUMN, PROCESS_COLUMN_GROUPS, PROCESS_COLUMN_IDS, processColumn } from '../../src-shared/query/columns/process-columns.ts';
import type { ProcessColumnId } from '../../src-shared/query/columns/process-columns.ts';
import { useFormat, useT } from '../app/i18n.ts';
import { changeProcessSettings, DEFAULT_PROCESS_SETTINGS, processSettings } from '../store/process-settings.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { withColumns } from './column-choice.ts';
import './columns-dialog.css';

interface Choice<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly fixed?: boolean;
}

interface FrameProps<Id extends string> {
  readonly intro: string;
  readonly groups: readonly { readonly title: string; readonly columns: readonly Choice<Id>[] }[];
  readonly shown: readonly Id[];
  readonly defaults: readonly Id[];
  readonly onApply: (shown: readonly Id[]) => void;
  readonly onClose: () => void;
}

function ColumnsFrame<Id extends string>({ intro, groups, shown, defaults, onApply, onClose }: FrameProps<Id>) {
  const t = useT();
  const { integer } = useFormat();
  const [chosen, setChosen] = useState<readonly Id[]>(shown);
  const ok = (): void => {
    onApply(chosen);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || (event.target as HTMLElement).closest('button') !== null) return;
    event.preventDefault();
    ok();
  };
  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface className="ks-columns-dialog" onKeyDown={onKeyDown}>
        <DialogBody>
          <DialogTitle>{t('dialogs:columns.title')}</DialogTitle>
          <DialogContent>
            <p className="ks-columns-intro">{intro}</p>
            <div className="ks-columns-groups">
              {groups.map((group) => (
                <fieldset key={group.title}>
                  <legend>{group.title}</legend>
                  {group.columns.map((column) => (
                    <Checkbox
                      key={column.id} label={column.title} checked={chosen.includes(column.id)} disabled={column.fixed === true}
                      onChange={(_event, data) => setChosen(withColumns(chosen, column.id, data.checked === true))}
                    />
                  ))}
                </fieldset>
              ))}
            </div>
          </DialogContent>
          <DialogActions>
            <span className="ks-columns-count" role="status">{t('dialogs:columns.count', { count: integer(chosen.length) })}</span>
            <Button onClick={() => setChosen(defaults)}>{t('dialogs:columns.default')}</Button>
            <Button appearance="primary" disabled={chosen.length === 0} onClick={ok}>{t('dialogs:button.ok')}</Button>
            <Button onClick={onClose}>{t('dialogs:button.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Columns of the event list, grouped as in Process Monitor. */
export function EventColumnsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const groups = (['application', 'event', 'process'] as const).map((group) => ({
    title: t(`dialogs:columns.group.${group}`),
    columns: EVENT_COLUMN_LIST.filter((column) => column.group === group).map(({ id }): Choice<EventColumnId> => ({ id, title: t(`columns:${id}`) })),
  }));
  return (
    <ColumnsFrame
      intro={t('dialogs:columns.intro')} groups={groups} shown={useSettings.getState().eventColumns} defaults={DEFAULT_EVENT_COLUMNS}
      onApply={(eventColumns) => changeSettings({ eventColumns })} onClose={onClose}
    />
  );
}

const PROCESS_GROUP_TITLES = {
  'Process Image': 'process-explorer:group.image', 'Process Performance': 'process-explorer:group.performance', 'Process Memory': 'process-explorer:group.memory', 'Process I/O': 'process-explorer:group.io',
} as const;

/** Columns of the process list, grouped as Process Explorer's pages. */
export function ProcessColumnsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const groups = PROCESS_COLUMN_GROUPS.map((group) => ({
    title: t(PROCESS_GROUP_TITLES[group]),
    columns: PROCESS_COLUMN_IDS.filter((id) => processColumn(id).group === group).map((id): Choice<ProcessColumnId> => ({ id, title: t(`process-explorer:column.${id}`), fixed: id === FIXED_PROCESS_COLUMN })),
  }));
  return (
    <ColumnsFrame
      intro={t('dialogs:columns.process.intro')} groups={groups} shown={processSettings().columns} defaults={DEFAULT_PROCESS_SETTINGS.columns}
      onApply={(columns) => changeProcessSettings({ columns })} onClose={onClose}
    />
  );
}
