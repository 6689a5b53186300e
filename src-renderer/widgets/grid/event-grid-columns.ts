// src-renderer/widgets/grid/event-grid-columns.ts
//
// Columns of the event grid, and what stands in a cell: looked up by place in the page cache.

import type { ColDef } from 'ag-grid-community';
import { eventColumns } from '../../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';
import type { Placed } from './block-source.ts';
import { IconCell, PathCell } from './event-cells.ts';
import { defaultColumnWidth, FLEX_COLUMNS, PATH_COLUMNS, TABULAR_COLUMNS } from './event-column-widths.ts';
import type { EventCell, Latest } from './event-grid-types.ts';
import type { PageCache } from './page-cache.ts';

export function rowAt(pages: PageCache | null, gridRow: number): number | null {
  const at = pages?.peek(gridRow) ?? null;
  return at === null ? null : (at.page.rows[at.index] ?? null);
}

export function textAt(latest: Latest, pages: PageCache, gridRow: number, column: EventColumnId, ask: boolean): string {
  const at = ask ? pages.at(gridRow) : pages.peek(gridRow);
  if (at === null) return '';
  const index = latest.current.columns.indexOf(column);
  return index < 0 || at.page.columnCount !== latest.current.columns.length ? '' : (at.page.texts[at.index * at.page.columnCount + index] ?? '');
}

export function cellAt(latest: Latest, pages: PageCache, gridRow: number | null | undefined, column: string): EventCell | null {
  if (gridRow === null || gridRow === undefined) return null;
  const row = rowAt(pages, gridRow);
  const id = column as EventColumnId;
  return row === null ? null : { row, place: gridRow, column: id, text: textAt(latest, pages, gridRow, id, false) };
}

export function columnDefs(latest: Latest, pages: { readonly current: PageCache | null }): ColDef<Placed>[] {
  const { columns, widths, columnTitle } = latest.current;
  return columns.map((id): ColDef<Placed> => {
    const spec = eventColumns[id];
    const end = spec.align === 'end';
    const width = widths[id];
    const classes = [end ? 'ks-cell-end' : '', TABULAR_COLUMNS.has(id) ? 'ks-cell-tabular' : ''].filter((name) => name !== '');
    const drawn = PATH_COLUMNS.has(id) ? { cellRenderer: PathCell } : id === 'operation' ? {
      cellRenderer: IconCell,
      cellRendererParams: { iconClass: (place: number) => { const at = pages.current?.peek(place); return at == null ? '' : `ks-class-icon ks-class-${at.page.classes[at.index]}`; } },
    } : {};
    return {
      colId: id,
      headerName: columnTitle(id),
      width: width ?? defaultColumnWidth(id, columnTitle(id)),
      minWidth: 36,
      resizable: true,
      sortable: false,
      ...(width === undefined && FLEX_COLUMNS[id] !== undefined ? { flex: FLEX_COLUMNS[id], minWidth: 140 } : {}),
      cellClass: classes,
      ...(end ? { headerClass: 'ks-header-end' } : {}),
      valueGetter: (params) => (pages.current === null ? '' : textAt(latest, pages.current, params.node?.rowIndex ?? -1, id, true)),
      ...drawn,
    };
  });
}
