// src-renderer/trace-worker/trace-session.ts
//
// One trace as it is looked at: the store, the filter at work, highlight rules, bookmarks, the overview. The live machine has
// one, an opened log has one. advance() does a bounded piece of what is left to do, so that questions are answered in between.

import { eventColumns } from '../../src-shared/query/columns/event-columns.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import { CompiledFilter } from '../../src-shared/query/compiled-filter.ts';
import { FilterRun } from '../../src-shared/query/filter-run.ts';
import { exclude } from '../../src-shared/query/rule.ts';
import type { FilterRule } from '../../src-shared/query/rule.ts';
import { TraceView } from '../../src-shared/query/trace-view.ts';
import type { EventRow } from '../../src-shared/trace/model.ts';
import type { TraceStore } from '../../src-shared/trace/trace-store.ts';
import { classIndexOfHead, OverviewBuilder } from './overview-builder.ts';
import type { RowsAnswer, TraceStatus, ViewChoice } from './protocol.ts';
import { RowFlag } from './protocol.ts';
import { resultKind } from './result-kind.ts';

/** Rows scanned per step: plain look-ups, and rules that need the text of every row (Detail, ...). */
const FAST_STEP = 65_536;
const SLOW_STEP = 1024;
/** A new filter takes over from the old one when it is done, or after this time, so that short runs do not flicker. */
const HANDOVER_MS = 120;
/** Rows kept; beyond it the oldest go, a tenth at a time (Process Monitor's history depth). */
export const HISTORY_ROWS = 20_000_000;

export type SessionSource = TraceStatus['source'];

export class TraceSession {
  /** Number of this trace among all that this worker had. */
  readonly trace: number;
  readonly source: SessionSource;
  readonly store: TraceStore;
  readonly overview: OverviewBuilder;
  readonly bookmarks = new Set<EventRow>();
  generation: number;
  revision = 0;
  ended = false;
  #choice: ViewChoice;
  #view: TraceView;
  #run: FilterRun;
  #next: { readonly view: TraceView; readonly run: FilterRun; readonly since: number } | null = null;
  #highlight: CompiledFilter | null;

  constructor(trace: number, source: SessionSource, store: TraceStore, choice: ViewChoice, generation: number) {
    this.trace = trace;
    this.source = source;
    this.generation = generation;
    this.store = store;
    this.overview = new OverviewBuilder(this.store);
    this.#choice = choice;
    this.#view = this.#makeView(choice);
    this.#run = new FilterRun(this.#view, this.#effectiveRules(choice, this.#view));
    this.#highlight = this.#makeHighlight();
  }

  get view(): TraceView {
    return this.#view;
  }

  get run(): FilterRun {
    return this.#run;
  }

  get filter(): CompiledFilter {
    return this.#run.filter;
  }

  /** Takes over a choice; the filter starts again only if something changed that it depends on. */
  choose(choice: ViewChoice): void {
    const old = this.#choice;
    this.#choice = choice;
    const sameView = old.advancedOutput === choice.advancedOutput && old.utcOffsetMinutes === choice.utcOffsetMinutes;
    if (!sameView || !sameList(old.rules, choice.rules) || old.timeRange?.start !== choice.timeRange?.start || old.timeRange?.end !== choice.timeRange?.end) {
      const view = sameView ? this.#view : this.#makeView(choice);
      this.#next = { view, run: new FilterRun(view, this.#effectiveRules(choice, view)), since: performance.now() };
    }
    if (!sameView || !sameList(old.highlightRules, choice.highlightRules)) {
      this.#highlight = this.#makeHighlight();
      this.revision++;
    }
  }

  /** Does a step; true when everything is up to date. */
  advance(): boolean {
    if (this.store.rowCount - this.store.firstRow > HISTORY_ROWS) {
      this.store.discardBefore(this.store.rowCount - Math.floor(HISTORY_ROWS * 0.9));
      this.generation++;
    }
    const next = this.#next;
    if (next !== null) {
      const done = next.run.advance(stepOf(next.run));
      if (done || performance.now() - next.since > HANDOVER_MS) {
        this.#view = next.view;
        this.#run = next.run;
        this.#next = null;
        this.#highlight = this.#makeHighlight();
        this.generation++;
      }
      return false;
    }
    const filtered = this.#run.advance(stepOf(this.#run));
    const counted = this.overview.advance(FAST_STEP);
    return filtered && counted;
  }

