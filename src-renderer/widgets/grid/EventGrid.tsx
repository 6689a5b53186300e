// src-renderer/widgets/grid/EventGrid.tsx
//
// The event list: AG Grid Community's infinite row model over a list of any length that lives elsewhere. The grid itself
// only knows places 0 .. count - 1; texts come from pages of a cache that fetches what is looked at. Selection is by row
// number and belongs to the caller: rows are painted (class, aria-selected) after each draw.

import type { ColDef, GridApi, GridOptions, IDatasource } from 'ag-grid-community';
import { createGrid } from 'ag-grid-community';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Ref } from 'react';
import { eventColumns } from '../../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';
import { IconCell, PathCell, TextTooltip } from './event-cells.ts';
import type { TooltipText } from './event-cells.ts';
import { defaultColumnWidth, FLEX_COLUMNS, PATH_COLUMNS, TABULAR_COLUMNS } from './event-columns.ts';
import { COMMON_OPTIONS } from './grid-theme.ts';
import { isCutOff, paintRows } from './paint-rows.ts';
import type { Page, PageRequest } from './page-cache.ts';
import { PageCache } from './page-cache.ts';
import './grid.css';
import './event-grid.css';

export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

export interface EventCell {
  readonly row: number;
  readonly place: number;
  readonly column: EventColumnId;
  readonly text: string;
}

/** How the user touched a row: plain, with Ctrl, with Shift. */
export type SelectMode = 'only' | 'toggle' | 'range';

export interface EventGridProps {
  readonly label: string;
  readonly columns: readonly EventColumnId[];
  /** Widths that the user chose; the others fit their usual values. */
  readonly widths: Readonly<Partial<Record<EventColumnId, number>>>;
  readonly rowHeight: number;
  readonly count: number;
  /** Changes whenever rows that were fetched may have changed. */
  readonly stamp: string;
  /** Changes with the trace: pages and scroll begin anew. */
  readonly trace: number;
  readonly selected: ReadonlySet<number>;
  /** Auto Scroll: the last event stays in view as the list grows. */
  readonly followEnd: boolean;
  readonly fetchRows: (request: PageRequest, columns: readonly EventColumnId[]) => Promise<Page>;
  readonly onSelect: (cell: EventCell, mode: SelectMode) => void;
  readonly onOpen: (cell: EventCell) => void;
  readonly onContextMenu: (cell: EventCell, at: GridPoint) => void;
  readonly onHeaderContextMenu: (at: GridPoint) => void;
  readonly onColumnOrder: (columns: readonly EventColumnId[]) => void;
  readonly onColumnWidth: (column: EventColumnId, width: number) => void;
  /** The user moved away from the end by wheel, keys or scroll bar. */
  readonly onScrolledUp: () => void;
  /** What is known about the process of a row, for the tooltip of its name. */
  readonly processTooltip?: (row: number) => Promise<string | null>;
}

export interface EventGridHandle {
  /** Brings a place into view; `focus` also puts the keyboard there. `align` 'keep' moves only if it is out of view. */
  showPlace(place: number, options?: { readonly focus?: boolean; readonly align?: 'keep' | 'middle' | 'top' }): void;
  showEnd(): void;
  /** Places in view, first and last. */
  visible(): { readonly first: number; readonly last: number };
  /** Row number at a place, if it was fetched. */
  rowAt(place: number): number | null;
  focusedPlace(): number | null;
  focusedColumn(): EventColumnId | null;
  focusGrid(): void;
}

/** The grid's rows have no data of their own: everything is looked up by place. */
type Placed = undefined;

/**
 * The grid is given no rows: it would draw each one twice, once empty and once with data. Its blocks stay without data, and
 * the value getters read the page cache by place.
 */
const NO_DATA: IDatasource = { getRows: () => undefined };

/** Shortest time between two moves of a list that follows its end, in ms. */
const MIN_FOLLOW_MS = 80;

type LastInput = 'pointer' | 'key' | 'program';

