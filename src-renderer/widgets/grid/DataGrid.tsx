// src-renderer/widgets/grid/DataGrid.tsx
//
// A grid over rows that are all in memory: process tree, lists of a dialog, modules, stack frames. Rows are given anew at
// every refresh; a row is recognised by its key, so selection, focus and scroll survive. Sorting is the caller's (give the
// rows in the wanted order and say which column has the arrow). Cells draw text, or themselves through `render`.

import type { CellKeyDownEvent, ColDef, GridApi, GridOptions, ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import { createGrid } from 'ag-grid-community';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { lastPointer } from './grid-input.ts';
import { COMMON_OPTIONS } from './grid-theme.ts';
import './grid.css';

export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Width in px at first; the user's width is kept as long as the grid lives and told by onColumnsChanged. */
  readonly width: number;
  /** Takes the room that is left. */
  readonly flex?: boolean;
  /** Not narrower than this, in px. */
  readonly minWidth?: number;
  readonly align?: 'start' | 'end';
  readonly headerTooltip?: string;
  readonly text: (row: Row) => string;
  /** Draws into the cell instead of plain text; called again at each refresh. Must be cheap. */
  readonly render?: (row: Row, cell: HTMLElement) => void;
  readonly className?: (row: Row) => string;
  readonly tooltip?: (row: Row) => string | undefined;
  readonly pinned?: 'left';
}

export interface DataGridProps<Row> {
  /** Accessible name. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowHeight?: number;
  readonly headerHeight?: number;
  /** Classes of a row, out of `rowClasses`, separated by blanks; follows every refresh. */
  readonly rowClass?: (row: Row) => string;
  readonly rowClasses?: readonly string[];
  /** Makes it a tree for assistive technology: level from 1; expanded null = a leaf. */
  readonly tree?: (row: Row) => { readonly level: number; readonly expanded: boolean | null };
  readonly selected?: readonly string[];
  readonly multiple?: boolean;
  readonly onSelect?: (rows: readonly Row[]) => void;
  /** Double click or Enter. */
  readonly onOpen?: (row: Row, columnId: string) => void;
  /** Right click, Shift+F10 or the menu key. */
  readonly onContextMenu?: (row: Row, columnId: string, at: { readonly x: number; readonly y: number }) => void;
  readonly onHeaderClick?: (columnId: string) => void;
  readonly onHeaderContextMenu?: (at: { readonly x: number; readonly y: number }) => void;
  /** A figure above the title of a column, tinted by `heat` (0..1), as Process Explorer's totals. */
  readonly headerNotes?: Readonly<Record<string, { readonly text: string; readonly heat: number }>>;
  readonly sort?: { readonly columnId: string; readonly descending: boolean } | null;
  /** Return true to keep the key from the grid. */
  readonly onKeyDown?: (event: KeyboardEvent, row: Row) => boolean;
  readonly onColumnsChanged?: (columns: readonly { readonly id: string; readonly width: number }[]) => void;
}

class DrawnCell<Row> implements ICellRendererComp<Row> {
  #element = document.createElement('span');
  #column: DataColumn<Row> | undefined;

  init(params: ICellRendererParams<Row> & { readonly column0: DataColumn<Row> }): void {
    this.#element.className = 'ks-drawn-cell';
    this.#column = params.column0;
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: ICellRendererParams<Row>): boolean {
    if (params.data !== undefined) this.#column?.render?.(params.data, this.#element);
    return true;
  }
}

