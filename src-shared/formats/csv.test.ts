import { describe, expect, it } from 'vitest';
import { TraceView } from '../query/trace-view.ts';
import { memoryByteSource } from './byte-source.ts';
import { parseCsv } from './csv.fixture.ts';
import { ALL_CSV_COLUMNS, csvColumns, csvHead, csvLine, csvRows } from './csv.ts';
import { processStartBlob } from './pml/event-blobs.ts';
import { loadPml } from './pml/load-pml.ts';
import { logFixture } from './pml/log.fixture.ts';

describe('csvLine', () => {
  it('quotes every field, doubles quotes, turns line feeds into semicolons and keeps carriage returns', () => {
    expect(csvLine(['a', '', 'say "x"', 'one\r\n\ttwo\nthree', '한'])).toBe('"a","","say ""x""","one\r;\ttwo;three","한"\r\n');
  });
});

describe('csvColumns', () => {
  it('knows all, default and lists of captions or ids in any case', () => {
    expect(csvColumns('all')?.map((column) => column.id)).toEqual(ALL_CSV_COLUMNS);
    expect(csvColumns('default')?.map((column) => column.title)).toEqual(['Time of Day', 'Process Name', 'PID', 'Operation', 'Path', 'Result', 'Detail']);
    expect(csvColumns('Date & Time, tid,parentpid')?.map((column) => column.id)).toEqual(['dateTime', 'tid', 'parentPid']);
    expect(csvColumns('PID,Colour')).toBeUndefined();
  });

  it('writes all 27 columns in the order of Process Monitor', () => {
    expect(parseCsv(csvHead(csvColumns('all')!))).toEqual([[
      'Time of Day', 'Process Name', 'PID', 'Operation', 'Path', 'Result', 'Detail', 'Date & Time', 'Relative Time', 'Duration', 'Completion Time', 'Event Class', 'Sequence', 'Image Path',
      'Company', 'Description', 'Version', 'User', 'Authentication ID', 'Session', 'Command Line', 'TID', 'Virtualized', 'Integrity', 'Category', 'Parent PID', 'Architecture',
    ]]);
  });
});

describe('csvRows', () => {
  it('writes one event as Process Monitor would', async () => {
    const { store } = await loadPml(memoryByteSource(await logFixture(true, [
      { eventClass: 1, operation: 7, detail: processStartBlob(100, 'child.exe', 'C:\\', ['A=1', 'B="2"']) },
    ])));
    const columns = csvColumns('all')!;
    expect([...csvRows(new TraceView(store), columns, [0])].join('')).toBe(
      '"5:37:18.2093997 AM","child.exe","3232","Process Start","","SUCCESS","Parent PID: 100, Command line: child.exe, Current directory: C:\\, Environment: \r;\tA=1\r;\tB=""2""",'
      + '"7/31/2020 5:37:18 AM","00:00:00.0000000","0.0000161","5:37:18.2094158 AM","Process","n/a","C:\\child.exe","ACME","The child.exe","1.2","DESKTOP\\user","00000000:0001e0ac","1",'
      + '"""C:\\child.exe"" -x","12","True","Medium","","4","64-bit"\r\n');
  });

  it('comes in pieces', async () => {
    const { store } = await loadPml(memoryByteSource(await logFixture(true, [{ eventClass: 1, operation: 3, detail: new Uint8Array([1, 0, 0, 0]) }])));
    const rows = new Array<number>(2000).fill(0);
    const pieces = [...csvRows(new TraceView(store), csvColumns('all')!, rows)];
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
    expect(parseCsv(pieces.join('')).length).toBe(2000);
  });
});
