// src-renderer/widgets/grid/page-cache.ts
//
// Pages of rows that were fetched for the event grid, by place. The grid asks synchronously; what is not here is asked from
// the source and the grid draws again when it comes. After a change of generation the old pages still answer (so nothing
// flashes) until their replacement arrives; a page at the growing end is fetched again when there are more rows.

export const PAGE_ROWS = 64;
const MAX_PAGES = 48;

export interface Page {
  readonly generation: number;
  readonly start: number;
  readonly rows: Uint32Array;
  readonly texts: readonly string[];
  readonly columnCount: number;
  readonly classes: Uint8Array;
  readonly flags: Uint8Array;
}

export interface PageRequest {
  readonly page: number;
  readonly start: number;
  readonly count: number;
}

interface Slot {
  page: Page | null;
  /** What the page was fetched for; anything else makes it stale. */
  stamp: string;
  /** The fetch under way. */
  fetching: Promise<void> | null;
  used: number;
}

export class PageCache {
  readonly #ask: (request: PageRequest) => Promise<Page>;
  readonly #onPage: () => void;
  readonly #slots = new Map<number, Slot>();
  #stamp = '';
  #count = 0;
  #clock = 0;

  constructor(ask: (request: PageRequest) => Promise<Page>, onPage: () => void) {
    this.#ask = ask;
    this.#onPage = onPage;
  }

  /** Row count of the list now, and a stamp that changes whenever fetched rows may have changed. */
  update(count: number, stamp: string): void {
    this.#count = count;
    this.#stamp = stamp;
  }

  /** Forgets everything: another trace. */
  reset(): void {
    this.#slots.clear();
  }

  /** Page and index of a place, as far as it is here; asks for it if it is missing or stale. */
  at(place: number): { readonly page: Page; readonly index: number } | null {
    const number = Math.floor(place / PAGE_ROWS);
    const slot = this.#slot(number);
    this.#refresh(number, slot);
    const { page } = slot;
    if (page === null) return null;
    const index = place - page.start;
    return index < page.rows.length ? { page, index } : null;
  }

  /** Like at(), without asking. */
  peek(place: number): { readonly page: Page; readonly index: number } | null {
    const page = this.#slots.get(Math.floor(place / PAGE_ROWS))?.page;
    if (page == null) return null;
    const index = place - page.start;
    return index < page.rows.length ? { page, index } : null;
  }

  /** Resolves when the places from..to-1 are here as they are now. */
  async ensure(from: number, to: number): Promise<void> {
    const asked: Promise<void>[] = [];
    for (let number = Math.floor(from / PAGE_ROWS); number * PAGE_ROWS < to; number++) {
      const fetching = this.#refresh(number, this.#slot(number));
      if (fetching !== null) asked.push(fetching);
    }
    await Promise.all(asked);
  }

  #slot(number: number): Slot {
    let slot = this.#slots.get(number);
    if (slot === undefined) {
      slot = { page: null, stamp: '', fetching: null, used: 0 };
      this.#slots.set(number, slot);
      this.#purge(number);
    }
    slot.used = ++this.#clock;
    return slot;
  }

  /** Fetches a page that is missing or stale; null where nothing is to be done. */
  #refresh(number: number, slot: Slot): Promise<void> | null {
    const start = number * PAGE_ROWS;
    const count = Math.min(PAGE_ROWS, this.#count - start);
    if (count <= 0) return null;
    const stamp = `${this.#stamp} ${count}`;
    if (slot.stamp === stamp) return null;
    slot.fetching ??= this.#ask({ page: number, start, count }).then(
      (page) => {
        slot.page = page;
        slot.stamp = stamp;
        slot.fetching = null;
        this.#onPage();
      },
      (error: unknown) => {
        slot.fetching = null;
        console.error('a page of rows could not be fetched:', error);
      },
    );
    return slot.fetching;
  }

  #purge(keep: number): void {
    if (this.#slots.size <= MAX_PAGES) return;
    let oldest = -1;
    let least = Infinity;
    for (const [number, slot] of this.#slots) {
      if (number === keep || slot.used >= least) continue;
      least = slot.used;
      oldest = number;
    }
    this.#slots.delete(oldest);
  }
}
