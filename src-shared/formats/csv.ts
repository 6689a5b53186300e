// src-shared/formats/csv.ts
//
// Tables of events as Process Monitor exports them: UTF-8 with a byte order mark, CR LF after every row, every field in
// quotes, quotes doubled, a line feed inside a field written as `;` (a carriage return stays), the columns that are asked for in
// the order that is asked for. Text comes out in pieces of some 64 K characters, for a writer that can wait.

import type { EventRow } from '../trace/model.ts';
import type { EventColumnSpec } from '../query/columns/event-column.ts';
import type { EventColumnId } from '../query/columns/event-columns.ts';
import { DEFAULT_EVENT_COLUMNS, eventColumns, findEventColumn } from '../query/columns/event-columns.ts';
import type { TraceView } from '../query/trace-view.ts';

/** What Process Monitor writes with every column on, in its order. */
export const ALL_CSV_COLUMNS: readonly EventColumnId[] = [
  'timeOfDay', 'processName', 'pid', 'operation', 'path', 'result', 'detail', 'dateTime', 'relativeTime', 'duration', 'completionTime',
  'eventClass', 'sequence', 'imagePath', 'company', 'description', 'version', 'user', 'authenticationId', 'session', 'commandLine', 'tid',
  'virtualized', 'integrity', 'category', 'parentPid', 'architecture',
];

const PIECE = 65_536;
const BYTE_ORDER_MARK = '\ufeff';

/** Columns by name: `all`, `default`, or a list of captions or ids separated by commas. Undefined where a name is unknown. */
export function csvColumns(names: string): readonly EventColumnSpec[] | undefined {
  if (names === 'all') return ALL_CSV_COLUMNS.map((id) => eventColumns[id]);
  if (names === 'default') return DEFAULT_EVENT_COLUMNS.map((id) => eventColumns[id]);
  const columns: EventColumnSpec[] = [];
  for (const name of names.split(',')) {
    const column = findEventColumn(name);
    if (column === undefined) return undefined;
    columns.push(column);
  }
  return columns;
}

/** How a file begins: byte order mark and captions. */
export function csvHead(columns: readonly EventColumnSpec[]): string {
  return BYTE_ORDER_MARK + csvLine(columns.map((column) => column.title));
}

/** Rows in pieces. */
export function* csvRows(view: TraceView, columns: readonly EventColumnSpec[], rows: Iterable<EventRow>): Generator<string, void, void> {
  let piece = '';
  for (const row of rows) {
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      const text = column.exportText === undefined ? view.text(column, row) : column.exportText(view, row);
      piece += i === 0 ? `"${csvField(text)}"` : `,"${csvField(text)}"`;
    }
    piece += '\r\n';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** One row of texts, with its line end. */
export function csvLine(texts: readonly string[]): string {
  return `${texts.map((text) => `"${csvField(text)}"`).join(',')}\r\n`;
}

function csvField(text: string): string {
  const quoted = text.includes('"') ? text.replaceAll('"', '""') : text;
  return quoted.includes('\n') ? quoted.replaceAll('\n', ';') : quoted;
}
