// src-shared/query/columns/event-columns.ts
//
// THE list of columns of the event table: Process Monitor's 27, its newer Process Start Time, and the processor.
// Numbers are Process Monitor's own from configuration files (PMC); captions and formats are those of its CSV export.
// A new column is one entry here; it then appears in the grid, the filter dialog, the column chooser and exports.

import { ntStatusText } from '../../nt/ntstatus.ts';
import { secondsText } from '../../nt/number-text.ts';
import type { HeadPart } from '../../trace/head-part.ts';
import { DURATION_PENDING, RESULT_PENDING } from '../../trace/model.ts';
import type { HeadId, ProcessRecord } from '../../trace/model.ts';
import { relativeTimeText } from '../time-format.ts';
import type { TraceView } from '../trace-view.ts';
import type { ColumnGroup, CompareKind, EventColumnSpec } from './event-column.ts';

const CATEGORY_TEXTS = ['', 'Read', 'Write', 'Read Metadata', 'Write Metadata'] as const;
const VIRTUALIZED_TEXTS = ['False', 'True', 'n/a'] as const;

function processOf(view: TraceView, head: HeadId): ProcessRecord {
  return view.trace.process(view.trace.headProcess(head));
}

function idText(view: TraceView, value: number): string {
  return view.settings.hexIds ? `0x${value.toString(16)}` : String(value);
}

