// src-renderer/store/process-settings.ts
//
// What the user chose about Process Explorer: arrangement, columns, speed, colours. One JSON value in the window's
// settings; whatever of it another version wrote differently falls back to its default.

import { FIXED_PROCESS_COLUMN, PROCESS_COLUMN_IDS, processColumn } from '../../src-shared/query/columns/process-columns.ts';
import type { ProcessColumnId } from '../../src-shared/query/columns/process-columns.ts';
import { THREAD_COLUMN_IDS } from '../../src-shared/query/columns/thread-columns.ts';
import type { ThreadColumnId } from '../../src-shared/query/columns/thread-columns.ts';
import { DIFFERENCE_DURATION_DEFAULT_MS, DIFFERENCE_DURATION_MAX_MS } from '../../src-shared/query/process/difference-highlight.ts';
import { DEFAULT_ROW_COLOURS, ROW_COLOURS } from '../../src-shared/query/process/row-colour.ts';
import type { RowColour } from '../../src-shared/query/process/row-colour.ts';
import { changeSettings, useSettings } from './settings-store.ts';

export interface ProcessSort {
  readonly column: ProcessColumnId;
  readonly descending: boolean;
}

export interface ProcessSettings {
  readonly mode: 'tree' | 'list';
  /** Null keeps the order of creation. */
  readonly sort: ProcessSort | null;
  readonly intervalMs: number;
  readonly differenceMs: number;
  readonly heatmaps: boolean;
  readonly colours: readonly RowColour[];
  /** Shown columns in displayed order; the first is always Process. */
  readonly columns: readonly ProcessColumnId[];
  /** Widths in px that differ from the default. */
  readonly widths: Readonly<Partial<Record<ProcessColumnId, number>>>;
  /** What the lower pane shows; null hides it. */
  readonly lowerPane: LowerPane | null;
  /** Share of the view that the lower pane takes, in percent. */
  readonly lowerPanePercent: number;
  readonly threadSort: ThreadSort;
}

export type LowerPane = 'threads';

export interface ThreadSort {
  readonly column: ThreadColumnId;
  readonly descending: boolean;
}

/** Bounds of lowerPanePercent. */
export const LOWER_PANE_PERCENT = { least: 15, most: 75 } as const;

export const DEFAULT_PROCESS_SETTINGS: ProcessSettings = {
  mode: 'tree', sort: null, intervalMs: 1000, differenceMs: DIFFERENCE_DURATION_DEFAULT_MS, heatmaps: true, colours: [...DEFAULT_ROW_COLOURS],
  columns: PROCESS_COLUMN_IDS.filter((id) => processColumn(id).shown), widths: {},
  lowerPane: null, lowerPanePercent: 35, threadSort: { column: 'cpu', descending: true },
};

const KEY = 'processExplorer';

export function parseProcessSettings(value: unknown): ProcessSettings {
  if (typeof value !== 'object' || value === null) return DEFAULT_PROCESS_SETTINGS;
  const given = value as Record<string, unknown>;
  const fallback = DEFAULT_PROCESS_SETTINGS;
  const isColumn = (id: unknown): id is ProcessColumnId => typeof id === 'string' && (PROCESS_COLUMN_IDS as readonly string[]).includes(id);
  const within = (number: unknown, low: number, high: number, otherwise: number): number => (typeof number === 'number' && number >= low && number <= high ? number : otherwise);
  const sort = given.sort as { column?: unknown; descending?: unknown } | null | undefined;
  const threadSort = given.threadSort as { column?: unknown; descending?: unknown } | null | undefined;
  const columns = Array.isArray(given.columns) ? [...new Set(given.columns.filter(isColumn))].filter((id) => id !== FIXED_PROCESS_COLUMN) : [];
  const widths: Partial<Record<ProcessColumnId, number>> = {};
  for (const [id, width] of Object.entries((given.widths ?? {}) as Record<string, unknown>)) if (isColumn(id) && typeof width === 'number' && width >= 24 && width <= 4000) widths[id] = width;
  return {
    mode: given.mode === 'list' ? 'list' : 'tree',
    sort: sort && isColumn(sort.column) ? { column: sort.column, descending: sort.descending === true } : null,
    intervalMs: within(given.intervalMs, 100, 60_000, fallback.intervalMs),
    differenceMs: within(given.differenceMs, 0, DIFFERENCE_DURATION_MAX_MS, fallback.differenceMs),
    heatmaps: given.heatmaps !== false,
    colours: Array.isArray(given.colours) ? ROW_COLOURS.map(({ id }) => id).filter((id) => (given.colours as unknown[]).includes(id)) : fallback.colours,
    columns: columns.length > 0 ? [FIXED_PROCESS_COLUMN, ...columns] : fallback.columns,
    widths,
    lowerPane: given.lowerPane === 'threads' ? 'threads' : null,
    lowerPanePercent: within(given.lowerPanePercent, LOWER_PANE_PERCENT.least, LOWER_PANE_PERCENT.most, fallback.lowerPanePercent),
    threadSort: threadSort && (THREAD_COLUMN_IDS as readonly unknown[]).includes(threadSort.column) ? { column: threadSort.column as ThreadColumnId, descending: threadSort.descending === true } : fallback.threadSort,
  };
}

let memo: { readonly from: unknown; readonly settings: ProcessSettings } = { from: undefined, settings: DEFAULT_PROCESS_SETTINGS };

function read(value: unknown): ProcessSettings {
  if (memo.from !== value) memo = { from: value, settings: parseProcessSettings(value) };
  return memo.settings;
}

export function processSettings(): ProcessSettings {
  return read(useSettings.getState().viewState[KEY]);
}

export function useProcessSettings(): ProcessSettings {
  return read(useSettings((settings) => settings.viewState[KEY]));
}

export function changeProcessSettings(change: Partial<ProcessSettings>): void {
  const { viewState } = useSettings.getState();
  changeSettings({ viewState: { ...viewState, [KEY]: { ...read(viewState[KEY]), ...change } } });
}
