// src-renderer/widgets/grid/grid-input.ts
//
// What the user did last in a grid: AG Grid's events do not say whether a key, the pointer or the program moved the focus or
// the scroll, nor where the pointer was on a header.

import type { GridPoint, Input } from './event-grid-types.ts';

let pointer: GridPoint = { x: 0, y: 0 };
window.addEventListener('contextmenu', (event) => { pointer = { x: event.clientX, y: event.clientY }; }, true);

/** Where the context menu was asked for last. */
export function lastPointer(): GridPoint {
  return pointer;
}

/** @param onScrolledUp away from the end by wheel, keys, finger or scroll bar */
export function listenForInput(element: HTMLElement, input: Input, onScrolledUp: () => void, onJump: (toEnd: boolean) => void): () => void {
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
    if (event.key === 'ArrowUp' || event.key === 'PageUp' || event.key === 'Home') onScrolledUp();
  }, { capture: true, signal });
  element.addEventListener('pointerdown', () => { input.current = { last: 'pointer', shift: false, ctrl: false }; }, { capture: true, signal });
  element.addEventListener('wheel', (event) => { if (event.deltaY < 0) onScrolledUp(); }, { passive: true, signal });
  element.addEventListener('touchmove', onScrolledUp, { passive: true, signal });
  let top = 0;
  element.addEventListener('scroll', (event) => {
    const target = event.target as HTMLElement;
    if (!target.classList.contains('ag-grid-viewport')) return;
    if (target.scrollTop < top - 1 && input.current.last === 'pointer' && scrollBarHeld) onScrolledUp();
    top = target.scrollTop;
  }, { capture: true, passive: true, signal });
  return () => stop.abort();
}

/** A pointer is down on something that is no cell: on a scroll bar. */
let scrollBarHeld = false;
window.addEventListener('pointerdown', (event) => { scrollBarHeld = event.target instanceof Element && event.target.closest('.ag-cell') === null && event.target.closest('.ag-root') !== null; }, true);
window.addEventListener('pointerup', () => { scrollBarHeld = false; }, true);
