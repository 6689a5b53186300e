// src-renderer/views/process-monitor/EventContextMenu.tsx
//
// The context menu of a cell, as Process Monitor has it: the event's own commands, quick rules with the clicked value, time,
// and submenus that offer every attribute. With several rows selected a submenu adds one rule for each distinct value.

import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';
import { exclude, include } from '../../../src-shared/query/rule.ts';
import type { FilterRule } from '../../../src-shared/query/rule.ts';
import { keysText } from '../../../src-shared/commands/keys.ts';
import { isMac, runCommand, useCommands } from '../../app/command-runtime.ts';
import { t, useT } from '../../app/i18n.ts';
import { notice } from '../../app/notices.tsx';
import { client } from '../../ipc/client.ts';
import { copyText } from '../../ipc/copy-text.ts';
import { openDialog } from '../../store/dialog-store.ts';
import { addHighlightRules, addRules } from '../../store/filter-store.ts';
import { useMachine } from '../../store/machine-store.ts';
import { livingProcess, revealProcess } from '../../store/process-store.ts';
import { selectedRows } from '../../store/selection-store.ts';
import { useTrace } from '../../store/trace-store.ts';
import { showView } from '../../store/view-store.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';
import type { EventCell, GridPoint } from '../../widgets/grid/index.ts';

/** Longest value in a menu item; the rule has the whole text. */
const SHOWN_VALUE = 60;

/** Attributes of the submenus, most used first; each can be filtered whether or not its column is shown. */
const ATTRIBUTES: readonly EventColumnId[] = [
  'processName', 'pid', 'operation', 'path', 'result', 'detail', 'tid', 'eventClass', 'category', 'user', 'session', 'company', 'description', 'imagePath', 'commandLine', 'version',
  'parentPid', 'authenticationId', 'integrity', 'virtualized', 'architecture', 'duration', 'timeOfDay', 'dateTime', 'relativeTime', 'completionTime', 'sequence', 'cpu', 'processStartTime',
];

interface Props {
  readonly cell: EventCell;
  readonly at: GridPoint;
  readonly onClose: () => void;
}

type Values = readonly { readonly column: EventColumnId; readonly values: readonly string[] }[];

