// src-renderer/widgets/grid/paint-rows.ts
//
// Puts what belongs to a whole row (selected, highlighted, bookmarked, how the result reads) on the row elements that are
// there. A grid shows some fifty rows, so walking them costs less than asking the grid to.

import type { PageCache } from './page-cache.ts';

/** Bits of Page.flags, as the trace worker sets them, and the row classes they stand for. */
export const ROW_FLAG_CLASSES: readonly (readonly [number, string])[] = [
  [1, 'ks-row-highlight'], [2, 'ks-row-bookmark'], [4, 'ks-row-pending'], [8, 'ks-result-expected'], [16, 'ks-result-error'],
];

export function paintRows(host: HTMLElement | null, pages: PageCache, selected: ReadonlySet<number>): void {
  if (host === null) return;
  for (const element of host.querySelectorAll<HTMLElement>('.ag-row')) {
    const at = pages.peek(pages.placeOf(Number(element.getAttribute('row-index'))));
    const flags = at === null ? 0 : (at.page.flags[at.index] ?? 0);
    const on = at !== null && selected.has(at.page.rows[at.index] as number);
    const { classList } = element;
    if (classList.contains('ks-row-on') !== on) classList.toggle('ks-row-on', on);
    for (const [bit, name] of ROW_FLAG_CLASSES) {
      const set = (flags & bit) !== 0;
      if (classList.contains(name) !== set) classList.toggle(name, set);
    }
    const aria = String(on);
    if (element.getAttribute('aria-selected') !== aria) element.setAttribute('aria-selected', aria);
  }
}

/** Whether the text of a cell does not fit. */
export function isCutOff(host: HTMLElement, place: number, column: string): boolean {
  const cell = host.querySelector<HTMLElement>(`.ag-row[row-index="${place}"] [col-id="${CSS.escape(column)}"]`);
  if (cell === null) return false;
  for (const part of [cell, ...cell.querySelectorAll<HTMLElement>('span')]) if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) return true;
  return false;
}
