// src-renderer/widgets/grid/block-source.ts
//
// What AG Grid's infinite row model asks for rows. Cells read the page cache by place, so a row's data is only its place; but
// the grid keeps the elements of a row over a change of its model only if the row has data, and draws a row that gets its
// data late a second time. While the list follows its end every row is new anyway: blocks stay without data then, and get
// it when the list stands still.

import type { IDatasource, IGetRowsParams } from 'ag-grid-community';

export interface Placed {
  readonly place: number;
}

/** Blocks that wait; the grid has dropped older ones. */
const MOST_WAITING = 16;

export class BlockSource implements IDatasource {
  readonly #isFollowing: () => boolean;
  readonly #waiting: IGetRowsParams[] = [];

  constructor(isFollowing: () => boolean) {
    this.#isFollowing = isFollowing;
  }

  getRows(request: IGetRowsParams): void {
    if (!this.#isFollowing()) {
      give(request);
      return;
    }
    this.#waiting.push(request);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
  }

  /** The list stands still. */
  settle(): void {
    for (const request of this.#waiting.splice(0)) give(request);
  }
}

function give({ startRow, endRow, successCallback }: IGetRowsParams): void {
  successCallback(Array.from({ length: endRow - startRow }, (_, i): Placed => ({ place: startRow + i })));
}