export function EventContextMenu({ cell, at, onClose }: Props) {
  const t = useT();
  const commands = useCommands((runtime) => runtime.commands);
  const [values, setValues] = useState<Values>([]);
  useEffect(() => {
    const rows = selectedRows().slice(0, 5000);
    void traceClient.ask('valuesOf', { rows: rows.length > 0 ? rows : [cell.row], columns: ATTRIBUTES }).then((answer) => setValues(ATTRIBUTES.map((column, i) => ({ column, values: answer[i] ?? [] }))));
  }, [cell]);
  const isLog = useTrace((trace) => trace.status.source.kind === 'log');
  const [name = '', pidText] = (['processName', 'pid'] as const).map((column) => values.find((entry) => entry.column === column)?.values[0]);
  const pid = pidText === undefined ? null : Number(pidText);
  const living = pid === null || isLog ? null : livingProcess(pid);
  const value = shorten(cell.text, t('process-monitor:menu.empty'));
  const command = (id: string) => {
    const keys = commands.find((candidate) => candidate.id === id)?.keys?.[0];
    return { onClick: () => { runCommand(id); }, ...(keys === undefined ? {} : { secondaryContent: keysText(keys, isMac) }) };
  };
  const excludeByTime = (relation: 'lessThan' | 'moreThan') => async (): Promise<void> => {
    const time = await traceClient.ask('ruleTime', { row: cell.row });
    if (time !== '') addRules([exclude('dateTime', relation, time)]);
  };
  const target = { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  return (
    <Menu open onOpenChange={(_event, data) => { if (!data.open) onClose(); }} positioning={{ target, position: 'below', align: 'start', fallbackPositions: ['above-start', 'before', 'after'] }}>
      <MenuPopover className="ks-context">
        <MenuList>
          <MenuItem {...command('event.properties')}>{t('commands:event.properties')}</MenuItem>
          <MenuItem {...command('event.stack')}>{t('commands:event.stack')}</MenuItem>
          <MenuItem {...command('event.bookmark')}>{t('commands:event.bookmark')}</MenuItem>
          <MenuDivider />
          <MenuItem onClick={() => addRules([include(cell.column, 'is', cell.text)])}>{t('process-monitor:menu.include', { value })}</MenuItem>
          <MenuItem onClick={() => addRules([exclude(cell.column, 'is', cell.text)])}>{t('process-monitor:menu.exclude', { value })}</MenuItem>
          <MenuItem onClick={() => addHighlightRules([include(cell.column, 'is', cell.text)])}>{t('process-monitor:menu.highlight', { value })}</MenuItem>
          <MenuItem onClick={() => void copyText(cell.text)}>{t('process-monitor:menu.copy', { value })}</MenuItem>
          <MenuItem onClick={() => openDialog('filter', { prefill: include(cell.column, 'is', cell.text) })}>{t('process-monitor:menu.editFilter', { value })}</MenuItem>
          <MenuDivider />
          <MenuItem onClick={() => void excludeByTime('lessThan')()}>{t('process-monitor:menu.excludeBefore')}</MenuItem>
          <MenuItem onClick={() => void excludeByTime('moreThan')()}>{t('process-monitor:menu.excludeAfter')}</MenuItem>
          <MenuDivider />
          <MenuItem disabled={living === null} {...(living === null && pid !== null ? { secondaryContent: t(isLog ? 'process-monitor:menu.jump.log' : 'process-monitor:menu.jump.ended') } : {})} onClick={() => { if (living !== null) { revealProcess(living); showView('process-explorer'); } }}>{t('process-monitor:menu.jump')}</MenuItem>
          <MenuItem disabled={name === ''} onClick={() => void searchOnline(name)}>{t('process-monitor:menu.search', { value: name })}</MenuItem>
          <MenuDivider />
          <Attributes title={t('process-monitor:menu.includeMore')} values={values} onChoose={(rules) => addRules(rules)} make={include} />
          <Attributes title={t('process-monitor:menu.excludeMore')} values={values} onChoose={(rules) => addRules(rules)} make={exclude} />
          <Attributes title={t('process-monitor:menu.highlightMore')} values={values} onChoose={(rules) => addHighlightRules(rules)} make={include} />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface AttributesProps {
  readonly title: string;
  readonly values: Values;
  readonly make: (column: EventColumnId, relation: 'is', value: string) => FilterRule;
  readonly onChoose: (rules: readonly FilterRule[]) => void;
}

function Attributes({ title, values, make, onChoose }: AttributesProps) {
  const t = useT();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement><MenuItem>{title}</MenuItem></MenuTrigger>
      <MenuPopover className="ks-context">
        <MenuList>
          {values.map(({ column, values: texts }) => {
            const name = t(`columns:${column}`);
            const shown = texts.length === 1 ? shorten(texts[0] ?? '', t('process-monitor:menu.empty')) : t('process-monitor:menu.selectedRows', { count: texts.length });
            return <MenuItem key={column} secondaryContent={<span className="ks-menu-value">{shown}</span>} onClick={() => onChoose(texts.map((text) => make(column, 'is', text)))}>{name}</MenuItem>;
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Looks a program up in Microsoft's documentation; where no link can be opened, its name is copied. */
async function searchOnline(name: string): Promise<void> {
  const url = `https://learn.microsoft.com/search/?terms=${encodeURIComponent(name)}`;
  if (useMachine.getState().info?.shell === 'browser') {
    window.open(url, '_blank', 'noopener,noreferrer');
    return;
  }
  try {
    await client.call('external:open', { url });
  } catch {
    await copyText(name);
    notice({ intent: 'info', title: t('process-monitor:menu.search.copied', { value: name }) });
  }
}

function shorten(text: string, empty: string): string {
  if (text === '') return empty;
  if (text.length <= SHOWN_VALUE) return text;
  return `${text.slice(0, SHOWN_VALUE / 2)}…${text.slice(-SHOWN_VALUE / 2)}`;
}
