// src-shared/query/filter-run.ts
//
// A filter at work on a trace that grows: keeps its selection up to date in steps of bounded size, so that it can be cancelled between
// them and never holds up the thread. New rows are scanned once; a row that completed later is asked again; Clear is followed.

import { CHUNK_ROWS } from '../trace/model.ts';
import type { EventRow } from '../trace/model.ts';
import { SEGMENT_ROWS } from '../trace/row-groups.ts';
import { scanChunk } from './chunk-scan.ts';
import { CompiledFilter } from './compiled-filter.ts';
import type { FilterOptions } from './compiled-filter.ts';
import { RowSelection } from './row-selection.ts';
import type { FilterRule } from './rule.ts';
import { scanSegment } from './segment-scan.ts';
import type { TraceView } from './trace-view.ts';

/** How much faster a row of a segment goes than one of a chunk; for the budget. */
const SEGMENT_SPEED = 4;

export class FilterRun {
  readonly filter: CompiledFilter;
  readonly selection = new RowSelection();
  #next: EventRow;
  #first: EventRow;
  #completions: number;

  constructor(view: TraceView, rules: readonly FilterRule[], options: FilterOptions = {}) {
    this.filter = new CompiledFilter(view, rules, options);
    this.#first = view.trace.firstRow;
    this.#next = this.#first;
    this.#completions = view.trace.completionCount;
  }

  /** Rows before this one are decided. */
  get scannedTo(): EventRow {
    return this.#next;
  }

  /** Part of the held rows that is decided, 0 .. 1. */
  get progress(): number {
    const { trace } = this.filter.view;
    const held = trace.rowCount - trace.firstRow;
    return held === 0 ? 1 : Math.max(0, this.#next - trace.firstRow) / held;
  }

  /**
   * Scans up to about `budget` rows.
   * @returns whether the selection is up to date with the trace
   */
  advance(budget = Infinity): boolean {
    const { trace } = this.filter.view;
    if (trace.firstRow > this.#first) {
      this.#first = trace.firstRow;
      this.selection.discardBefore(this.#first);
      this.#next = Math.max(this.#next, this.#first);
    }
    this.#followCompletions();
    let left = budget;
    while (this.#next < trace.rowCount && left > 0) {
      // Filters that must ask rows one by one go through the chunks in small steps.
      const segment = this.filter.hasRowClauses || this.#next % SEGMENT_ROWS !== 0 ? undefined : trace.segment(this.#next / SEGMENT_ROWS);
      if (segment !== undefined) {
        scanSegment(this.filter, trace, this.#next / SEGMENT_ROWS, segment, this.selection);
        left -= SEGMENT_ROWS / SEGMENT_SPEED;
        this.#next += SEGMENT_ROWS;
        continue;
      }
      const index = this.#next >>> 16;
      const from = this.#next & (CHUNK_ROWS - 1);
      const end = Math.min(trace.rowCount - index * CHUNK_ROWS, CHUNK_ROWS);
      // Dear rows (Detail texts) are taken in smaller steps.
      const to = this.filter.hasRowClauses ? Math.min(end, from + Math.max(32, Math.ceil(left))) : end;
      const chunk = trace.chunk(index);
      if (chunk !== undefined) {
        const piece = this.selection.chunk(index);
        const gained = scanChunk(this.filter, chunk, from, to, piece.bits, piece.count);
        this.selection.setCount(index, piece.count + gained);
      }
      left -= to - from;
      this.#next = index * CHUNK_ROWS + to;
    }
    return this.#next >= trace.rowCount;
  }

  #followCompletions(): void {
    const { trace } = this.filter.view;
    if (trace.completionCount === this.#completions) return;
    const rows = trace.completionsSince(this.#completions);
    this.#completions = trace.completionCount;
    if (rows === undefined) {
      // Too far behind: what was scanned may be stale anywhere.
      this.#next = this.#first;
      return;
    }
    for (const row of rows) {
      if (row < this.#first || row >= this.#next) continue;
      this.selection.set(row, this.filter.accepts(row));
    }
  }
}