  clear(): void {
    this.store.clear();
    this.bookmarks.clear();
    this.#run.advance(0);
    this.#next?.run.advance(0);
    this.generation++;
  }

  rows(start: number, count: number, columns: readonly EventColumnId[]): RowsAnswer {
    const rows = this.#run.selection.rows(start, count);
    const { store } = this;
    const texts: string[] = [];
    const classes = new Uint8Array(rows.length);
    const flags = new Uint8Array(rows.length);
    const chosen = columns.map((id) => eventColumns[id]);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as EventRow;
      for (const column of chosen) texts.push(this.#view.text(column, row));
      const head = store.headId(row);
      classes[i] = Math.max(0, classIndexOfHead(store, head));
      flags[i] = this.#flags(row, head);
    }
    return { generation: this.generation, start, rows, texts, classes, flags };
  }

  isHeld(row: EventRow): boolean {
    return row >= this.store.firstRow && row < this.store.rowCount;
  }

  isHighlighted(row: EventRow): boolean {
    return this.#highlight?.accepts(row) === true;
  }

  place(row: EventRow): { readonly place: number; readonly exact: boolean } {
    return { place: this.#run.selection.rank(row), exact: this.#run.selection.has(row) };
  }

  status(): TraceStatus {
    const { store } = this;
    const held = store.rowCount - store.firstRow;
    const memory = store.memory();
    return {
      trace: this.trace, source: this.source, generation: this.generation, total: held, shown: this.#run.selection.count,
      filtered: this.#next === null ? this.#run.progress : this.#next.run.progress,
      revision: this.revision + store.completionCount, bookmarks: this.bookmarks.size, lostEvents: store.lostEvents, lostBuffers: store.lostBuffers,
      memoryBytes: memory.columnBytes + memory.dictionaryBytes + memory.stringBytes + memory.payloadBytes,
      firstTime: held === 0 ? 0 : store.time(store.firstRow), lastTime: held === 0 ? 0 : store.time(store.rowCount - 1),
      unitsPer100ns: store.info.clock.unitsPer100ns, ended: this.ended,
    };
  }

  #flags(row: EventRow, head: number): number {
    const kind = resultKind(this.store.headResult(head));
    return (this.isHighlighted(row) ? RowFlag.Highlighted : 0) | (this.bookmarks.has(row) ? RowFlag.Bookmarked : 0) | (this.#view.pending(head) ? RowFlag.Pending : 0)
      | (kind === 'expected' ? RowFlag.ExpectedFailure : 0) | (kind === 'error' ? RowFlag.RealError : 0);
  }

  /** The emulated machine shows its own clock on every viewer; a log shows the viewing machine's zone, as Process Monitor does. */
  #makeView(choice: ViewChoice): TraceView {
    const utcOffsetMinutes = this.source.kind === 'live' ? 0 : choice.utcOffsetMinutes;
    return new TraceView(this.store, { utcOffsetMinutes, advancedOutput: choice.advancedOutput, hexIds: false });
  }

  #makeHighlight(): CompiledFilter | null {
    const rules = this.#choice.highlightRules;
    return rules.some((rule) => rule.enabled) ? new CompiledFilter(this.#view, rules, { requireInclude: true }) : null;
  }

  /** The user's rules, and the brushed time range as two more. */
  #effectiveRules(choice: ViewChoice, view: TraceView): readonly FilterRule[] {
    const range = choice.timeRange;
    if (range === null) return choice.rules;
    const text = (time: number): string => view.times.dateTimeExactText(view.times.localTicks(Math.max(0, time)));
    return [...choice.rules, exclude('dateTime', 'lessThan', text(range.start)), exclude('dateTime', 'moreThan', text(range.end))];
  }
}

function stepOf(run: FilterRun): number {
  return run.filter.hasRowClauses ? SLOW_STEP : FAST_STEP;
}

function sameList(a: readonly FilterRule[], b: readonly FilterRule[]): boolean {
  return a.length === b.length && a.every((rule, i) => {
    const other = b[i] as FilterRule;
    return rule.column === other.column && rule.relation === other.relation && rule.value === other.value && rule.action === other.action && rule.enabled === other.enabled;
  });
}
