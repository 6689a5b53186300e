// src-shared/query/process/difference-highlight.ts
//
// Difference highlighting: a process (or thread) that appeared is green and one that ended stays red for the set duration
// (0 to 9 s, default 1 s), counted from the refresh that showed it. Time is the viewer's clock in milliseconds and is
// passed in; while the view is paused nothing is observed, so differences show at the next manual refresh.

import type { Difference, ProcessRow } from './rows.ts';

export const DIFFERENCE_DURATION_DEFAULT_MS = 1000;
export const DIFFERENCE_DURATION_MAX_MS = 9000;

/** A row that can be lit. */
export interface Lightable {
  readonly key: number | string;
  readonly difference: Difference;
}

export interface DifferenceState<Row extends Lightable = ProcessRow> {
  /** Row key -> moment at which its green fades. */
  readonly fresh: ReadonlyMap<Row['key'], number>;
  /** Rows of what ended and the moment at which they go. */
  readonly ended: ReadonlyMap<Row['key'], { readonly row: Row; readonly untilMs: number }>;
}

/** Nothing is lit. */
export function noDifferences<Row extends Lightable = ProcessRow>(): DifferenceState<Row> {
  return { fresh: new Map(), ended: new Map() };
}

export const NO_DIFFERENCES: DifferenceState = noDifferences();

/** State after a refresh that brought `rows` at `nowMs`. */
export function observeDifferences<Row extends Lightable>(state: DifferenceState<Row>, rows: readonly Row[], nowMs: number, durationMs: number): DifferenceState<Row> {
  const fresh = new Map<Row['key'], number>();
  const ended = new Map<Row['key'], { row: Row; untilMs: number }>();
  for (const [key, untilMs] of state.fresh) if (untilMs > nowMs) fresh.set(key, untilMs);
  for (const [key, entry] of state.ended) if (entry.untilMs > nowMs) ended.set(key, entry);
  for (const row of rows) {
    if (row.difference === 'new' && durationMs > 0) fresh.set(row.key, nowMs + durationMs);
    if (row.difference === 'ended') {
      fresh.delete(row.key);
      if (durationMs > 0) ended.set(row.key, { row, untilMs: nowMs + durationMs });
    }
  }
  return { fresh, ended };
}

/**
 * Rows to draw at `nowMs`: the last refresh with its ended rows gone or kept by the clock, and `difference` saying what is lit now.
 * Ended rows of earlier refreshes that are still lit come back at rest: they did nothing in this interval.
 */
export function litRows<Row extends Lightable>(rows: readonly Row[], state: DifferenceState<Row>, nowMs: number, atRest: (row: Row) => Row): readonly Row[] {
  const drawn: Row[] = [];
  const seen = new Set<Row['key']>();
  for (const row of rows) {
    seen.add(row.key);
    if (row.difference === 'ended') {
      if (isLit(state.ended.get(row.key)?.untilMs, nowMs)) drawn.push(row);
      continue;
    }
    const difference = isLit(state.fresh.get(row.key), nowMs) ? 'new' : 'none';
    drawn.push(row.difference === difference ? row : { ...row, difference });
  }
  for (const [key, entry] of state.ended) if (!seen.has(key) && isLit(entry.untilMs, nowMs)) drawn.push(atRest(entry.row));
  return drawn;
}

/** The rows of the process list. */
export function withDifferences(rows: readonly ProcessRow[], state: DifferenceState, nowMs: number): readonly ProcessRow[] {
  return litRows(rows, state, nowMs, (row) => ({
    ...row,
    figures: { ...row.figures, cpuPercent: null, ran: false, cyclesDelta: null, contextSwitchDelta: null, privateDeltaBytes: null, pageFaultDelta: null, readBytesDelta: null, writeBytesDelta: null },
  }));
}

const isLit = (untilMs: number | undefined, nowMs: number): boolean => untilMs !== undefined && untilMs > nowMs;

/** When the picture changes next without a refresh, or null. */
export function nextFade<Row extends Lightable>(state: DifferenceState<Row>, nowMs: number): number | null {
  let next: number | null = null;
  const consider = (untilMs: number): void => {
    if (untilMs > nowMs && (next === null || untilMs < next)) next = untilMs;
  };
  for (const untilMs of state.fresh.values()) consider(untilMs);
  for (const entry of state.ended.values()) consider(entry.untilMs);
  return next;
}