export function EventGrid(props: EventGridProps & { readonly handle: Ref<EventGridHandle> }) {
  const host = useRef<HTMLDivElement>(null);
  const api = useRef<GridApi<Placed> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const cache = useRef<PageCache | null>(null);
  const input = useRef<{ last: LastInput; shift: boolean; ctrl: boolean }>({ last: 'program', shift: false, ctrl: false });
  const drawing = useRef(0);
  const follow = useRef<(() => void) | null>(null);
  const { rowHeight } = props;

  /** Draws visible cells again, once per frame. */
  const draw = (): void => {
    if (drawing.current !== 0) return;
    drawing.current = requestAnimationFrame(() => {
      drawing.current = 0;
      const grid = api.current;
      const pages = cache.current;
      if (grid === null || pages === null || grid.isDestroyed()) return;
      grid.refreshCells();
      paintRows(host.current, pages, latest.current.selected);
    });
  };

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const pages = new PageCache((request) => latest.current.fetchRows(request, latest.current.columns), draw);
    pages.update(latest.current.count, latest.current.stamp);
    cache.current = pages;
    const grid = createGrid<Placed>(element, options(latest, pages, input, element, draw));
    api.current = grid;
    element.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', latest.current.label);
    element.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-multiselectable', 'true');
    // The grid's own Home and End go along the row; in a list they go to its ends.
    const stop = listenForInput(element, input, latest, (toEnd) => {
      const place = toEnd ? grid.getDisplayedRowCount() - 1 : 0;
      const column = grid.getFocusedCell()?.column;
      if (place < 0 || column === undefined) return;
      grid.ensureIndexVisible(place);
      grid.setFocusedCell(place, column);
    });
    follow.current = endFollower(latest, pages, grid, draw);
    return () => {
      stop();
      cancelAnimationFrame(drawing.current);
      drawing.current = 0;
      api.current = null;
      cache.current = null;
      follow.current = null;
      grid.destroy();
    };
  }, [rowHeight]);

  const columnKey = props.columns.join(' ');
  useEffect(() => {
    const grid = api.current;
    if (grid === null) return;
    cache.current?.reset();
    const shown = grid.getColumnState().map((state) => state.colId).join(' ');
    if (shown !== columnKey) grid.setGridOption('columnDefs', columnDefs(latest, cache));
    draw();
  }, [columnKey, rowHeight]);

  useEffect(() => {
    cache.current?.reset();
    const grid = api.current;
    if (grid !== null && grid.getDisplayedRowCount() > 0) grid.ensureIndexVisible(0, 'top');
  }, [props.trace]);

  // Before the caller's own layout effects, which may want to show a place of the new list.
  useLayoutEffect(() => {
    const grid = api.current;
    const pages = cache.current;
    if (grid === null || pages === null) return;
    pages.update(props.count, props.stamp);
    if (props.followEnd && props.count > grid.getDisplayedRowCount()) {
      follow.current?.();
      return;
    }
    if (grid.getDisplayedRowCount() !== props.count) grid.setRowCount(props.count, true);
    if (props.followEnd && props.count > 0) grid.ensureIndexVisible(props.count - 1, 'bottom');
    draw();
  }, [props.count, props.stamp, props.trace, props.followEnd, rowHeight]);

  useEffect(() => {
    if (cache.current !== null) paintRows(host.current, cache.current, props.selected);
  }, [props.selected]);

  useImperativeHandle(props.handle, () => ({
    showPlace(place, { focus = false, align = 'keep' } = {}) {
      const grid = api.current;
      if (grid === null || place < 0 || place >= grid.getDisplayedRowCount()) return;
      grid.ensureIndexVisible(place, align === 'keep' ? null : align);
      if (!focus) return;
      input.current = { ...input.current, last: 'program' };
      const column = grid.getFocusedCell()?.column ?? grid.getAllDisplayedColumns()[0];
      if (column !== undefined) grid.setFocusedCell(place, column);
    },
    showEnd() {
      const grid = api.current;
      const count = grid?.getDisplayedRowCount() ?? 0;
      if (grid !== null && count > 0) grid.ensureIndexVisible(count - 1, 'bottom');
    },
    visible() {
      const range = api.current?.getVerticalPixelRange() ?? { top: 0, bottom: 0 };
      return { first: Math.ceil(range.top / rowHeight), last: Math.max(0, Math.floor(range.bottom / rowHeight) - 1) };
    },
    rowAt: (place) => rowAt(cache.current, place),
    focusedPlace: () => api.current?.getFocusedCell()?.rowIndex ?? null,
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

/**
 * Follows the growing end: fetches the rows that will be in view first and moves then, so that rows never show empty. While
 * one move is under way later ones wait and become one.
 */
function endFollower(latest: Latest, pages: PageCache, grid: GridApi<Placed>, draw: () => void): () => void {
  let moving = false;
  let again = false;
  const move = async (): Promise<void> => {
    const { count } = latest.current;
    const { top, bottom } = grid.getVerticalPixelRange();
    const inView = Math.ceil((bottom - top) / latest.current.rowHeight) + 4;
    await pages.ensure(Math.max(0, count - inView), count);
    if (grid.isDestroyed() || !latest.current.followEnd || latest.current.count < count) return;
    const began = performance.now();
    grid.setRowCount(count, true);
    if (count > 0) grid.ensureIndexVisible(count - 1, 'bottom');
    draw();
    // At most a third of the thread goes into following, however slow drawing is here.
    const pause = Math.max(MIN_FOLLOW_MS, 2 * (performance.now() - began));
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  };
  return () => {
    again = true;
    if (moving) return;
    moving = true;
    void (async () => {
      while (again && !grid.isDestroyed()) {
        again = false;
        await move();
      }
      moving = false;
    })();
  };
}

type Latest = { readonly current: EventGridProps };
type Input = { current: { last: LastInput; shift: boolean; ctrl: boolean } };

function rowAt(pages: PageCache | null, place: number): number | null {
  const at = pages?.peek(place) ?? null;
  return at === null ? null : (at.page.rows[at.index] ?? null);
}

function textAt(latest: Latest, pages: PageCache, place: number, column: EventColumnId, ask: boolean): string {
  const at = ask ? pages.at(place) : pages.peek(place);
  if (at === null) return '';
  const index = latest.current.columns.indexOf(column);
  return index < 0 || at.page.columnCount !== latest.current.columns.length ? '' : (at.page.texts[at.index * at.page.columnCount + index] ?? '');
}

function cellAt(latest: Latest, pages: PageCache, place: number | null | undefined, column: string): EventCell | null {
  if (place === null || place === undefined) return null;
  const row = rowAt(pages, place);
  const id = column as EventColumnId;
  return row === null ? null : { row, place, column: id, text: textAt(latest, pages, place, id, false) };
}

function columnDefs(latest: Latest, pages: { readonly current: PageCache | null }): ColDef<Placed>[] {
  const { columns, widths } = latest.current;
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
      headerName: spec.title,
      width: width ?? defaultColumnWidth(id),
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

function options(latest: Latest, pages: PageCache, input: Input, host: HTMLElement, draw: () => void): GridOptions<Placed> {
  const { current: first } = latest;
  const columnOrder = (grid: GridApi<Placed>): readonly EventColumnId[] => grid.getColumnState().filter((state) => state.hide !== true).map((state) => state.colId as EventColumnId);
  return {
    ...COMMON_OPTIONS,
    rowModelType: 'infinite',
    datasource: NO_DATA,
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
      selectByKey(latest, pages, event.rowIndex, event.column.getColId(), input.current);
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
    onColumnHeaderContextMenu: () => latest.current.onHeaderContextMenu(lastPointer),
    onColumnMoved: (event) => { if (event.finished && event.source === 'uiColumnMoved') latest.current.onColumnOrder(columnOrder(event.api)); },
    onColumnResized: (event) => {
      if (!event.finished || event.source !== 'uiColumnResized' || event.column === null) return;
      latest.current.onColumnWidth(event.column.getColId() as EventColumnId, event.column.getActualWidth());
    },
  };
}

/** Keys can run ahead of the pages; the row is selected when its page is here. */
function selectByKey(latest: Latest, pages: PageCache, place: number, column: string, { shift, ctrl }: { readonly shift: boolean; readonly ctrl: boolean }, tries = 20): void {
  const cell = cellAt(latest, pages, place, column);
  if (cell !== null) {
    if (!ctrl || shift) latest.current.onSelect(cell, shift ? 'range' : 'only');
  } else if (tries > 0) setTimeout(() => selectByKey(latest, pages, place, column, { shift, ctrl }, tries - 1), 16);
}

let lastPointer: GridPoint = { x: 0, y: 0 };
window.addEventListener('contextmenu', (event) => { lastPointer = { x: event.clientX, y: event.clientY }; }, true);

/** What moved the focus or the scroll: AG Grid's events do not say. */
function listenForInput(element: HTMLElement, input: Input, latest: Latest, onJump: (toEnd: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('keydown', (event) => {
    const jump = event.key === 'Home' || event.key === 'End';
    // Ctrl with an arrow moves the focus alone; a jump always selects.
    input.current = { last: 'key', shift: event.shiftKey, ctrl: (event.ctrlKey || event.metaKey) && !jump };
    if (jump && event.target instanceof Element && event.target.closest('.ag-cell') !== null) {
      event.preventDefault();
      event.stopPropagation();
      onJump(event.key === 'End');
    }
    if (event.key === 'ArrowUp' || event.key === 'PageUp' || event.key === 'Home') latest.current.onScrolledUp();
  }, { capture: true, signal });
  element.addEventListener('pointerdown', () => { input.current = { last: 'pointer', shift: false, ctrl: false }; }, { capture: true, signal });
  element.addEventListener('wheel', (event) => { if (event.deltaY < 0) latest.current.onScrolledUp(); }, { passive: true, signal });
  let top = 0;
  element.addEventListener('scroll', (event) => {
    const target = event.target as HTMLElement;
    if (!target.classList.contains('ag-grid-viewport')) return;
    if (target.scrollTop < top - 1 && input.current.last === 'pointer' && scrollBarHeld) latest.current.onScrolledUp();
    top = target.scrollTop;
  }, { capture: true, passive: true, signal });
  return () => stop.abort();
}

/** A pointer is down on something that is no cell: on a scroll bar. */
let scrollBarHeld = false;
window.addEventListener('pointerdown', (event) => { scrollBarHeld = event.target instanceof Element && event.target.closest('.ag-cell') === null && event.target.closest('.ag-root') !== null; }, true);
window.addEventListener('pointerup', () => { scrollBarHeld = false; }, true);
