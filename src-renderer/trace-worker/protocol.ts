// src-renderer/trace-worker/protocol.ts
//
// What the page and the trace worker say to each other. The worker holds the whole trace; the page holds the rows it shows.
//
//   ask      page -> worker { kind: 'ask', id, name, argument }   answered by { kind: 'answer' | 'failure', id, ... }
//   tell     page -> worker  settings of the view, the feed's port, pieces of a file that the worker asked for
//   report   worker -> page  status (at most ten times a second), overview, opening, read requests
//
// A *place* is the number of a row in the filtered list (0 = top); a *row* is its EventRow, which never changes.
// `generation` grows whenever places may mean other rows (filter changed, cleared, another trace); page caches die with it.

import type { FilterRule } from '../../src-shared/query/rule.ts';
import type { EventColumnId } from '../../src-shared/query/columns/event-columns.ts';
import type { EventRow, TraceInfo, TraceTime } from '../../src-shared/trace/model.ts';

/** Bits of RowsAnswer.flags. */
export const RowFlag = { Highlighted: 1, Bookmarked: 2, Pending: 4, ExpectedFailure: 8, RealError: 16 } as const;

export interface ViewChoice {
  readonly rules: readonly FilterRule[];
  readonly highlightRules: readonly FilterRule[];
  readonly timeRange: { readonly start: TraceTime; readonly end: TraceTime } | null;
  readonly advancedOutput: boolean;
  readonly utcOffsetMinutes: number;
}

export interface RowsAnswer {
  readonly generation: number;
  readonly start: number;
  readonly rows: Uint32Array;
  /** Cell texts, row by row in the order of the columns asked for. */
  readonly texts: readonly string[];
  /** Index into EVENT_CLASSES per row. */
  readonly classes: Uint8Array;
  readonly flags: Uint8Array;
}

export interface NamedText {
  readonly name: string;
  readonly value: string;
}

export interface ModuleLine {
  readonly name: string;
  readonly address: string;
  readonly size: string;
  readonly path: string;
  readonly company: string;
  readonly version: string;
}

export interface FrameLine {
  readonly index: number;
  readonly kernel: boolean;
  readonly module: string;
  /** `function + 0x1a`, or `module + 0x1234` without symbols. */
  readonly location: string;
  readonly address: string;
  readonly path: string;
}

