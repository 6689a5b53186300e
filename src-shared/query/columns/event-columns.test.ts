import { describe, expect, it } from 'vitest';
import { RESULT_PENDING } from '../../trace/model.ts';
import { SmallTrace } from '../fixtures/small-trace.ts';
import { TraceView } from '../trace-view.ts';
import { DEFAULT_EVENT_COLUMNS, EVENT_COLUMN_LIST, eventColumns, findEventColumn } from './event-columns.ts';

const PMC_IDS = [
  40052, 40053, 40054, 40055, 40056, 40057, 40058, 40064, 40065, 40066, 40067, 40068, 40069, 40071, 40072, 40076, 40077, 40078, 40081, 40082, 40083, 40084, 40085, 40086, 40087, 40088, 40164,
];

describe('the event columns', () => {
  it('are listed once each under their own ids', () => {
    for (const [key, column] of Object.entries(eventColumns)) expect(column.id).toBe(key);
    expect(new Set(EVENT_COLUMN_LIST.map((column) => column.title)).size).toBe(EVENT_COLUMN_LIST.length);
  });

  it("have Process Monitor's 27 numbers", () => {
    expect(EVENT_COLUMN_LIST.map((column) => column.pmcId).filter((id) => id !== 0).sort((a, b) => a - b)).toEqual(PMC_IDS);
  });

  it('show seven at first', () => {
    expect(DEFAULT_EVENT_COLUMNS.map((id) => eventColumns[id].title)).toEqual(['Time of Day', 'Process Name', 'PID', 'Operation', 'Path', 'Result', 'Detail']);
    expect(EVENT_COLUMN_LIST.filter((column) => column.defaultVisible).map((column) => column.id).sort()).toEqual([...DEFAULT_EVENT_COLUMNS].sort());
  });

  it('are found by caption or id', () => {
    expect(findEventColumn('date & time')?.id).toBe('dateTime');
    expect(findEventColumn('parentPid')?.title).toBe('Parent PID');
    expect(findEventColumn('Colour')).toBeUndefined();
  });
});

describe('cell texts', () => {
  const trace = new SmallTrace();
  trace.add(
    { process: 'a.exe', pid: 3344, tid: 12, operation: 'CreateFile', path: 'C:\\x', ticks: 7_752_429, duration: 161, category: 2, note: 'n' },
    { result: RESULT_PENDING, duration: undefined, ticks: 3_466_922_713 + 7_752_429 },
    { result: 0xc000_0034, ticks: 864_000_000_000 + 7_752_429, duration: 11_000_000 },
  );
  const texts = (row: number, view = new TraceView(trace.store)) => Object.fromEntries(EVENT_COLUMN_LIST.map((column) => [column.title, view.text(column, row)]));

  it('read as in an export', () => {
    expect(texts(0)).toMatchObject({
      'Time of Day': '1:18:10.7752429 AM', 'Date & Time': '7/12/2020 1:18:10 AM', 'Relative Time': '00:00:00.0000000', 'Duration': '0.0000161', 'Completion Time': '1:18:10.7752590 AM',
      'PID': '3344', 'TID': '12', 'Operation': 'CreateFile', 'Result': 'SUCCESS', 'Event Class': 'File System', 'Category': 'Write', 'Authentication ID': '00000000:000003e7', 'Virtualized': 'False',
      'Architecture': '64-bit', 'Session': '1', 'User': 'NT AUTHORITY\\SYSTEM', 'Integrity': 'High', 'Parent PID': '4', 'Detail': 'Length: 161, Note: n', 'Process Start Time': '7/12/2020 1:18:10 AM',
    });
    expect(texts(2)).toMatchObject({ 'Date & Time': '7/13/2020 1:18:10 AM', 'Relative Time': '24:00:00.0000000', 'Duration': '1.1000000', 'Result': 'NAME NOT FOUND', 'Completion Time': '1:18:11.8752429 AM' });
  });

  it('are blank while an operation is pending', () => {
    expect(texts(1)).toMatchObject({ 'Relative Time': '00:05:46.6922713', 'Result': '', 'Duration': '', 'Completion Time': '' });
  });

  it('follow the viewer: time zone, Advanced Output, hexadecimal ids', () => {
    const view = new TraceView(trace.store, { utcOffsetMinutes: -90, advancedOutput: true, hexIds: true });
    expect(texts(0, view)).toMatchObject({ 'Time of Day': '11:48:10.7752429 PM', 'Date & Time': '7/11/2020 11:48:10 PM', 'Operation': 'IRP_MJ_CREATE', 'PID': '0xd10', 'TID': '0xc' });
  });

  it('write no sequence number into exports', () => {
    const view = new TraceView(trace.store);
    expect(view.text(eventColumns.sequence, 2)).toBe('2');
    expect(eventColumns.sequence.exportText!(view, 2)).toBe('n/a');
  });
});
