// src-shared/query/columns/event-column.ts
//
// What a column of the event table is. The list is in event-columns.ts; texts are made by a TraceView (trace-view.ts).

import type { HeadPart } from '../../trace/head-part.ts';
import type { EventRow, HeadId } from '../../trace/model.ts';
import type { TraceView } from '../trace-view.ts';

/** Groups of the Select Columns dialog. */
export type ColumnGroup = 'application' | 'event' | 'process';

/**
 * What decides the text of a cell. A filter asks a predicate once per distinct decider, not once per row:
 * head = (process, thread, type, result, category); the others as named.
 */
export type ColumnDependence = 'head' | 'path' | 'time' | 'duration' | 'completion' | 'detail' | 'row';

/**
 * How `is`, `is not`, `less than` and `more than` compare (the other relations always look at the text):
 * text: ignoring case, in code unit order; number: value, thousands separators and 0x allowed;
 * timeOfDay / dateTime / relativeTime / seconds: the time the text stands for.
 */
export type CompareKind = 'text' | 'number' | 'timeOfDay' | 'dateTime' | 'relativeTime' | 'seconds';

export interface EventColumnSpec {
  /** Stable name in our own files and in the program. */
  readonly id: string;
  /** Process Monitor's number of the column in a configuration file (PMC), or 0 where none is known. */
  readonly pmcId: number;
  /** Caption, as in the header of Process Monitor's CSV; also the word in rules on the command line. */
  readonly title: string;
  /** Key of the caption for translation. */
  readonly titleKey: string;
  readonly group: ColumnGroup;
  readonly defaultVisible: boolean;
  readonly align: 'start' | 'end';
  readonly dependsOn: ColumnDependence;
  readonly compare: CompareKind;
  /** Cell text, blank where it does not apply or is pending. */
  text(view: TraceView, row: EventRow): string;
  /** Only for dependsOn 'head': the part of the head that decides, and the text that all rows of a head share. */
  readonly headPart?: HeadPart;
  headText?(view: TraceView, head: HeadId): string;
  /** Only for compare 'number' where the text is not just the number. */
  parseNumber?(text: string): number | undefined;
  /** Text in exported files, where Process Monitor writes something else than it shows. */
  exportText?(view: TraceView, row: EventRow): string;
}
