// src-renderer/widgets/grid/EventGrid.tsx
//
// The event list: AG Grid Community's infinite row model over a list of any length that lives elsewhere. The grid itself
// only knows places 0 .. count - 1; texts come from pages of a cache that fetches what is looked at. Selection is by row
// number and belongs to the caller: rows are painted (class, aria-selected) after each draw.

import type { GridApi, GridOptions, IRowNode } from 'ag-grid-community';
import { createGrid } from 'ag-grid-community';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Ref } from 'react';
import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';
import type { Placed } from './block-source.ts';
import { BlockSource } from './block-source.ts';
import type { EndFollower } from './end-follower.ts';
import { endFollower } from './end-follower.ts';
import { TextTooltip } from './event-cells.ts';
import type { TooltipText } from './event-cells.ts';
import { cellAt, columnDefs, rowAt } from './event-grid-columns.ts';
import type { EventGridHandle, EventGridProps, Input, Latest } from './event-grid-types.ts';
import { lastPointer, listenForInput } from './grid-input.ts';
import { COMMON_OPTIONS } from './grid-theme.ts';
import { PageCache } from './page-cache.ts';
import { isCutOff, paintRows } from './paint-rows.ts';
import { showRow } from './show-row.ts';
import './grid.css';
import './event-grid.css';

