// src-renderer/views/process-explorer/LowerPane.tsx
//
// The lower pane: threads of the selected process, refreshed with the same snapshots as the list above. The line between
// them is dragged, or moved with the arrow keys.

import { Button, Tooltip } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { IDLE_KEY, INTERRUPTS_KEY } from '../../../src-shared/query/process/rows.ts';
import type { ProcessRow } from '../../../src-shared/query/process/rows.ts';
import { isDefunct } from '../../../src-shared/query/process/snapshot.ts';
import { useT } from '../../app/i18n.ts';
import { changeProcessSettings, LOWER_PANE_PERCENT, useProcessSettings } from '../../store/process-settings.ts';
import { useProcesses, useProcessView, watchThreads } from '../../store/process-store.ts';
import { rowHeightOf, useSettings } from '../../store/settings-store.ts';
import { ICONS } from '../../widgets/icons.ts';
import { ThreadList, useThreadRows } from '../../widgets/threads/ThreadList.tsx';

/** A selection that only passes by asks the machine for nothing. */
const WATCH_AFTER_MS = 120;
const KEY_STEP_PERCENT = 5;

export function LowerPane({ active }: { readonly active: boolean }) {
  const t = useT();
  const { lowerPanePercent } = useProcessSettings();
  const pane = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const percent = dragged ?? lowerPanePercent;
  const at = (event: PointerEvent): number => {
    const view = pane.current?.parentElement?.getBoundingClientRect();
    return view === undefined || view.height === 0 ? percent : within(((view.bottom - event.clientY) / view.height) * 100);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? KEY_STEP_PERCENT : event.key === 'ArrowDown' ? -KEY_STEP_PERCENT : 0;
    if (step === 0) return;
    event.preventDefault();
    changeProcessSettings({ lowerPanePercent: within(percent + step) });
  };
  return (
    <section ref={pane} className="ks-lower-pane" aria-label={t('process-explorer:pane.label')} style={{ flexBasis: `${percent}%` }}>
      <div
        className="ks-lower-pane-line" role="separator" aria-orientation="horizontal" tabIndex={0} aria-label={t('process-explorer:pane.resize')} aria-valuemin={LOWER_PANE_PERCENT.least} aria-valuemax={LOWER_PANE_PERCENT.most} aria-valuenow={Math.round(percent)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragged(at(event));
        }}
        onPointerMove={(event) => { if (dragged !== null) setDragged(at(event)); }}
        onPointerUp={() => {
          if (dragged !== null) changeProcessSettings({ lowerPanePercent: Math.round(dragged) });
          setDragged(null);
        }}
      />
      <Threads active={active} />
    </section>
  );
}

function within(percent: number): number {
  return Math.min(LOWER_PANE_PERCENT.most, Math.max(LOWER_PANE_PERCENT.least, percent));
}

function Threads({ active }: { readonly active: boolean }) {
  const t = useT();
  const selected = useProcessView((view) => view.selected);
  const row = useProcesses((state) => (selected === null ? undefined : state.rows?.rows.find((candidate) => candidate.key === selected))) ?? null;
  const cyclesAvailable = useProcesses((state) => state.current?.cyclesAvailable ?? true);
  const instance = row !== null && row.kind === 'process' && row.difference !== 'ended' ? row.key : null;
  // The last row of a process that ended still says its name.
  const last = useRef<ProcessRow | null>(null);
  if (row !== null) last.current = row;
  const named = row ?? (last.current?.key === selected ? last.current : null);
  useEffect(() => {
    if (instance === null || !active) return;
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => { stop = watchThreads(instance); }, WATCH_AFTER_MS);
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [instance, active]);
  // A process, the processors, or nothing.
  const listed = row?.kind === 'idle' ? IDLE_KEY : instance;
  const rows = useThreadRows(listed ?? INTERRUPTS_KEY, active);
  return (
    <>
      <div className="ks-lower-pane-head">
        <h2>{named === null || named.key === INTERRUPTS_KEY ? t('process-explorer:pane.threads') : t('process-explorer:pane.threads.of', { name: named.name, pid: named.pid ?? 'n/a' })}</h2>
        {rows !== null && row?.kind === 'process' && <span role="status">{t('process-explorer:pane.count', { count: rows.filter(({ difference }) => difference !== 'ended').length })}</span>}
        {listed !== null && !cyclesAvailable && <span>{t('process-explorer:pane.noCycles')}</span>}
        <div className="ks-spring" />
        <Tooltip content={t('process-explorer:pane.close')} relationship="label">
          <Button size="small" appearance="subtle" className="ks-tool" icon={<ICONS.dismiss />} onClick={() => changeProcessSettings({ lowerPane: null })} />
        </Tooltip>
      </div>
      <div className="ks-lower-pane-grid ks-threads">
        {listed === null ? <p className="ks-lower-pane-note">{noteOf(named, t)}</p>
          : rows === null ? <p className="ks-lower-pane-note" role="status">{t('process-explorer:properties.threads.none')}</p>
            : rows.length === 0 && row?.counters != null && isDefunct(row.counters) ? <p className="ks-lower-pane-note">{t('process-explorer:pane.defunct', { name: row.name, count: row.counters.pendingIrps })}</p>
              : <SelectableThreads key={listed} instance={listed} rows={rows} />}
      </div>
    </>
  );
}

function noteOf(row: ProcessRow | null, t: ReturnType<typeof useT>): string {
  if (row === null) return t('process-explorer:pane.none');
  return row.kind === 'interrupts' ? t('process-explorer:pane.interrupts') : t('process-explorer:pane.ended', { name: row.name });
}

function SelectableThreads({ instance, rows }: { readonly instance: number; readonly rows: NonNullable<ReturnType<typeof useThreadRows>> }) {
  const { threadSort } = useProcessSettings();
  const rowHeight = rowHeightOf(useSettings((state) => state.density));
  const [selected, setSelected] = useState<string | null>(null);
  return <ThreadList instance={instance} rows={rows} sort={threadSort} onSort={(sort) => changeProcessSettings({ threadSort: sort })} selected={selected} onSelect={setSelected} rowHeight={rowHeight} />;
}
