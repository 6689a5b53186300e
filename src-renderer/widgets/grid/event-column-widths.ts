// src-renderer/widgets/grid/event-column-widths.ts
//
// How wide the event columns are at first: each fits its longest usual value in the font that is really used, so that a time
// is never cut. Path and Detail share what is left.

import type { EventColumnId } from '../../../src-shared/query/columns/event-columns.ts';

/** Longest usual values. Digits are all as wide as 8 in tabular figures. */
const USUAL: Readonly<Record<EventColumnId, string>> = {
  timeOfDay: '12:58:58.8888888 PM', processName: 'SearchIndexer.exe', pid: '88888', operation: 'QueryNameInformationFile', path: '', result: 'BUFFER OVERFLOW', detail: '',
  dateTime: '12/28/2028 12:58:58 PM', relativeTime: '00:00:00.0000000', duration: '888.8888888', completionTime: '12:58:58.8888888 PM', sequence: '88888888', eventClass: 'File System', category: 'Write Metadata', cpu: '88',
  imagePath: 'C:\\Windows\\System32\\SearchIndexer.exe', commandLine: 'C:\\Windows\\System32\\svchost.exe -k netsvcs', company: 'Microsoft Corporation', description: 'Host Process for Windows Services', version: '6.0.6001.18000 (longhorn_rtm)', architecture: '64-bit',
  user: 'NT AUTHORITY\\LOCAL SERVICE', session: '88', authenticationId: '00000000:000003e7', tid: '88888', integrity: 'Untrusted', virtualized: 'False', parentPid: '88888', processStartTime: '12/28/2028 12:58:58 PM',
};

/** Columns that share the room that is left, and in which proportion, until the user sets a width. */
export const FLEX_COLUMNS: Readonly<Partial<Record<EventColumnId, number>>> = { path: 5, detail: 4 };

/** Cell padding, borders and a resize handle. */
const EXTRA_PX = 16;
const ICON_PX = 20;

let context: CanvasRenderingContext2D | null | undefined;

function textWidth(text: string, bold: boolean): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 7;
  const family = getComputedStyle(document.querySelector('.fui-FluentProvider') ?? document.body).fontFamily;
  context.font = `${bold ? '600 ' : ''}12px ${family}`;
  return context.measureText(text).width;
}

/** Columns of figures and times: tabular digits. */
export const TABULAR_COLUMNS: ReadonlySet<EventColumnId> = new Set<EventColumnId>(['timeOfDay', 'dateTime', 'relativeTime', 'duration', 'completionTime', 'pid', 'tid', 'sequence', 'session', 'parentPid', 'cpu', 'processStartTime', 'authenticationId']);

/** px, for 12 px text. */
export function defaultColumnWidth(id: EventColumnId, title: string): number {
  // Times are never cut, not even in the bold face of a bookmark.
  const value = textWidth(USUAL[id], TABULAR_COLUMNS.has(id)) + (id === 'operation' ? ICON_PX : 0);
  return Math.ceil(Math.max(value, textWidth(title, true) + 4, 20) + EXTRA_PX);
}

/** Columns whose text is a path: cut in the middle. */
export const PATH_COLUMNS: ReadonlySet<EventColumnId> = new Set<EventColumnId>(['path', 'imagePath']);