export function EventGrid(props: EventGridProps & { readonly handle: Ref<EventGridHandle> }) {
  const host = useRef<HTMLDivElement>(null);
  const api = useRef<GridApi<Placed> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const cache = useRef<PageCache | null>(null);
  const input = useRef<Input['current']>({ last: 'program', shift: false, ctrl: false });
  const drawing = useRef(0);
  const follower = useRef<EndFollower | null>(null);
  const following = useRef(false);
  const blocks = useRef<BlockSource | null>(null);
  const { rowHeight } = props;

  /** Draws cells again, at once: all that are in view, or those of some rows of the grid. */
  const redraw = (some?: readonly IRowNode<Placed>[]): void => {
    cancelAnimationFrame(drawing.current);
    drawing.current = 0;
    const grid = api.current;
    const pages = cache.current;
    if (grid === null || pages === null || grid.isDestroyed()) return;
    grid.refreshCells(some === undefined ? {} : { rowNodes: [...some] });
    paintRows(host.current, pages, latest.current.selected);
  };

  /** The same with the next frame, once per frame. */
  const draw = (): void => {
    if (drawing.current === 0) drawing.current = requestAnimationFrame(() => redraw());
  };

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const pages = new PageCache((request) => latest.current.fetchRows(request, latest.current.columns), draw);
    pages.update(latest.current.count, latest.current.stamp);
    cache.current = pages;
    const source = new BlockSource(() => latest.current.followEnd);
    blocks.current = source;
    const grid = createGrid<Placed>(element, options(latest, pages, source, input, element, draw));
    api.current = grid;
    element.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', latest.current.label);
    element.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-multiselectable', 'true');
    // The grid's own Home and End go along the row; in a list they go to its ends.
    const stop = listenForInput(element, input, () => {
      follower.current?.release();
      latest.current.onScrolledUp();
    }, (toEnd) => {
      const touched = input.current;
      follower.current?.settle('nothing');
      input.current = touched;
      const place = toEnd ? grid.getDisplayedRowCount() - 1 : 0;
      const column = grid.getFocusedCell()?.column;
      if (place < 0 || column === undefined) return;
      showRow(grid, element, place, null);
      grid.setFocusedCell(place, column);
    });
    // Keyboard and pointer find the rows that they saw; that the focus goes with them is not the user's doing.
    follower.current = endFollower(latest, pages, grid, element, redraw, () => { input.current = { ...input.current, last: 'program' }; });
    if (latest.current.followEnd) follower.current.begin();
    return () => {
      stop();
      cancelAnimationFrame(drawing.current);
      drawing.current = 0;
      follower.current?.stop();
      api.current = null;
      cache.current = null;
      follower.current = null;
      grid.destroy();
    };
  }, [rowHeight]);

  const columnKey = props.columns.join(' ');
  const titleKey = props.columns.map(props.columnTitle).join('\n');
  const shownTitles = useRef(titleKey);
  useEffect(() => {
    const grid = api.current;
    if (grid === null) return;
    cache.current?.reset();
    const shown = grid.getColumnState().map((state) => state.colId).join(' ');
    if (shown !== columnKey || shownTitles.current !== titleKey) grid.setGridOption('columnDefs', columnDefs(latest, cache));
    shownTitles.current = titleKey;
    draw();
  }, [columnKey, titleKey, rowHeight]);

  useEffect(() => {
    cache.current?.reset();
    const grid = api.current;
    if (grid !== null && !latest.current.followEnd && grid.getDisplayedRowCount() > 0) grid.ensureIndexVisible(0, 'top');
  }, [props.trace]);

  // Before the caller's own layout effects, which may want to show a place of the new list.
  useLayoutEffect(() => {
    const grid = api.current;
    const pages = cache.current;
    if (grid === null || pages === null) return;
    pages.update(props.count, props.stamp);
    if (props.followEnd && props.count > 0) {
      if (following.current) follower.current?.changed();
      else follower.current?.begin();
      following.current = true;
      return;
    }
    following.current = false;
    blocks.current?.settle();
    if (pages.newestShift !== 0 && props.count >= grid.getDisplayedRowCount() + pages.newestShift) {
      // What the user did to stop the list still refers to the rows as they are.
      follower.current?.release();
      return;
    }
    // Another list, or rows that are places.
    pages.setShift(0);
    if (grid.getDisplayedRowCount() !== props.count) grid.setRowCount(props.count, true);
    draw();
  }, [props.count, props.stamp, props.trace, props.followEnd, rowHeight]);

  useEffect(() => {
    if (cache.current !== null) paintRows(host.current, cache.current, props.selected);
  }, [props.selected]);

  useImperativeHandle(props.handle, () => ({
    showPlace(place, { focus = false, align = 'keep' } = {}) {
      const grid = api.current;
      follower.current?.settle('nothing');
      if (grid === null || host.current === null || place < 0 || place >= grid.getDisplayedRowCount()) return;
      showRow(grid, host.current, place, align === 'keep' ? null : align);
      if (!focus) return;
      input.current = { ...input.current, last: 'program' };
      const column = grid.getFocusedCell()?.column ?? grid.getAllDisplayedColumns()[0];
      if (column !== undefined) grid.setFocusedCell(place, column);
    },
    visible() {
      const range = api.current?.getVerticalPixelRange() ?? { top: 0, bottom: 0 };
      const placeOf = (gridRow: number): number => cache.current?.placeOf(gridRow) ?? gridRow;
      return { first: placeOf(Math.ceil(range.top / rowHeight)), last: placeOf(Math.max(0, Math.floor(range.bottom / rowHeight) - 1)) };
    },
    rowAt: (place) => rowAt(cache.current, place),
    focusedPlace() {
      const index = api.current?.getFocusedCell()?.rowIndex ?? null;
      return index === null ? null : (cache.current?.placeOf(index) ?? null);
    },
    focusedColumn: () => (api.current?.getFocusedCell()?.column.getColId() as EventColumnId | undefined) ?? null,
    focusGrid() {
      const grid = api.current;
      if (grid === null || grid.getDisplayedRowCount() === 0) return;
      input.current = { ...input.current, last: 'program' };
      const focused = grid.getFocusedCell();
      const column = focused?.column ?? grid.getAllDisplayedColumns()[0];
      if (column !== undefined) grid.setFocusedCell(focused?.rowIndex ?? grid.getFirstDisplayedRowIndex(), column);
    },
  }), [rowHeight]);

  return <div className="ks-grid ks-event-grid" ref={host} style={{ ['--ks-row-height' as string]: `${rowHeight}px` }} />;
}

