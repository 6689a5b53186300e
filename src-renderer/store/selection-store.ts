// src-renderer/store/selection-store.ts
//
// Selected events of the event list, by row number, so that a selection survives filters and refreshes.

import { create } from 'zustand';
import type { EventRow } from '../../src-shared/trace/model.ts';

export interface EventSelection {
  readonly rows: ReadonlySet<EventRow>;
  /** The row with the focus: commands act on it, dialogs start from it. */
  readonly focus: EventRow | null;
  /** Where a Shift range begins. */
  readonly anchor: EventRow | null;
}

const NOTHING: EventSelection = { rows: new Set(), focus: null, anchor: null };

export const useSelection = create<EventSelection>(() => NOTHING);

export function selectNothing(): void {
  useSelection.setState(NOTHING);
}

export function selectOnly(row: EventRow): void {
  useSelection.setState({ rows: new Set([row]), focus: row, anchor: row });
}

export function toggleSelected(row: EventRow): void {
  const rows = new Set(useSelection.getState().rows);
  if (!rows.delete(row)) rows.add(row);
  useSelection.setState({ rows, focus: row, anchor: row });
}

/** A Shift range: the anchor stays. */
export function selectRange(rows: Iterable<EventRow>, focus: EventRow): void {
  useSelection.setState({ rows: new Set(rows), focus, anchor: useSelection.getState().anchor ?? focus });
}

/** Rows in list order. */
export function selectedRows(): readonly EventRow[] {
  return [...useSelection.getState().rows].sort((a, b) => a - b);
}
