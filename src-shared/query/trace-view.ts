// src-shared/query/trace-view.ts
//
// A trace as somebody looks at it: the store plus what the viewer chose (time zone, Advanced Output, hexadecimal ids),
// with the memo tables that make cell texts cheap. Texts of head columns are made once per process, thread, type, result or category;
// Detail texts once per (head, payload) while they are in use.

import { headPartValue } from '../trace/head-part.ts';
import { RESULT_PENDING } from '../trace/model.ts';
import type { EventRow, HeadId, TraceTime } from '../trace/model.ts';
import { PayloadReader, readFields } from '../trace/payload.ts';
import type { TraceReader } from '../trace/trace-reader.ts';
import type { EventColumn } from './columns/event-columns.ts';
import { createTimeFormat } from './time-format.ts';
import type { TimeFormat } from './time-format.ts';

export interface ViewSettings {
  /** Minutes east of UTC in which times are shown and rules are read. */
  readonly utcOffsetMinutes: number;
  /** Enable Advanced Output: driver-level operation names. */
  readonly advancedOutput: boolean;
  /** Hex Process and Thread IDs. */
  readonly hexIds: boolean;
}

export const DEFAULT_VIEW_SETTINGS: ViewSettings = { utcOffsetMinutes: 0, advancedOutput: false, hexIds: false };

/** Longest Detail text Process Monitor makes, in UTF-16 units. */
const DETAIL_LIMIT = 4095;
/** Detail texts kept; beyond it the memo starts again. */
const DETAIL_MEMO_LIMIT = 65_536;

export class TraceView {
  readonly trace: TraceReader;
  readonly settings: ViewSettings;
  readonly times: TimeFormat;
  readonly #headTexts = new Map<string, Map<number, string>>();
  readonly #details = new Map<number, string>();
  #epoch: number;

  constructor(trace: TraceReader, settings: ViewSettings = DEFAULT_VIEW_SETTINGS) {
    this.trace = trace;
    this.settings = settings;
    this.times = createTimeFormat(trace.info.clock, settings.utcOffsetMinutes);
    this.#epoch = trace.epoch;
  }

  /** Cell text. */
  text(column: EventColumn, row: EventRow): string {
    if (column.headText !== undefined) return this.headText(column, this.trace.headId(row));
    return column.text(this, row);
  }

  /** Text that all rows of a head share in this column, memoised by the part of the head that decides it. */
  headText(column: EventColumn, head: HeadId): string {
    let texts = this.#headTexts.get(column.id);
    if (texts === undefined) this.#headTexts.set(column.id, (texts = new Map()));
    const part = this.headPart(column, head);
    let text = texts.get(part);
    if (text === undefined) texts.set(part, (text = column.headText!(this, head)));
    return text;
  }

  /** The number that decides the text of a head column: process index, TID, event type, result or category. */
  headPart(column: EventColumn, head: HeadId): number {
    return headPartValue(this.trace, column.headPart ?? 'process', head);
  }

  /** Event start as 100 ns units since the trace clock's time 0. */
  ticks(time: TraceTime): number {
    return this.times.ticks(time);
  }

  /** Detail text, memoised. Blank where the payload is damaged. */
  detail(row: EventRow): string {
    if (this.#epoch !== this.trace.epoch) {
      this.#details.clear();
      this.#epoch = this.trace.epoch;
    }
    const { trace } = this;
    const head = trace.headId(row);
    const ref = trace.payloadRef(row);
    // Exact while there are fewer than 2^21 heads; refs are 32 bits.
    const key = head * 0x1_0000_0000 + ref;
    let text = this.#details.get(key);
    if (text === undefined) {
      if (this.#details.size >= DETAIL_MEMO_LIMIT) this.#details.clear();
      text = this.#makeDetail(row, head, ref);
      if (text.length > DETAIL_LIMIT) text = text.slice(0, DETAIL_LIMIT);
      this.#details.set(key, text);
    }
    return text;
  }

  #makeDetail(row: EventRow, head: HeadId, ref: number): string {
    const { trace } = this;
    const type = trace.eventTypes.get(trace.headType(head));
    const context = { result: trace.headResult(head), formatFiletime: (filetime: bigint) => this.times.filetimeText(filetime) };
    if (trace.info.payloadFormat !== 'native') {
      return trace.detailDecoder?.detail({ type, head: trace.head(head), path: trace.string(trace.pathId(row)), payload: trace.payload(ref) }, context) ?? '';
    }
    if (type === undefined) return '';
    try {
      return type.detail(readFields(type, new PayloadReader(trace.payload(ref)), trace), context);
    } catch (error) {
      if (error instanceof Error && error.name === 'PayloadFormatError') return '';
      throw error;
    }
  }

  /** Whether the operation of a head has not completed. */
  pending(head: HeadId): boolean {
    return this.trace.headResult(head) === RESULT_PENDING;
  }
}
