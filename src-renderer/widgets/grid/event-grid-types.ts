// src-renderer/widgets/grid/event-grid-types.ts
//
// What the event grid and its user say to each other.

import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';
import type { Page, PageRequest } from './page-cache.ts';

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
  /** What a column is called in the user's language. */
  readonly columnTitle: (column: EventColumnId) => string;
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
  /** Places in view, first and last. */
  visible(): { readonly first: number; readonly last: number };
  /** Row number at a place, if it was fetched. */
  rowAt(place: number): number | null;
  focusedPlace(): number | null;
  focusedColumn(): EventColumnId | null;
  focusGrid(): void;
}

/** Props as they are now, for handlers that outlive a render. */
export type Latest = { readonly current: EventGridProps };

export type LastInput = 'pointer' | 'key' | 'program';
/** What the user touched last, and with which modifiers. */
export type Input = { current: { last: LastInput; shift: boolean; ctrl: boolean } };
