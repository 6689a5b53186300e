// src-renderer/views/process-monitor/use-event-commands.ts
//
// What the commands of the event list do: copy, find, properties, bookmarks, highlights.

import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { registerCommands } from '../../app/command-runtime.ts';
import { t } from '../../app/i18n.ts';
import { notice } from '../../app/notices.tsx';
import { copyText } from '../../ipc/copy-text.ts';
import { openDialog } from '../../store/dialog-store.ts';
import { selectedRows, useSelection } from '../../store/selection-store.ts';
import { changeSettings, useSettings } from '../../store/settings-store.ts';
import { traceClient } from '../../trace-worker/trace-client.ts';
import type { MarkKind } from '../../trace-worker/protocol.ts';
import type { EventGridHandle } from '../../widgets/grid/index.ts';
import type { Find } from './use-find.ts';
import { goTo, useFind } from './use-find.ts';

export function useEventCommands(grid: RefObject<EventGridHandle | null>, active: boolean, showFind: (shown: boolean) => void): Find {
  const find = useFind(grid);
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    if (!active) return;
    const openFind = (): void => {
      showFind(true);
      latest.current.open();
    };
    const findNext = (backwards: boolean): void => {
      if (latest.current.text === '') openFind();
      else void latest.current.go(backwards);
    };
    return registerCommands({
      'capture.autoscroll': () => changeSettings({ autoscroll: !useSettings.getState().autoscroll }),
      'edit.copy': () => void copyRows(),
      'edit.find': openFind,
      'edit.findNext': () => findNext(false),
      'edit.findPrevious': () => findNext(true),
      'event.properties': () => withFocus((row) => openDialog('properties', { row })),
      'event.stack': () => withFocus((row) => openDialog('properties', { row, page: 'stack' })),
      'event.bookmark': () => void traceClient.ask('toggleBookmark', { rows: selectedRows() }),
      'event.nextBookmark': () => void nextMark(grid, 'bookmark', false),
      'event.previousBookmark': () => void nextMark(grid, 'bookmark', true),
      'event.nextHighlight': () => void nextMark(grid, 'highlight', false),
      'event.previousHighlight': () => void nextMark(grid, 'highlight', true),
    });
  }, [active, grid, showFind]);
  return find;
}

function withFocus(run: (row: number) => void): void {
  const { focus, rows } = useSelection.getState();
  const row = focus ?? [...rows][0];
  if (row !== undefined) run(row);
}

async function copyRows(): Promise<void> {
  const rows = selectedRows();
  const text = await traceClient.ask('copy', { rows, columns: useSettings.getState().eventColumns });
  await copyText(text);
  notice({ intent: 'info', title: t('process-monitor:copied', { count: rows.length }) });
}

async function nextMark(grid: RefObject<EventGridHandle | null>, kind: MarkKind, backwards: boolean): Promise<void> {
  const { focus } = useSelection.getState();
  const found = await traceClient.ask('nextMark', { kind, row: focus ?? (backwards ? Number.MAX_SAFE_INTEGER : -1), backwards });
  if (found !== null) goTo(grid, found.row, found.place, true);
  else notice({ intent: 'info', title: t(kind === 'bookmark' ? 'process-monitor:bookmark.none' : 'process-monitor:highlight.none') });
}
