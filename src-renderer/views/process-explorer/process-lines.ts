// src-renderer/views/process-explorer/process-lines.ts
//
// From the last refresh to what the grid draws: rows with their lit differences, as a tree or a list, sorted, filtered,
// each with its colour and the heat of its cells. Pure.

import { processColumn, processOrder } from '../../../src-shared/query/columns/process-columns.ts';
import type { ProcessColumnId } from '../../../src-shared/query/columns/process-columns.ts';
import { withDifferences } from '../../../src-shared/query/process/difference-highlight.ts';
import type { DifferenceState } from '../../../src-shared/query/process/difference-highlight.ts';
import { rowColour } from '../../../src-shared/query/process/row-colour.ts';
import type { RowColour } from '../../../src-shared/query/process/row-colour.ts';
import type { ProcessRows } from '../../../src-shared/query/process/rows.ts';
import type { ProcessSnapshot } from '../../../src-shared/query/process/snapshot.ts';
import { filterMatcher, flattenTree } from '../../../src-shared/query/process/tree.ts';
import type { TreeLine } from '../../../src-shared/query/process/tree.ts';
import type { ProcessSettings } from '../../store/process-settings.ts';

export interface DrawnLine {
  readonly line: TreeLine;
  readonly colour: RowColour | null;
}

export function drawnLines(rows: ProcessRows, snapshot: ProcessSnapshot, differences: DifferenceState, nowMs: number, settings: ProcessSettings, filter: string, collapsed: ReadonlySet<number>): readonly DrawnLine[] {
  const enabled = new Set(settings.colours);
  const { sort } = settings;
  const lines = flattenTree(withDifferences(rows.rows, differences, nowMs), {
    mode: settings.mode, collapsed, matches: filterMatcher(filter), order: sort === null ? null : processOrder(sort.column, sort.descending),
  });
  return lines.map((line) => ({ line, colour: rowColour(line.row, snapshot.interactiveUser, enabled) }));
}

/** Share of the resource that a cell tells, 0..1, for its tint; the root makes small shares visible. */
export function heatOf(id: ProcessColumnId, { line }: DrawnLine, snapshot: ProcessSnapshot): number {
  const { heat } = processColumn(id);
  if (heat === undefined || line.row.kind === 'idle') return 0;
  const { cpuPercent, privateBytes, workingSetBytes } = line.figures;
  const share = heat === 'cpu' ? (cpuPercent ?? 0) / 100
    : heat === 'commit' ? ratio(privateBytes, snapshot.memory.commitLimitBytes) : ratio(workingSetBytes, snapshot.memory.physicalBytes);
  return Math.sqrt(Math.min(1, Math.max(0, share)));
}

const ratio = (part: number | null, whole: number): number => (part === null || whole <= 0 ? 0 : part / whole);

/** Totals above the headers of the tinted columns. */
export function headerNotes(rows: ProcessRows): Readonly<Record<string, { readonly text: string; readonly heat: number }>> {
  const { cpuPercent, commitPercent, physicalPercent } = rows.summary;
  const note = (percent: number | null): { text: string; heat: number } => ({ text: percent === null ? '' : `${percent.toFixed(1)}%`, heat: Math.min(1, Math.max(0, (percent ?? 0) / 100)) });
  return { cpu: note(cpuPercent), privateBytes: note(commitPercent), workingSet: note(physicalPercent) };
}

/** The next state of the header that was clicked: numbers begin with the largest, words with A; the third click gives the tree's own order back. */
export function nextSort(current: ProcessSettings['sort'], column: ProcessColumnId): ProcessSettings['sort'] {
  const first = processColumn(column).align === 'right';
  if (current?.column !== column) return { column, descending: first };
  return current.descending === first ? { column, descending: !first } : null;
}
