// src-renderer/widgets/grid/page-cache.ts
//
// Pages of rows that were fetched for the event grid, by place. The grid asks synchronously; what is not here is asked from
// the source and the grid draws again when it comes. After a change of generation the old pages still answer (so nothing
// flashes) until their replacement arrives; a page at the growing end is fetched again when there are more rows.

export const PAGE_ROWS = 64;
const MAX_PAGES = 48;
/** Times that ensure() looks whether everything is here. */
const MOST_LOOKS = 3;

export interface Page {
  readonly generation: number;
  readonly start: number;
  readonly rows: Uint32Array;
  readonly texts: readonly string[];
  readonly columnCount: number;
  readonly classes: Uint8Array;
  readonly flags: Uint8Array;
}

/** Where a place is: a page and an index into its rows. */
export interface Found {
  readonly page: Page;
  readonly index: number;
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
  /** Somebody wants to hear of it when it comes. */
  draws: boolean;
  used: number;
}

export class PageCache {
  readonly #ask: (request: PageRequest) => Promise<Page>;
  readonly #onPage: () => void;
  readonly #slots = new Map<number, Slot>();
  /** Rows of the grid stand for places this much further down: see end-follower.ts. */
  shift = 0;
  /** While the rows change over to another shift, a few in each frame: those before `below` have it already. */
  rolling: { readonly shift: number; readonly below: number } | null = null;
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

  /** The place that a row of the grid stands for. */
  placeOf(gridRow: number): number {
    return gridRow + (this.rolling !== null && gridRow < this.rolling.below ? this.rolling.shift : this.shift);
  }

  /** The shift that all rows have, or will have when they have changed over. */
  get newestShift(): number {
    return this.rolling?.shift ?? this.shift;
  }

  /** All rows have this shift. */
  setShift(shift: number): void {
    this.shift = shift;
    this.rolling = null;
  }

  /** Page and index of a place, as far as it is here; asks for it if it is missing or stale. */
  at(place: number): Found | null {
    const number = Math.floor(place / PAGE_ROWS);
    const slot = this.#slot(number);
    this.#refresh(number, slot);
    return found(slot.page, place);
  }

  /** Like at(), without asking. */
  peek(place: number): Found | null {
    return found(this.#slots.get(Math.floor(place / PAGE_ROWS))?.page ?? null, place);
  }

  /**
   * Resolves when the places from..to-1 are here; false where they could not be had. What was under way may have been asked
   * for when there were fewer rows, so a second look is taken. The caller draws.
   */
  async ensure(from: number, to: number): Promise<boolean> {
    const numbers: number[] = [];
    for (let number = Math.floor(from / PAGE_ROWS); number * PAGE_ROWS < to; number++) numbers.push(number);
    const whole = (): boolean => numbers.every((number) => covers(this.#slots.get(number)?.page ?? null, to, number));
    for (let look = 0; look < MOST_LOOKS; look++) {
      await Promise.all(numbers.map((number) => this.#refresh(number, this.#slot(number), true)));
      if (whole()) return true;
    }
    return false;
  }

  #slot(number: number): Slot {
    let slot = this.#slots.get(number);
    if (slot === undefined) {
      slot = { page: null, stamp: '', fetching: null, draws: false, used: 0 };
      this.#slots.set(number, slot);
      this.#purge(number);
    }
    slot.used = ++this.#clock;
    return slot;
  }

  /** Fetches a page that is missing or stale; null where nothing is to be done. */
  #refresh(number: number, slot: Slot, silently = false): Promise<void> | null {
    const start = number * PAGE_ROWS;
    const count = Math.min(PAGE_ROWS, this.#count - start);
    if (count <= 0) return null;
    const stamp = `${this.#stamp} ${count}`;
    if (slot.stamp === stamp) return null;
    // Whoever asks first and waits draws; a cell that found nothing here is drawn when the page comes.
    if (!silently) slot.draws = true;
    slot.fetching ??= this.#ask({ page: number, start, count }).then(
      (page) => {
        slot.page = page;
        slot.stamp = stamp;
        slot.fetching = null;
        if (slot.draws) this.#onPage();
        slot.draws = false;
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

/** Whether a page has every place of its own below `to`. */
function covers(page: Page | null, to: number, number: number): boolean {
  return page !== null && page.rows.length >= Math.min(PAGE_ROWS, to - number * PAGE_ROWS);
}

function found(page: Page | null, place: number): Found | null {
  if (page === null) return null;
  const index = place - page.start;
  return index < page.rows.length ? { page, index } : null;
}
