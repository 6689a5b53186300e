// src-renderer/trace-worker/row-texts.ts
//
// Texts of chosen rows: for copying and for menus over a selection.

import { eventColumns } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import type { EventRow } from '../../src-shared/trace/model.ts';
import type { TraceSession } from './trace-session.ts';

export function cellTexts(session: TraceSession, row: EventRow, columns: readonly EventColumnId[]): readonly string[] {
  return columns.map((id) => session.view.text(eventColumns[id], row));
}

/** Distinct texts of rows in each column, in order of first appearance. */
export function valuesOf(session: TraceSession, rows: readonly EventRow[], columns: readonly EventColumnId[]): readonly (readonly string[])[] {
  const held = rows.filter((row) => session.isHeld(row));
  return columns.map((id) => [...new Set(held.map((row) => session.view.text(eventColumns[id], row)))]);
}
