// src-renderer/widgets/grid/event-cells.ts
//
// How cells of the event grid draw themselves: plain DOM that is changed in place, because dozens of cells change many
// times a second while events arrive.

import type { ICellRendererComp, ICellRendererParams, ITooltipComp, ITooltipParams } from 'ag-grid-community';
import { splitForMiddleCut } from './middle-cut.ts';

/** A path: root, head and tail; the head gives way first, then the start of the tail. The whole text stays in the DOM for reading and finding. */
export class PathCell implements ICellRendererComp {
  readonly #element = document.createElement('span');
  readonly #root = document.createElement('span');
  readonly #head = document.createElement('span');
  readonly #tail = document.createElement('bdi');
  #text: string | null = null;

  constructor() {
    this.#element.className = 'ks-path';
    this.#head.className = 'ks-path-head';
    // Right to left only so that layout cuts the start; the text itself is kept left to right by <bdi>.
    const end = document.createElement('span');
    end.className = 'ks-path-tail';
    end.append(this.#tail);
    this.#tail.dir = 'ltr';
    this.#root.className = 'ks-path-root';
    this.#element.append(this.#root, this.#head, end);
  }

  init(params: ICellRendererParams): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: ICellRendererParams): boolean {
    const text = (params.value ?? '') as string;
    if (text === this.#text) return true;
    this.#text = text;
    const { root, head, tail } = splitForMiddleCut(text);
    this.#root.textContent = root;
    this.#head.textContent = head;
    this.#tail.textContent = tail;
    return true;
  }
}

/** Text with a small picture before it; the picture's class comes from the row. */
export class IconCell implements ICellRendererComp {
  readonly #element = document.createElement('span');
  readonly #icon = document.createElement('span');
  readonly #text = document.createElement('span');
  #shown: string | null = null;

  constructor() {
    this.#element.className = 'ks-icon-cell';
    this.#icon.setAttribute('aria-hidden', 'true');
    this.#text.className = 'ks-icon-text';
    this.#element.append(this.#icon, this.#text);
  }

  init(params: ICellRendererParams & { readonly iconClass: (place: number) => string }): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: ICellRendererParams & { readonly iconClass: (place: number) => string }): boolean {
    const text = (params.value ?? '') as string;
    const icon = text === '' ? '' : params.iconClass(params.node.rowIndex ?? -1);
    const shown = `${icon} ${text}`;
    if (shown === this.#shown) return true;
    this.#shown = shown;
    this.#icon.className = icon;
    this.#text.textContent = text;
    return true;
  }
}

/** What a tooltip shows: text, and more of it that is still on its way. */
export interface TooltipText {
  readonly text: string;
  readonly more?: Promise<string | null>;
}

/** The full text of a cell that is cut off, or what the caller has to say about it. */
export class TextTooltip implements ITooltipComp {
  readonly #element = document.createElement('div');

  init(params: ITooltipParams): void {
    this.#element.className = 'ks-tooltip';
    const value = (params.value ?? { text: '' }) as TooltipText;
    this.#element.textContent = value.text;
    void value.more?.then((text) => { if (text !== null && text !== '') this.#element.textContent = text; });
  }

  getGui(): HTMLElement {
    return this.#element;
  }
}
