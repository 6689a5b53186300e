// src-renderer/views/process-explorer/index.tsx
//
// The Process Explorer view: process tree from the emulator's counters, refreshed at the chosen speed. What the rows say
// is src-shared/query/process; this is the table, its keys and its states.

import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { ProcessColumnId } from '../../../src-shared/query/columns/process-columns.ts';
import { ROW_COLOURS } from '../../../src-shared/query/process/row-colour.ts';
import { runCommand } from '../../app/command-runtime.ts';
import { useT } from '../../app/i18n.ts';
import { openDialog } from '../../store/dialog-store.ts';
import { machineActions, useMachine } from '../../store/machine-store.ts';
import { followMachineClock, formatMachineTime } from '../../store/machine-time.ts';
import { changeProcessSettings, useProcessSettings } from '../../store/process-settings.ts';
import { useProcesses, useProcessView } from '../../store/process-store.ts';
import { rowHeightOf, useSettings } from '../../store/settings-store.ts';
import { useFadeClock } from '../../widgets/fade-clock.ts';
import { DataGrid } from '../../widgets/grid/index.ts';
import { LowerPane } from './LowerPane.tsx';
import { connectProcessCommands, toggleBranch } from './process-commands.ts';
import { gridColumns } from './process-columns-view.ts';
import { drawnLines, headerNotes, nextSort } from './process-lines.ts';
import type { DrawnLine } from './process-lines.ts';
import { ProcessMenu } from './ProcessMenu.tsx';
import type { MenuPlace } from './ProcessMenu.tsx';
import { ProcessToolbar } from './ProcessToolbar.tsx';
import './process-explorer.css';

export { ProcessExplorerStatus } from './ProcessStatus.tsx';

const ROW_CLASSES = [...ROW_COLOURS.map(({ id }) => `ks-row-${id}`), 'ks-row-dimmed'];
const rowClass = ({ line, colour }: DrawnLine): string => `${colour === null ? '' : `ks-row-${colour}`}${line.dimmed ? ' ks-row-dimmed' : ''}`;
const rowKey = ({ line }: DrawnLine): string => String(line.row.key);

export function ProcessExplorerView({ active }: { readonly active: boolean }) {
  useEffect(connectProcessCommands, []);
  useEffect(followMachineClock, []);
  const rows = useProcesses((state) => state.rows);
  return rows === null ? <Waiting /> : <ProcessList active={active} />;
}

