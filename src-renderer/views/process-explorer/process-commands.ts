// src-renderer/views/process-explorer/process-commands.ts
//
// What the Process Explorer commands do, and the state that menus show for them. Killing and real-time priority ask first.

import type { PriorityClassName } from '../../../src-shared/ipc/machine.ts';
import { PROCESS_COLUMN_IDS, processColumn } from '../../../src-shared/query/columns/process-columns.ts';
import { priorityClassOf } from '../../../src-shared/query/process/priority-class.ts';
import type { ProcessRow } from '../../../src-shared/query/process/rows.ts';
import { isDefunct, ProcessFlag } from '../../../src-shared/query/process/snapshot.ts';
import { branchKeys } from '../../../src-shared/query/process/tree.ts';
import { include } from '../../../src-shared/query/rule.ts';
import { registerCommands, setCommandState } from '../../app/command-runtime.ts';
import { t } from '../../app/i18n.ts';
import { copyText } from '../../ipc/copy-text.ts';
import { openDialog } from '../../store/dialog-store.ts';
import { addRules } from '../../store/filter-store.ts';
import { formatMachineTime } from '../../store/machine-time.ts';
import { changeProcessSettings, processSettings } from '../../store/process-settings.ts';
import { commandProcess, descendantsOf, refreshNow, rowOf, setPaused, useProcesses, useProcessView } from '../../store/process-store.ts';
import { useSettings } from '../../store/settings-store.ts';
import { showView } from '../../store/view-store.ts';

/** The selected process, if it is one that commands can act on. */
export function selectedProcess(): ProcessRow | null {
  const row = rowOf(useProcessView.getState().selected);
  return row?.kind === 'process' && row.difference !== 'ended' ? row : null;
}

export function isSuspended(row: ProcessRow): boolean {
  return ((row.counters?.flags ?? 0) & ProcessFlag.Suspended) !== 0;
}

/** A console program with a thread left that could hear it. */
function hearsCtrlC({ counters }: ProcessRow): boolean {
  return counters !== null && (counters.flags & ProcessFlag.Console) !== 0 && !isDefunct(counters);
}

function ask(title: string, text: string, confirm: string, onConfirm: () => void): void {
  openDialog('confirm', { title, text, confirm, cancel: t('dialogs:button.cancel'), onConfirm });
}

function withSelected(act: (row: ProcessRow) => void): () => void {
  return () => {
    const row = selectedProcess();
    if (row !== null) act(row);
  };
}

function kill(row: ProcessRow): void {
  ask(t('process-explorer:kill.title', { name: row.name }), t('process-explorer:kill.text', { pid: row.pid ?? 0 }), t('process-explorer:kill.button'), () => void commandProcess(row, 'kill'));
}

function killTree(row: ProcessRow): void {
  const count = descendantsOf(row.key);
  if (count === 0) return kill(row);
  ask(t('process-explorer:killTree.title', { name: row.name }), t('process-explorer:killTree.text', { pid: row.pid ?? 0, count }), t('process-explorer:killTree.button'), () => void commandProcess(row, 'killTree'));
}

function setPriority(row: ProcessRow, name: PriorityClassName): void {
  const send = (): void => void commandProcess(row, 'setPriority', name);
  if (name === 'Realtime') ask(t('process-explorer:realtime.title'), t('process-explorer:realtime.text'), t('process-explorer:realtime.button'), send);
  else send();
}

/** Every column of the row, tab-separated, below their titles. */
export function rowText(row: ProcessRow): string {
  const line = { row, depth: 0, hasChildren: false, expanded: true, figures: row.figures, hiddenRows: 0, dimmed: false };
  const ids = PROCESS_COLUMN_IDS.filter((id) => processSettings().columns.includes(id));
  const cells = ids.map((id) => processColumn(id).text(line, { formatTime: formatMachineTime }));
  return `${ids.map((id) => t(`process-explorer:column.${id}`)).join('\t')}\n${cells.join('\t')}`;
}

export function focusProcessFilter(): void {
  document.querySelector<HTMLInputElement>('.ks-process-filter input')?.focus();
}

export function collapseAll(): void {
  const { rows } = useProcesses.getState();
  if (rows !== null) useProcessView.setState({ collapsed: branchKeys(rows.rows) });
}

export function expandAll(): void {
  useProcessView.setState({ collapsed: new Set() });
}

export function toggleBranch(key: number): void {
  const collapsed = new Set(useProcessView.getState().collapsed);
  if (!collapsed.delete(key)) collapsed.add(key);
  useProcessView.setState({ collapsed });
}

export function showEventsOf(row: ProcessRow): void {
  addRules([include('pid', 'is', String(row.pid ?? 0))]);
  showView('process-monitor');
}

/** Registers handlers and keeps flags and radio values right; the answer undoes it. */
export function connectProcessCommands(): () => void {
  const stops = [
    registerCommands({
      'process.properties': () => {
        const { selected } = useProcessView.getState();
        if (selected !== null) openDialog('processProperties', { instance: selected });
      },
      'process.showEvents': withSelected(showEventsOf),
      'process.priority': (argument) => withSelected((row) => setPriority(row, argument as PriorityClassName))(),
      'process.kill': withSelected(kill),
      'process.killTree': withSelected(killTree),
      'process.suspend': withSelected((row) => void commandProcess(row, 'suspend')),
      'process.resume': withSelected((row) => void commandProcess(row, 'resume')),
      'process.bringToFront': withSelected((row) => void commandProcess(row, 'bringToFront')),
      'process.ctrlC': withSelected((row) => void commandProcess(row, 'ctrlC')),
      'process.copy': withSelected((row) => void copyText(rowText(row))),
      'process.find': focusProcessFilter,
      'process.mode': (argument) => changeProcessSettings({ mode: argument === 'list' ? 'list' : 'tree' }),
      'process.expandAll': expandAll,
      'process.collapseAll': collapseAll,
      'process.heatmaps': () => changeProcessSettings({ heatmaps: !processSettings().heatmaps }),
      'process.lowerPane': () => changeProcessSettings({ lowerPane: processSettings().lowerPane === null ? 'threads' : null }),
      'process.lowerPaneView': () => changeProcessSettings({ lowerPane: 'threads' }),
      'process.speed': (argument) => {
        changeProcessSettings({ intervalMs: Number(argument) });
        setPaused(false);
      },
      'process.pause': () => setPaused(!useProcesses.getState().paused),
      'process.refresh': refreshNow,
    }),
    useProcesses.subscribe(tell),
    useProcessView.subscribe(tell),
    useSettings.subscribe(tell),
  ];
  tell();
  return () => { for (const stop of stops) stop(); };
}

function tell(): void {
  const row = selectedProcess();
  const settings = processSettings();
  const { paused } = useProcesses.getState();
  setCommandState({
    flags: {
      processSelected: row !== null, processRunning: row !== null && !isSuspended(row), processSuspended: row !== null && isSuspended(row),
      processConsole: row !== null && hearsCtrlC(row), processExplorerPaused: paused, processHeatmaps: settings.heatmaps, lowerPane: settings.lowerPane !== null,
    },
    radios: {
      refreshSpeed: paused ? '' : String(settings.intervalMs), processExplorerMode: settings.mode, lowerPaneView: settings.lowerPane ?? '',
      processPriority: row?.counters == null ? '' : (priorityClassOf(row.counters.basePriority) ?? ''),
    },
  });
}
