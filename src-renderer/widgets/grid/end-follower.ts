// src-renderer/widgets/grid/end-follower.ts
//
// Auto Scroll of a list that grows many times a second, at a bounded cost.

import type { GridApi } from 'ag-grid-community';
import type { Placed } from './block-source.ts';
import type { Latest } from './event-grid-types.ts';
import type { PageCache } from './page-cache.ts';

/** Shortest time between two moves of a list that follows its end, in ms. */
const MIN_FOLLOW_MS = 90;

/**
 * Follows the growing end: fetches the rows that will be in view first and moves then, so that rows never show empty. While
 * one move is under way later ones wait and become one. Call the result whenever the list has grown.
 */
export function endFollower(latest: Latest, pages: PageCache, grid: GridApi<Placed>, draw: () => void): () => void {
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