/** Everything the properties dialog shows of one event. */
export interface EventProperties {
  readonly row: EventRow;
  /** Place in the filtered list, or -1 where the filter hides it. */
  readonly place: number;
  readonly count: number;
  readonly eventClass: string;
  readonly highlighted: boolean;
  /** Every column's text by id. */
  readonly texts: Readonly<Record<EventColumnId, string>>;
  /** The Detail text taken apart, one field per entry; a field without a name has name ''. */
  readonly detailFields: readonly NamedText[];
  readonly process: {
    readonly name: string; readonly description: string; readonly company: string; readonly version: string; readonly path: string; readonly commandLine: string;
    readonly pid: string; readonly parentPid: string; readonly session: string; readonly user: string; readonly authenticationId: string;
    readonly architecture: string; readonly virtualized: string; readonly integrity: string; readonly started: string; readonly ended: string;
  };
  /** Modules that were mapped when the event happened. */
  readonly modules: readonly ModuleLine[];
  /** Innermost first. */
  readonly stack: readonly FrameLine[];
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

export type MarkKind = 'bookmark' | 'highlight';

export interface FoundRow {
  readonly row: EventRow;
  readonly place: number;
}

/** Bytes the worker reads a log from: a File the browser gave, or a token of the host's that the page reads for it. */
export type LogSource = { readonly kind: 'blob'; readonly blob: Blob } | { readonly kind: 'token'; readonly token: string; readonly size: number };

/** Answers by name: argument and answer of every question. */
export interface Asks {
  rows: { argument: { readonly start: number; readonly count: number; readonly columns: readonly EventColumnId[] }; answer: RowsAnswer };
  /** Place of a row; where the filter hides it, the place at which it would stand (`exact` false). */
  place: { argument: { readonly row: EventRow }; answer: { readonly place: number; readonly exact: boolean; readonly generation: number } };
  /** Rows of the places from..to inclusive, at most `limit`. */
  rowsBetween: { argument: { readonly from: number; readonly to: number; readonly limit: number }; answer: Uint32Array };
  /** Tab-separated text of rows, captions not included. */
  copy: { argument: { readonly rows: readonly EventRow[]; readonly columns: readonly EventColumnId[] }; answer: string };
  properties: { argument: { readonly row: EventRow }; answer: EventProperties | null };
  /** Values that occur in the loaded trace, most frequent first. */
  distinct: { argument: { readonly column: EventColumnId; readonly limit: number }; answer: { readonly values: readonly ValueCount[]; readonly complete: boolean } };
  /** Distinct texts of the given rows, per column asked for. */
  valuesOf: { argument: { readonly rows: readonly EventRow[]; readonly columns: readonly EventColumnId[] }; answer: readonly (readonly string[])[] };
  /** Exact time of a row as a Date & Time rule needs it. */
  ruleTime: { argument: { readonly row: EventRow }; answer: string };
  /** How many of the held events each rule alone matches (disabled ones too). A later question of this kind ends the earlier one. */
  ruleCounts: { argument: { readonly rules: readonly FilterRule[] }; answer: readonly number[] | null };
  /** How many held events the given rules would show. A later question of this kind ends the earlier one. */
  countShown: { argument: { readonly rules: readonly FilterRule[] }; answer: number | null };
  /** Searches displayed columns from (not including) the place; null = not found or cancelled. */
  find: { argument: { readonly text: string; readonly matchCase: boolean; readonly backwards: boolean; readonly from: number; readonly columns: readonly EventColumnId[] }; answer: FoundRow | null };
  cancelFind: { argument: null; answer: null };
  toggleBookmark: { argument: { readonly rows: readonly EventRow[] }; answer: boolean };
  /** Next or previous marked row among those shown. */
  nextMark: { argument: { readonly kind: MarkKind; readonly row: EventRow; readonly backwards: boolean }; answer: FoundRow | null };
  clear: { argument: null; answer: null };
  /** Reads a Process Monitor log into a store of its own and shows it. Rejects with the reason; partial says what is damaged. */
  openLog: { argument: { readonly source: LogSource; readonly name: string }; answer: { readonly damaged: string | null; readonly cancelled: boolean } };
  cancelOpen: { argument: null; answer: null };
  /** Back to the live trace. */
  closeLog: { argument: null; answer: null };
  /** CSV as Process Monitor writes it, of the events shown, in pieces that fit one file:write. */
  exportCsv: { argument: { readonly columns: readonly EventColumnId[] }; answer: { readonly pieces: readonly Uint8Array[]; readonly rows: number } | null };
  cancelExport: { argument: null; answer: null };
  /** SHA-256 of the live machine's bytes so far; null where this page joined after its first batch. */
  digest: { argument: null; answer: { readonly generation: number; readonly batches: number; readonly bytes: number; readonly sha256: string } | null };
  /** System Details of the trace. */
  info: { argument: null; answer: TraceInfo | null };
}

export type AskName = keyof Asks;

export type ToWorker =
  | { readonly kind: 'ask'; readonly id: number; readonly name: AskName; readonly argument: unknown }
  | { readonly kind: 'feed' }
  | { readonly kind: 'view'; readonly view: ViewChoice }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array | null; readonly message: string };

/** How the trace in front is doing. */
export interface TraceStatus {
  /** Which trace: grows with each machine and each opened log. 0 = none yet. */
  readonly trace: number;
  readonly source: { readonly kind: 'live' } | { readonly kind: 'log'; readonly name: string };
  readonly generation: number;
  readonly total: number;
  readonly shown: number;
  /** Share of the held rows that the filter has seen, 0..1; 1 = done. */
  readonly filtered: number;
  /** Grows when rows that were there changed (a pending operation completed, bookmarks, highlights). */
  readonly revision: number;
  readonly bookmarks: number;
  readonly lostEvents: number;
  readonly lostBuffers: number;
  readonly memoryBytes: number;
  /** Trace times of the first and last held event. */
  readonly firstTime: TraceTime;
  readonly lastTime: TraceTime;
  readonly unitsPer100ns: number;
  /** The live machine has ended its feed. */
  readonly ended: boolean;
}

export const NO_STATUS: TraceStatus = {
  trace: 0, source: { kind: 'live' }, generation: 0, total: 0, shown: 0, filtered: 1, revision: 0, bookmarks: 0, lostEvents: 0, lostBuffers: 0, memoryBytes: 0, firstTime: 0, lastTime: 0, unitsPer100ns: 240, ended: false,
};

/** Events over time: `bins` columns of `classes` counts each, bin by bin. */
export interface Overview {
  readonly trace: number;
  readonly startTime: TraceTime;
  readonly binTime: number;
  readonly bins: number;
  readonly counts: Uint32Array;
}

export interface OpeningProgress {
  readonly name: string;
  readonly fraction: number;
  readonly events: number;
}

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'status'; readonly status: TraceStatus }
  | { readonly kind: 'overview'; readonly overview: Overview }
  | { readonly kind: 'opening'; readonly opening: OpeningProgress | null }
  | { readonly kind: 'exporting'; readonly fraction: number | null }
  | { readonly kind: 'finding'; readonly fraction: number | null }
  | { readonly kind: 'read'; readonly id: number; readonly token: string; readonly offset: number; readonly length: number }
  | { readonly kind: 'problem'; readonly message: string };