function columnDef<Row>(column: DataColumn<Row>, { sort, headerHeight, headerNotes }: DataGridProps<Row>): ColDef<Row> {
  const arrow = sort?.columnId === column.id ? (sort.descending ? '\u00a0▾' : '\u00a0▴') : '';
  const end = column.align === 'end';
  return {
    colId: column.id,
    headerName: column.title + arrow,
    width: column.width,
    minWidth: column.minWidth ?? 32,
    sortable: false,
    resizable: true,
    // Space would take the selection away; it is left to the view's own commands.
    suppressKeyboardEvent: ({ event }) => event.key === ' ',
    // A high header has room for two lines, unless a figure takes the first.
    wrapHeaderText: headerHeight !== undefined && headerNotes?.[column.id] === undefined,
    valueGetter: (params) => (params.data === undefined ? '' : column.text(params.data)),
    headerClass: [...(end ? ['ks-header-end'] : []), ...(arrow === '' ? [] : ['ks-header-sorted'])],
    cellClass: (params) => `${end ? 'ks-cell-end ' : ''}${params.data === undefined ? '' : (column.className?.(params.data) ?? '')}`.trim().split(/\s+/),
    tooltipValueGetter: (params) => (params.data === undefined || params.data === null ? undefined : column.tooltip?.(params.data as Row)),
    ...(column.headerTooltip === undefined ? {} : { headerTooltip: column.headerTooltip }),
    ...(column.flex === true ? { flex: 1 } : {}),
    ...(column.pinned === undefined ? {} : { pinned: column.pinned, lockPinned: true }),
    // A drawn cell may show more than its text, so it is drawn again with every new row.
    ...(column.render === undefined ? {} : { cellRenderer: DrawnCell, cellRendererParams: { column0: column }, equals: () => false }),
  };
}

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const host = useRef<HTMLDivElement>(null);
  const api = useRef<GridApi<Row> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const rowHeight = props.rowHeight ?? 20;

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const created = createGrid<Row>(element, optionsOf(latest, element, rowHeight));
    api.current = created;
    return () => {
      api.current = null;
      created.destroy();
    };
  }, [rowHeight]);

  const columnKey = props.columns.map((column) => `${column.id}\u0001${column.title}`).join('\u0002');
  const sortKey = props.sort == null ? '' : `${props.sort.columnId} ${props.sort.descending}`;
  useEffect(() => {
    const grid = api.current;
    if (grid === null) return;
    const widths = new Map(grid.getColumnState().map((state) => [state.colId, state.width]));
    const { columns, sort } = latest.current;
    grid.setGridOption('columnDefs', columns.map((column) => ({ ...columnDef(column, latest.current), ...(widths.get(column.id) == null || column.flex === true ? {} : { width: widths.get(column.id) as number }) })));
    element(host)?.querySelectorAll('[role="columnheader"]').forEach((header) => {
      const own = sort?.columnId === header.getAttribute('col-id');
      if (own) header.setAttribute('aria-sort', sort?.descending === true ? 'descending' : 'ascending');
      else header.removeAttribute('aria-sort');
    });
  }, [columnKey, sortKey, rowHeight]);

  useEffect(() => {
    const grid = api.current;
    if (grid === null) return;
    grid.setGridOption('rowData', props.rows as Row[]);
    if (props.tree !== undefined) paintTree(host.current, grid, props.tree);
  }, [props.rows, rowHeight]);

  useEffect(() => paintNotes(host.current, props.headerNotes), [props.headerNotes, columnKey, sortKey, rowHeight]);

  const selectedKey = props.selected?.join('\u0001');
  const revealed = useRef<string | undefined>('');
  useEffect(() => {
    const grid = api.current;
    const { selected } = latest.current;
    if (grid === null || selected === undefined) return;
    const wanted = new Set(selected);
    grid.forEachNode((node) => {
      const on = node.id !== undefined && wanted.has(node.id);
      if (node.isSelected() !== on) node.setSelected(on, false, 'api');
      // Chosen elsewhere: brought into view once, when its row is there.
      if (on && revealed.current !== selectedKey) {
        revealed.current = selectedKey;
        if (node.rowIndex !== null) grid.ensureIndexVisible(node.rowIndex);
      }
    });
  }, [selectedKey, props.rows]);

  return <div className="ks-grid" ref={host} style={{ ['--ks-row-height' as string]: `${rowHeight}px` }} />;
}

function element(ref: { readonly current: HTMLDivElement | null }): HTMLDivElement | null {
  return ref.current;
}

