// src-renderer/widgets/grid/end-follower.ts
//
// Auto Scroll of a list that grows many times a second, at a bounded cost. Scrolling a grid makes every row element anew, which
// takes longer than a frame. So the rows stand still and change what they stand for (PageCache.shift):
//
//   grid row   0 .. N-1            N stays while the list grows to twice its length, then the grid takes over the true length
//   place      shift .. shift+N-1  the last row of the grid is always the last event
//
// The grid shows its last rows and is not scrolled, so what is in view is always full: texts are fetched first, and a row changes
// its place in the frame that draws it, so a row that is pressed is the row that was seen. Where nothing of what is in view
// stays, the rows change over a few in each frame (PageCache.rolling), so that no frame is long. Whoever stops following (input,
// a jump, a list that stands still) settles: shift is 0 again, and what was in view is in view.

import type { GridApi, IRowNode } from 'ag-grid-community';
import type { Placed } from './block-source.ts';
import type { Latest } from './event-grid-types.ts';
import type { PageCache } from './page-cache.ts';
import { showRow } from './show-row.ts';

/** Shortest time between two moves, in ms: faster than anybody reads, slower than every frame. */
const MIN_FOLLOW_MS = 120;
/** A list that has not grown for so long, in ms, is settled. */
const QUIET_MS = 1500;
/** A list shorter than this many views really moves: its scroll bar is seen to change. */
const SHORT_VIEWS = 4;
/** The grid takes over the true length when the list is this many times as long. */
const LONGEST_STAND = 2;
/** Rows that change over in one frame. */
const ROLL_ROWS = 12;
/** Rows that are drawn or half seen beside those in view. */
const AROUND_VIEW = 8;

/** What stays in view when the rows become places again: the rows that are there, the end of the list, or what the caller goes to. */
export type Keep = 'view' | 'end' | 'nothing';

export interface EndFollower {
  /** The list is longer or shorter, or its rows have changed. */
  changed(): void;
  /** Following begins: the end comes into view also where nothing changes. */
  begin(): void;
  /** The user scrolls: from now on rows are not moved, and they are places again with the next frame, after this input was handled. */
  release(): void;
  settle(keep: Keep): void;
  stop(): void;
}

/** @param redraw draws rows of the grid at once: those given, else all in view */
export function endFollower(latest: Latest, pages: PageCache, grid: GridApi<Placed>, host: HTMLElement, redraw: (some?: readonly IRowNode<Placed>[]) => void, beforeSettle: () => void): EndFollower {
  const viewport = host.querySelector<HTMLElement>('.ag-grid-viewport');
  let moving = false;
  let again = false;
  let stopped = false;
  /** Frame in which a release becomes a settle; 0 = none is under way. */
  let releasing = 0;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let toEnd = false;

  const active = (): boolean => !stopped && !grid.isDestroyed() && latest.current.followEnd && releasing === 0;
  const rowsInView = (): number => {
    const { top, bottom } = grid.getVerticalPixelRange();
    return Math.ceil((bottom - top) / latest.current.rowHeight) + AROUND_VIEW;
  };
  const showEnd = (): void => showRow(grid, host, grid.getDisplayedRowCount() - 1, 'bottom');
  /** The window may have become lower. */
  const holdEnd = (): void => {
    if (viewport !== null && viewport.scrollTop < viewport.scrollHeight - viewport.clientHeight - 1) showEnd();
  };
  /** The grid takes over the length of the list and shows its end. */
  const grow = (count: number): void => {
    pages.setShift(0);
    grid.setRowCount(count, true);
    showEnd();
  };

  /** The rows change over to another shift, from the top down. */
  const roll = async (shift: number): Promise<void> => {
    const last = grid.getLastDisplayedRowIndex();
    for (let row = grid.getFirstDisplayedRowIndex(); row <= last; row += ROLL_ROWS) {
      const nodes = Array.from({ length: ROLL_ROWS }, (_, i) => grid.getDisplayedRowAtIndex(row + i)).filter((node) => node !== undefined);
      pages.rolling = { shift, below: row + ROLL_ROWS };
      redraw(nodes);
      await frame();
      if (!active() || pages.rolling?.shift !== shift) return;
    }
    pages.setShift(shift);
  };

  const move = async (): Promise<void> => {
    const { count } = latest.current;
    const inView = rowsInView();
    const whole = await pages.ensure(Math.max(0, count - inView), count);
    await frame();
    // Another list meanwhile; the next move is about it.
    if (!active() || latest.current.count < count) return;
    again ||= !whole;
    const began = performance.now();
    const shown = grid.getDisplayedRowCount();
    const grown = count - shown - pages.shift;
    if (!whole || (grown === 0 && !toEnd)) redraw();
    else {
      toEnd = false;
      clearTimeout(quiet);
      quiet = setTimeout(() => { if (active()) settle('end'); }, QUIET_MS);
      holdEnd();
      if (shown < inView * SHORT_VIEWS || count < shown || count > shown * LONGEST_STAND) {
        grow(count);
        redraw();
      } else if (grown < inView) {
        pages.setShift(count - shown);
        redraw();
      } else await roll(count - shown);
    }
    // At most a third of the thread goes into following, however slow drawing is here.
    const pause = Math.max(MIN_FOLLOW_MS, 2 * (performance.now() - began));
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  };

  const settle = (keep: Keep): void => {
    cancelAnimationFrame(releasing);
    releasing = 0;
    clearTimeout(quiet);
    const shift = pages.newestShift;
    if (shift === 0 || grid.isDestroyed()) return;
    beforeSettle();
    const { rowHeight, count } = latest.current;
    const { top } = grid.getVerticalPixelRange();
    const first = Math.floor(top / rowHeight);
    const focused = grid.getFocusedCell();
    const hadFocus = document.activeElement?.closest('.ag-cell') != null && host.contains(document.activeElement);
    pages.setShift(0);
    grid.setRowCount(count, true);
    if (count === 0) return;
    const place = Math.min(count - 1, Math.max(0, first + shift));
    if (keep === 'end') showEnd();
    else if (keep === 'view') showRow(grid, host, place, 'top', top - first * rowHeight);
    const focusedPlace = (focused?.rowIndex ?? -1) + shift;
    if (focused !== null && hadFocus && focusedPlace >= 0 && focusedPlace < count) grid.setFocusedCell(focusedPlace, focused.column);
    redraw();
  };

  const changed = (): void => {
    again = true;
    if (moving) return;
    moving = true;
    void (async () => {
      while (again && active()) {
        again = false;
        await move();
      }
      moving = false;
    })();
  };

  return {
    changed,
    begin() {
      toEnd = true;
      changed();
    },
    release() {
        if (releasing === 0 && pages.newestShift !== 0) releasing = requestAnimationFrame(() => settle('view'));
    },
    settle,
    stop() {
      stopped = true;
      cancelAnimationFrame(releasing);
      clearTimeout(quiet);
    },
  };
}

function frame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}
