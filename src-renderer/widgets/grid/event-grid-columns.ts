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
import type { Found, PageCache } from './page-cache.ts';

export function rowAt(pages: PageCache | null, place: number): number | null {
  const at = pages?.peek(place) ?? null;
  return at === null ? null : (at.page.rows[at.index] ?? null);
}

function textAt(latest: Latest, at: Found | null, column: EventColumnId): string {
  const index = latest.current.columns.indexOf(column);
  return at === null || index < 0 || at.page.columnCount !== latest.current.columns.length ? '' : (at.page.texts[at.index * at.page.columnCount + index] ?? '');
}

/** What stands in a cell of the grid, if it is here. */
export function cellAt(latest: Latest, pages: PageCache, gridRow: number | null | undefined, column: string): EventCell | null {
  if (gridRow === null || gridRow === undefined) return null;
  const place = pages.placeOf(gridRow);
  const row = rowAt(pages, place);
  const id = column as EventColumnId;
  return row === null ? null : { row, place, column: id, text: textAt(latest, pages.peek(place), id) };
}

/** What is to be drawn in a cell; asks for it where it is not here, or no longer right. */
function drawnText(latest: Latest, pages: PageCache, gridRow: number, column: EventColumnId): string {
  const place = pages.placeOf(gridRow);
  // While the list follows its end, whoever moves it has fetched what is in view; asking again at each change would never end.
  return textAt(latest, (latest.current.followEnd ? pages.peek(place) : null) ?? pages.at(place), column);
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
      cellRendererParams: { iconClass: (gridRow: number) => { const at = pages.current?.peek(pages.current.placeOf(gridRow)); return at == null ? '' : `ks-class-icon ks-class-${at.page.classes[at.index]}`; } },
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
      valueGetter: (params) => (pages.current === null ? '' : drawnText(latest, pages.current, params.node?.rowIndex ?? -1, id)),
      ...drawn,
    };
  });
}