function optionsOf<Row>(latest: { readonly current: DataGridProps<Row> }, host: HTMLElement, rowHeight: number): GridOptions<Row> {
  const { current: first } = latest;
  const tellColumns = (grid: GridApi<Row>): void => {
    const columns = grid.getColumnState().filter((state) => state.hide !== true).map((state) => ({ id: state.colId, width: state.width ?? 0 }));
    latest.current.onColumnsChanged?.(columns);
  };
  return {
    ...COMMON_OPTIONS,
    rowHeight,
    columnDefs: first.columns.map((column) => columnDef(column, first)),
    rowData: first.rows as Row[],
    getRowId: (params) => latest.current.rowKey(params.data),
    ...(first.headerHeight === undefined ? {} : { headerHeight: first.headerHeight }),
    // Rules, not getRowClass: only they take a class away again when a row changes.
    rowClassRules: Object.fromEntries((first.rowClasses ?? []).map((name) => [name, ({ data }) => data !== undefined && (latest.current.rowClass?.(data) ?? '').split(' ').includes(name)])),
    rowSelection: { mode: first.multiple === true ? 'multiRow' : 'singleRow', enableClickSelection: true, checkboxes: false, ...(first.multiple === true ? { headerCheckbox: false } : {}) },
    onGridReady: () => {
      host.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', first.label);
      if (first.tree !== undefined) host.querySelector('[role="grid"]')?.setAttribute('role', 'treegrid');
    },
    onModelUpdated: (event) => {
      const { tree } = latest.current;
      if (tree !== undefined) paintTree(host, event.api, tree);
    },
    onVirtualColumnsChanged: () => paintNotes(host, latest.current.headerNotes),
    onViewportChanged: (event) => {
      const { tree } = latest.current;
      if (tree !== undefined) paintTree(host, event.api, tree);
    },
    onSelectionChanged: (event) => {
      if (event.source !== 'api') latest.current.onSelect?.(event.api.getSelectedRows());
    },
    onCellDoubleClicked: (event) => { if (event.data !== undefined) latest.current.onOpen?.(event.data, event.column.getColId()); },
    onCellContextMenu: (event) => {
      if (event.data === undefined) return;
      const mouse = event.event as MouseEvent | null;
      if (!event.node.isSelected()) event.node.setSelected(true, true);
      latest.current.onContextMenu?.(event.data, event.column.getColId(), { x: mouse?.clientX ?? 0, y: mouse?.clientY ?? 0 });
    },
    onCellKeyDown: (event) => onCellKeyDown(event as CellKeyDownEvent<Row>, latest.current),
    onCellFocused: (event) => {
      // Arrow keys move the selection with the focus, as in a Windows list.
      if (event.rowIndex === null || event.rowPinned !== null || !keyboardMoved) return;
      event.api.getDisplayedRowAtIndex(event.rowIndex)?.setSelected(true, true, 'rowClicked' as never);
    },
    onColumnHeaderClicked: (event) => {
      if ('getColId' in event.column) latest.current.onHeaderClick?.(event.column.getColId());
    },
    onColumnHeaderContextMenu: () => {
      latest.current.onHeaderContextMenu?.(lastPointer());
    },
    onColumnMoved: (event) => { if (event.finished) tellColumns(event.api); },
    onColumnResized: (event) => { if (event.finished && event.source === 'uiColumnResized') tellColumns(event.api); },
  };
}

/** Set by the key that is about to move the focus; a focus that a click moved selects by the click. */
let keyboardMoved = false;
const MOVING_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);
// Before the grid sees the key: it tells of a key only after it has moved the focus.
window.addEventListener('keydown', (event) => { keyboardMoved = MOVING_KEYS.has(event.key) && !event.ctrlKey; }, true);
window.addEventListener('pointerdown', () => { keyboardMoved = false; }, true);

function onCellKeyDown<Row>(event: CellKeyDownEvent<Row>, props: DataGridProps<Row>): void {
  const key = event.event as KeyboardEvent | null;
  if (key === null || event.data === undefined) return;
  if (props.onKeyDown?.(key, event.data) === true) {
    key.preventDefault();
    return;
  }
  if (key.key === 'Enter' && !key.altKey) props.onOpen?.(event.data, event.column.getColId());
  if (key.key === 'ContextMenu' || (key.key === 'F10' && key.shiftKey)) {
    const box = (key.target as HTMLElement).getBoundingClientRect();
    key.preventDefault();
    props.onContextMenu?.(event.data, event.column.getColId(), { x: box.left + 8, y: box.bottom });
  }
}

function paintNotes(host: HTMLElement | null, notes: DataGridProps<unknown>['headerNotes']): void {
  host?.querySelectorAll<HTMLElement>('[role="columnheader"]').forEach((header) => {
    const note = notes?.[header.getAttribute('col-id') ?? ''];
    if (note === undefined) delete header.dataset.note;
    else header.dataset.note = note.text;
    header.style.setProperty('--ks-heat', String(note?.heat ?? 0));
  });
}

function paintTree<Row>(host: HTMLElement | null, grid: GridApi<Row>, tree: NonNullable<DataGridProps<Row>['tree']>): void {
  // The grid takes its own role again whenever its columns change.
  host?.querySelector('[role="grid"]')?.setAttribute('role', 'treegrid');
  host?.querySelectorAll('.ag-row').forEach((row) => {
    const node = grid.getDisplayedRowAtIndex(Number(row.getAttribute('row-index')));
    if (node?.data === undefined) return;
    const { level, expanded } = tree(node.data);
    row.setAttribute('aria-level', String(level));
    if (expanded === null) row.removeAttribute('aria-expanded');
    else row.setAttribute('aria-expanded', String(expanded));
  });
}
