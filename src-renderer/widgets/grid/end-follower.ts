// src-renderer/widgets/grid/end-follower.ts
//
// Auto Scroll of a list that grows many times a second, at a bounded cost. Scrolling a grid makes every row element anew, which
// takes longer than a frame; so most moves only change what the rows in view stand for (PageCache.shift), and the list
// itself grows and scrolls now and then. Whoever stops following calls settle(), and row and place are the same again.

import type { GridApi } from 'ag-grid-community';
import type { Placed } from './block-source.ts';
import type { Latest } from './event-grid-types.ts';
import type { PageCache } from './page-cache.ts';

/** Shortest time between two moves of a list that follows its end, in ms. */
const MIN_FOLLOW_MS = 90;
/** Time between two moves of the scroll bar, in ms. */
const GROW_MS = 3000;
/** A list shorter than this many views really moves: its scroll bar is seen to change. */
const SHORT_VIEWS = 4;

export interface EndFollower {
  /** The list has grown. */
  follow(): void;
  /** Rows of the grid are places again, and what was in view stays there unless the caller goes elsewhere. True if anything changed. */
  settle(keepInView: boolean): boolean;
}

/**
 * Follows the growing end: fetches the rows that will be in view first and moves then, so that rows never show empty. While
 * one move is under way later ones wait and become one.
 */
export function endFollower(latest: Latest, pages: PageCache, grid: GridApi<Placed>, host: HTMLElement, draw: () => void): EndFollower {
  let moving = false;
  let again = false;
  let grownAt = -Infinity;
  let inView = 0;
  const viewport = host.querySelector<HTMLElement>('.ag-grid-viewport');
  /** The grid makes room for new rows only with the next frame; a scroll position beyond the old room is cut to it. */
  const stick = (): void => {
    if (viewport === null || grid.isDestroyed() || !latest.current.followEnd) return;
    const end = viewport.scrollHeight - viewport.clientHeight;
    if (viewport.scrollTop < end - 1) viewport.scrollTop = end;
  };
  const grow = (count: number): void => {
    pages.shift = 0;
    grid.setRowCount(count, true);
    if (count > 0) grid.ensureIndexVisible(count - 1, 'bottom');
    requestAnimationFrame(stick);
    grownAt = performance.now();
  };
  const move = async (): Promise<void> => {
    const { count } = latest.current;
    stick();
    const really = performance.now() - grownAt > GROW_MS || grid.getDisplayedRowCount() < inView * SHORT_VIEWS;
    if (really) {
      const { top, bottom } = grid.getVerticalPixelRange();
      inView = Math.ceil((bottom - top) / latest.current.rowHeight) + 4;
    }
    await pages.ensure(Math.max(0, count - inView), count);
    if (grid.isDestroyed() || !latest.current.followEnd || latest.current.count < count) return;
    const began = performance.now();
    if (really) grow(count);
    else pages.shift = count - grid.getDisplayedRowCount();
    draw();
    // At most a third of the thread goes into following, however slow drawing is here.
    const pause = Math.max(MIN_FOLLOW_MS, 2 * (performance.now() - began));
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  };
  const inSight = (row: number): boolean => {
    const { top, bottom } = grid.getVerticalPixelRange();
    const at = row * latest.current.rowHeight;
    return at >= top - latest.current.rowHeight && at <= bottom;
  };
  return {
    follow() {
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
    },
    settle(keepInView) {
      grownAt = -Infinity;
      const { shift } = pages;
      if (shift === 0 || grid.isDestroyed()) return false;
      const first = Math.round(grid.getVerticalPixelRange().top / latest.current.rowHeight);
      const focused = grid.getFocusedCell();
      const hadFocus = document.activeElement?.closest('.ks-event-grid .ag-cell') != null;
      pages.shift = 0;
      grid.setRowCount(latest.current.count, true);
      if (latest.current.count === 0) return true;
      const top = Math.min(latest.current.count - 1, Math.max(0, first + shift));
      grid.ensureIndexVisible(top, 'top');
      if (keepInView) requestAnimationFrame(() => { if (!grid.isDestroyed() && !latest.current.followEnd && top < grid.getDisplayedRowCount() && !inSight(top)) grid.ensureIndexVisible(top, 'top'); });
      const place = (focused?.rowIndex ?? -1) + shift;
      if (focused !== null && hadFocus && place >= 0 && place < latest.current.count) grid.setFocusedCell(place, focused.column);
      draw();
      return true;
    },
  };
}