function ProcessList({ active }: { readonly active: boolean }) {
  const t = useT();
  const settings = useProcessSettings();
  const rowHeight = rowHeightOf(useSettings((state) => state.density));
  const { rows, current, differences } = useProcesses();
  const { filter, collapsed, selected } = useProcessView();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const now = useFadeClock(differences, active);
  const cyclesAvailable = current?.cyclesAvailable ?? true;

  // While another view is in front the lines stay as they are: nobody sees them.
  const fresh = useMemo(() => (rows === null || current === null ? [] : drawnLines(rows, current, differences, now, settings, filter, collapsed)), [rows, current, differences, now, settings, filter, collapsed]);
  const [lines, setLines] = useState(fresh);
  if (active && lines !== fresh) setLines(fresh);

  const columns = useMemo(
    () => gridColumns({ ids: settings.columns, widths: settings.widths, cyclesAvailable, heatmaps: settings.heatmaps, context: { formatTime: formatMachineTime }, toggle: toggleBranch, t }),
    [settings.columns, settings.widths, settings.heatmaps, cyclesAvailable, t],
  );
  const notes = useMemo(() => (rows === null ? {} : headerNotes(rows)), [rows]);
  const found = filter.trim() === '' ? null : lines.filter(({ line }) => !line.dimmed).length;

  const onKeyDown = (event: KeyboardEvent, { line }: DrawnLine): boolean => {
    if (settings.mode === 'list' || event.ctrlKey || event.altKey || event.shiftKey) return false;
    const branch = event.key === 'ArrowRight' ? line.hasChildren && !line.expanded : event.key === 'ArrowLeft' ? line.hasChildren && line.expanded : event.key === '+' || event.key === '-';
    if (!branch) return false;
    if (event.key === '+' ? !line.expanded : event.key === '-' ? line.expanded && line.hasChildren : true) toggleBranch(line.row.key);
    return true;
  };

  return (
    <div className="ks-process-explorer">
      <ProcessToolbar found={found} />
      <Failure />
      <div className="ks-process-grid">
        <DataGrid<DrawnLine>
          key={`${settings.heatmaps} ${cyclesAvailable}`}
          label={t('process-explorer:grid')} columns={columns} rows={lines} rowKey={rowKey} rowHeight={rowHeight} headerHeight={38} rowClass={rowClass} rowClasses={ROW_CLASSES}
          tree={({ line }) => ({ level: line.depth + 1, expanded: line.hasChildren ? line.expanded : null })}
          selected={selected === null ? [] : [String(selected)]}
          onSelect={(chosen) => useProcessView.setState({ selected: chosen[0]?.line.row.key ?? null })}
          onOpen={({ line }) => openDialog('processProperties', { instance: line.row.key })}
          onContextMenu={({ line }, _column, at) => {
            useProcessView.setState({ selected: line.row.key });
            setMenu(at);
          }}
          onHeaderClick={(id) => changeProcessSettings({ sort: nextSort(settings.sort, id as ProcessColumnId) })}
          onHeaderContextMenu={() => { runCommand('view.columns'); }}
          sort={settings.sort === null ? null : { columnId: settings.sort.column, descending: settings.sort.descending }}
          headerNotes={notes}
          onKeyDown={onKeyDown}
          onColumnsChanged={(shown) => changeProcessSettings({ columns: shown.map(({ id }) => id as ProcessColumnId), widths: Object.fromEntries(shown.map(({ id, width }) => [id, Math.round(width)])) })}
        />
        {lines.length === 0 && filter.trim() !== '' && <NoMatch filter={filter} />}
      </div>
      {settings.lowerPane !== null && <LowerPane active={active} />}
      {menu !== null && <ProcessMenu at={menu} onClose={() => setMenu(null)} />}
    </div>
  );
}

function Failure() {
  const t = useT();
  const failure = useProcesses((state) => state.failure);
  if (failure === null) return null;
  const command = t(failure.command === 'setPriority' ? 'process-explorer:submenu.priority' : `process-explorer:cmd.${failure.command}`);
  return (
    <MessageBar intent="error">
      <MessageBarBody><MessageBarTitle>{t('process-explorer:failed.title', { command, name: failure.name, pid: failure.pid })}</MessageBarTitle>{failure.message}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={() => useProcesses.setState({ failure: null })}>{t('process-explorer:failed.dismiss')}</Button></MessageBarActions>
    </MessageBar>
  );
}

function NoMatch({ filter }: { readonly filter: string }) {
  const t = useT();
  return (
    <div className="ks-state ks-process-nomatch">
      <h2>{t('process-explorer:empty.filter.title', { text: filter.trim() })}</h2>
      <Button onClick={() => useProcessView.setState({ filter: '' })}>{t('process-explorer:empty.filter.clear')}</Button>
    </div>
  );
}

function Waiting() {
  const t = useT();
  const { connected, state } = useMachine();
  if (connected && (state === null || state.status === 'running' || state.status === 'waiting')) return <div className="ks-state" role="status"><Spinner label={t('process-explorer:loading')} /></div>;
  return (
    <div className="ks-state">
      <h2>{t('process-explorer:empty.title')}</h2>
      <p>{t('process-explorer:empty.text')}</p>
      <Button appearance="primary" onClick={() => void machineActions.run()}>{t('process-explorer:empty.start')}</Button>
    </div>
  );
}