function hex8(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

interface HeadColumn {
  readonly pmcId: number;
  readonly title: string;
  readonly group: ColumnGroup;
  /** `process` unless said otherwise. */
  readonly part?: HeadPart;
  readonly compare?: CompareKind;
  readonly defaultVisible?: boolean;
  readonly parseNumber?: (text: string) => number | undefined;
  readonly text: (view: TraceView, head: HeadId) => string;
}

/** A column that (process, thread, type, result, category) decide. */
function headColumn<const Id extends string>(id: Id, column: HeadColumn): EventColumnSpec & { readonly id: Id } {
  const compare = column.compare ?? 'text';
  const spec: EventColumnSpec & { readonly id: Id } = {
    id,
    pmcId: column.pmcId,
    title: column.title,
    titleKey: `column.${id}`,
    group: column.group,
    defaultVisible: column.defaultVisible ?? false,
    align: compare === 'number' && column.parseNumber === undefined ? 'end' : 'start',
    dependsOn: 'head',
    compare,
    text: (view, row) => view.headText(spec, view.trace.headId(row)),
    headPart: column.part ?? 'process',
    headText: column.text,
    ...(column.parseNumber === undefined ? {} : { parseNumber: column.parseNumber }),
  };
  return spec;
}

/** A column about the process, by one of its interned texts. */
function processText<const Id extends string>(id: Id, pmcId: number, title: string, field: 'name' | 'imagePath' | 'commandLine' | 'company' | 'description' | 'version' | 'user' | 'integrity', group: ColumnGroup, defaultVisible = false): EventColumnSpec & { readonly id: Id } {
  return headColumn(id, { pmcId, title, group, defaultVisible, text: (view, head) => view.trace.string(processOf(view, head)[field]) });
}

function rowColumn<const Id extends string>(id: Id, pmcId: number, title: string, rest: Pick<EventColumnSpec, 'dependsOn' | 'compare' | 'text'> & Partial<Pick<EventColumnSpec, 'defaultVisible' | 'align' | 'exportText'>>): EventColumnSpec & { readonly id: Id } {
  return { id, pmcId, title, titleKey: `column.${id}`, group: 'event', defaultVisible: false, align: 'start', ...rest };
}

function parseArchitecture(text: string): number | undefined {
  const match = /^\s*(32|64)(?:-bit)?\s*$/i.exec(text);
  return match === null ? undefined : Number(match[1]);
}

export const eventColumns = {
  // Application Details
  processName: processText('processName', 40053, 'Process Name', 'name', 'application', true),
  imagePath: processText('imagePath', 40068, 'Image Path', 'imagePath', 'application'),
  commandLine: processText('commandLine', 40066, 'Command Line', 'commandLine', 'application'),
  company: processText('company', 40064, 'Company', 'company', 'application'),
  description: processText('description', 40065, 'Description', 'description', 'application'),
  version: processText('version', 40081, 'Version', 'version', 'application'),
  architecture: headColumn('architecture', {
    pmcId: 40088, title: 'Architecture', group: 'application', compare: 'number', parseNumber: parseArchitecture,
    text: (view, head) => (processOf(view, head).is64Bit ? '64-bit' : '32-bit'),
  }),

  // Event Details
  sequence: rowColumn('sequence', 40058, 'Sequence', {
    dependsOn: 'row', compare: 'number', align: 'end',
    text: (_view, row) => String(row),
    exportText: () => 'n/a',
  }),
  eventClass: headColumn('eventClass', {
    pmcId: 40082, title: 'Event Class', group: 'event', part: 'type',
    text: (view, head) => view.trace.eventTypes.get(view.trace.headType(head))?.eventClass ?? '',
  }),
  operation: headColumn('operation', {
    pmcId: 40055, title: 'Operation', group: 'event', part: 'type', defaultVisible: true,
    text(view, head) {
      const type = view.trace.eventTypes.get(view.trace.headType(head));
      if (type === undefined) return '<Unknown>';
      return view.settings.advancedOutput ? (type.advancedName ?? type.name) : type.name;
    },
  }),
  dateTime: rowColumn('dateTime', 40052, 'Date & Time', {
    dependsOn: 'time', compare: 'dateTime',
    text: (view, row) => view.times.dateTimeText(view.times.localTicks(view.trace.time(row))),
  }),
  timeOfDay: rowColumn('timeOfDay', 40078, 'Time of Day', {
    dependsOn: 'time', compare: 'timeOfDay', defaultVisible: true,
    text: (view, row) => view.times.timeOfDayText(view.times.localTicks(view.trace.time(row))),
  }),
  category: headColumn('category', {
    pmcId: 40086, title: 'Category', group: 'event', part: 'category',
    text: (view, head) => CATEGORY_TEXTS[view.trace.headCategory(head)] ?? '',
  }),
  path: rowColumn('path', 40071, 'Path', {
    dependsOn: 'path', compare: 'text', defaultVisible: true,
    text: (view, row) => view.trace.string(view.trace.pathId(row)),
  }),
  detail: rowColumn('detail', 40057, 'Detail', {
    dependsOn: 'detail', compare: 'text', defaultVisible: true,
    text: (view, row) => view.detail(row),
  }),
  result: headColumn('result', {
    pmcId: 40056, title: 'Result', group: 'event', part: 'result', defaultVisible: true,
    text(view, head) {
      const result = view.trace.headResult(head);
      return result === RESULT_PENDING ? '' : ntStatusText(result);
    },
  }),
  relativeTime: rowColumn('relativeTime', 40076, 'Relative Time', {
    dependsOn: 'time', compare: 'relativeTime',
    text: (view, row) => relativeTimeText(view.times.ticks(view.trace.time(row)) - view.times.ticks(view.trace.startTime)),
  }),
  duration: rowColumn('duration', 40077, 'Duration', {
    dependsOn: 'duration', compare: 'seconds', align: 'end',
    text(view, row) {
      const duration = view.trace.duration(row);
      return duration === DURATION_PENDING ? '' : secondsText(view.times.ticks(duration));
    },
  }),
  completionTime: rowColumn('completionTime', 40164, 'Completion Time', {
    dependsOn: 'completion', compare: 'timeOfDay',
    text(view, row) {
      const duration = view.trace.duration(row);
      return duration === DURATION_PENDING ? '' : view.times.timeOfDayText(view.times.localTicks(view.trace.time(row)) + view.times.ticks(duration));
    },
  }),
  cpu: rowColumn('cpu', 0, 'CPU', {
    dependsOn: 'row', compare: 'number', align: 'end',
    text: (view, row) => String(view.trace.cpu(row)),
  }),

  // Process Management
  user: processText('user', 40067, 'User', 'user', 'process'),
  session: headColumn('session', { pmcId: 40069, title: 'Session', group: 'process', compare: 'number', text: (view, head) => String(processOf(view, head).session) }),
  authenticationId: headColumn('authenticationId', {
    pmcId: 40083, title: 'Authentication ID', group: 'process',
    text(view, head) {
      const process = processOf(view, head);
      return `${hex8(process.authenticationIdHigh)}:${hex8(process.authenticationIdLow)}`;
    },
  }),
  pid: headColumn('pid', { pmcId: 40054, title: 'PID', group: 'process', compare: 'number', defaultVisible: true, text: (view, head) => idText(view, processOf(view, head).pid) }),
  tid: headColumn('tid', { pmcId: 40072, title: 'TID', group: 'process', part: 'tid', compare: 'number', text: (view, head) => idText(view, view.trace.headTid(head)) }),
  integrity: processText('integrity', 40085, 'Integrity', 'integrity', 'process'),
  virtualized: headColumn('virtualized', { pmcId: 40084, title: 'Virtualized', group: 'process', text: (view, head) => VIRTUALIZED_TEXTS[processOf(view, head).virtualized] }),
  parentPid: headColumn('parentPid', { pmcId: 40087, title: 'Parent PID', group: 'process', compare: 'number', text: (view, head) => idText(view, processOf(view, head).parentPid) }),
  processStartTime: headColumn('processStartTime', {
    pmcId: 0, title: 'Process Start Time', group: 'process', compare: 'dateTime',
    text(view, head) {
      const time = processOf(view, head).startTime;
      return time === -1 ? '' : view.times.dateTimeText(view.times.localTicks(time));
    },
  }),
} as const satisfies Record<string, EventColumnSpec>;

export type EventColumnId = keyof typeof eventColumns;
export type EventColumn = EventColumnSpec;

/** Every column, in the order of the Select Columns dialog. */
export const EVENT_COLUMN_LIST: readonly (EventColumnSpec & { readonly id: EventColumnId })[] = Object.values(eventColumns);

/** Columns shown at first, in order. */
export const DEFAULT_EVENT_COLUMNS: readonly EventColumnId[] = ['timeOfDay', 'processName', 'pid', 'operation', 'path', 'result', 'detail'];

/** Column by caption or id, ignoring case; undefined where there is none. */
export function findEventColumn(name: string): (EventColumnSpec & { readonly id: EventColumnId }) | undefined {
  const wanted = name.trim().toLowerCase();
  return EVENT_COLUMN_LIST.find((column) => column.title.toLowerCase() === wanted || column.id.toLowerCase() === wanted);
}