function options(latest: Latest, pages: PageCache, source: BlockSource, input: Input, host: HTMLElement, draw: () => void): GridOptions<Placed> {
  const { current: first } = latest;
  const columnOrder = (grid: GridApi<Placed>): readonly EventColumnId[] => grid.getColumnState().filter((state) => state.hide !== true).map((state) => state.colId as EventColumnId);
  return {
    ...COMMON_OPTIONS,
    rowModelType: 'infinite',
    datasource: source,
    cacheBlockSize: 256,
    cacheOverflowSize: 0,
    maxBlocksInCache: 12,
    maxConcurrentDatasourceRequests: -1,
    infiniteInitialRowCount: first.count,
    rowHeight: first.rowHeight,
    rowBuffer: 6,
    suppressScrollOnNewData: true,
    columnDefs: columnDefs(latest, { current: pages }),
    defaultColDef: {
      tooltipComponent: TextTooltip,
      tooltipValueGetter: (params) => {
        const place = params.node?.rowIndex ?? -1;
        const column = params.column !== undefined && 'getColId' in params.column ? params.column.getColId() : '';
        const cell = cellAt(latest, pages, place, column);
        if (cell === null || cell.text === '') return undefined;
        if (cell.column === 'processName') {
          const more = latest.current.processTooltip?.(cell.row);
          return { text: cell.text, ...(more === undefined ? {} : { more }) } satisfies TooltipText;
        }
        return isCutOff(host, place, column) ? ({ text: cell.text } satisfies TooltipText) : undefined;
      },
    },
    onModelUpdated: draw,
    onViewportChanged: () => paintRows(host, pages, latest.current.selected),
    onBodyScroll: () => paintRows(host, pages, latest.current.selected),
    processRowPostCreate: draw,
    onCellMouseDown: (event) => {
      const mouse = event.event as MouseEvent | null;
      if (mouse === null || mouse.button !== 0) return;
      const cell = cellAt(latest, pages, event.rowIndex, event.column.getColId());
      if (cell !== null) latest.current.onSelect(cell, mouse.shiftKey ? 'range' : mouse.ctrlKey || mouse.metaKey ? 'toggle' : 'only');
    },
    onCellFocused: (event) => {
      if (input.current.last !== 'key' || event.rowIndex === null || event.column === null || typeof event.column === 'string') return;
      selectByKey(latest, pages, pages.placeOf(event.rowIndex), event.column.getColId(), input.current);
    },
    onCellDoubleClicked: (event) => {
      const cell = cellAt(latest, pages, event.rowIndex, event.column.getColId());
      if (cell !== null) latest.current.onOpen(cell);
    },
    onCellContextMenu: (event) => {
      const mouse = event.event as MouseEvent | null;
      const cell = cellAt(latest, pages, event.rowIndex, event.column.getColId());
      if (cell === null) return;
      if (!latest.current.selected.has(cell.row)) latest.current.onSelect(cell, 'only');
      if (mouse !== null) latest.current.onContextMenu(cell, { x: mouse.clientX, y: mouse.clientY });
    },
    onCellKeyDown: (event) => {
      const key = event.event as KeyboardEvent | null;
      if (key === null || !('column' in event)) return;
      const cell = cellAt(latest, pages, event.rowIndex, event.column.getColId());
      if (cell === null) return;
      if (key.key === 'Enter' && !key.altKey && !key.ctrlKey) latest.current.onOpen(cell);
      else if (key.key === ' ') latest.current.onSelect(cell, key.ctrlKey ? 'toggle' : 'only');
      else if (key.key === 'ContextMenu' || (key.key === 'F10' && key.shiftKey)) {
        const box = (key.target as HTMLElement).getBoundingClientRect();
        key.preventDefault();
        latest.current.onContextMenu(cell, { x: box.left + 8, y: box.bottom });
      }
    },
    onColumnHeaderContextMenu: () => latest.current.onHeaderContextMenu(lastPointer()),
    onColumnMoved: (event) => { if (event.finished && event.source === 'uiColumnMoved') latest.current.onColumnOrder(columnOrder(event.api)); },
    onColumnResized: (event) => {
      if (!event.finished || event.source !== 'uiColumnResized' || event.column === null) return;
      latest.current.onColumnWidth(event.column.getColId() as EventColumnId, event.column.getActualWidth());
    },
  };
}

/** Keys can run ahead of the pages; the row is selected when its page is here. */
function selectByKey(latest: Latest, pages: PageCache, place: number, column: string, { shift, ctrl }: { readonly shift: boolean; readonly ctrl: boolean }, tries = 20): void {
  const row = rowAt(pages, place);
  if (row !== null) {
    if (!ctrl || shift) latest.current.onSelect({ row, place, column: column as EventColumnId, text: '' }, shift ? 'range' : 'only');
  } else if (tries > 0) setTimeout(() => selectByKey(latest, pages, place, column, { shift, ctrl }, tries - 1), 16);
}
