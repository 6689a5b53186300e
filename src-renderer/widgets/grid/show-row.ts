// src-renderer/widgets/grid/show-row.ts
//
// Brings a row of a grid into view, also right after the grid has taken over another number of rows.

import type { GridApi } from 'ag-grid-community';

/** @param below px of the row that are above the view's upper edge; for align 'top' */
export function showRow<T>(grid: GridApi<T>, host: HTMLElement, gridRow: number, align: 'top' | 'middle' | 'bottom' | null, below = 0): void {
  if (gridRow < 0 || gridRow >= grid.getDisplayedRowCount()) return;
  grid.ensureIndexVisible(gridRow, align);
  const viewport = host.querySelector<HTMLElement>('.ag-grid-viewport');
  const scrollBar = host.querySelector<HTMLElement>('.ag-body-vertical-scroll-viewport');
  if (viewport === null || scrollBar === null) return;
  if (below !== 0) viewport.scrollTop += below;
  // The grid draws its scroll bar with an element of its own. That one still has the position from before the grid took over
  // the number of rows, and when its scroll event comes first it puts the list back there: to rows that are not drawn.
  scrollBar.scrollTop = viewport.scrollTop;
}
