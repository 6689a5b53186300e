import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS, Category, RESULT_PENDING } from '../trace/model.ts';
import { EVENT_COLUMN_LIST, eventColumns } from './columns/event-columns.ts';
import { parseCell } from './cell-test.ts';
import { ADVANCED_FILTER_RULES, DEFAULT_FILTER_RULES } from './default-rules.ts';
import { FilterRun } from './filter-run.ts';
import { SmallTrace } from './fixtures/small-trace.ts';
import type { SmallRow } from './fixtures/small-trace.ts';
import { excludeAfter, excludeBefore, isClassShown, quickRule, quickRules, toggleClass } from './quick-rules.ts';
import { RELATION_LIST } from './relations/index.ts';
import { exclude, include } from './rule.ts';
import type { FilterRule } from './rule.ts';
import { TraceView } from './trace-view.ts';

function shown(trace: SmallTrace, rules: readonly FilterRule[]): number[] {
  const run = new FilterRun(new TraceView(trace.store), rules);
  expect(run.advance()).toBe(true);
  return [...run.selection.rows(0, run.selection.count)];
}

const SUCCESS = 0;
const NAME_NOT_FOUND = 0xc000_0034;

/** What Process Monitor documents, said as plainly as possible: over texts, rule by rule, row by row. */
function naive(trace: SmallTrace, rules: readonly FilterRule[]): number[] {
  const view = new TraceView(trace.store);
  const enabled = rules.filter((rule) => rule.enabled);
  const matches = (rule: FilterRule, row: number): boolean => {
    const column = eventColumns[rule.column];
    const text = view.text(column, row).toLowerCase();
    const value = rule.value.toLowerCase();
    const number = parseCell(column, text, view.times);
    const wanted = parseCell(column, value, view.times);
    if (wanted !== undefined && ['is', 'isNot', 'lessThan', 'moreThan'].includes(rule.relation)) {
      if (number === undefined) return rule.relation === 'isNot';
      return { is: number === wanted, isNot: number !== wanted, lessThan: number < wanted, moreThan: number > wanted }[rule.relation as 'is'];
    }
    return {
      is: text === value, isNot: text !== value, lessThan: text < value, moreThan: text > value,
      beginsWith: text.startsWith(value), endsWith: text.endsWith(value), contains: text.includes(value), excludes: !text.includes(value),
    }[rule.relation];
  };
  const rows: number[] = [];
  for (let row = trace.store.firstRow; row < trace.store.rowCount; row++) {
    if (enabled.some((rule) => rule.action === 'exclude' && matches(rule, row))) continue;
    const includes = enabled.filter((rule) => rule.action === 'include');
    const columns = new Set(includes.map((rule) => rule.column));
    if ([...columns].every((column) => includes.some((rule) => rule.column === column && matches(rule, row)))) rows.push(row);
  }
  return rows;
}

describe('how rules combine', () => {
  const trace = new SmallTrace();
  trace.add(
    { process: 'a.exe', operation: 'ReadFile', path: 'C:\\Windows\\x.dll' },
    { process: 'b.exe', operation: 'CreateFile', path: 'c:\\windows\\y.dll', result: NAME_NOT_FOUND },
    { process: 'c.exe', operation: 'ReadFile', path: 'C:\\Windows\\z.dll' },
    { process: 'a.exe', operation: 'CreateFile', path: 'D:\\data' },
    { process: 'b.exe', operation: 'RegOpenKey', path: 'HKLM\\Software', result: NAME_NOT_FOUND },
  );
  const both = [include('processName', 'is', 'a.exe'), include('processName', 'is', 'b.exe'), include('path', 'beginsWith', 'C:\\Windows')];

  it('ORs Includes on one column and ANDs columns', () => {
    expect(shown(trace, both)).toEqual([0, 1]);
    expect(shown(trace, [include('processName', 'is', 'a.exe'), include('operation', 'is', 'ReadFile')])).toEqual([0]);
  });

  it('lets an Exclude win whatever the Includes say, in any order', () => {
    const hide = exclude('result', 'is', 'SUCCESS');
    expect(shown(trace, [...both, hide])).toEqual([1]);
    expect(shown(trace, [hide, ...both])).toEqual([1]);
    expect(shown(trace, [...both, { ...hide, enabled: false }])).toEqual([0, 1]);
    expect(trace.store.rowCount).toBe(5);
  });

  it('shows everything that is not excluded when there is no Include', () => {
    expect(shown(trace, [])).toEqual([0, 1, 2, 3, 4]);
    expect(shown(trace, [exclude('processName', 'is', 'A.EXE')])).toEqual([1, 2, 4]);
  });

  it('lets everything through with two negative Includes on one column', () => {
    expect(shown(trace, [include('processName', 'isNot', 'a.exe'), include('processName', 'isNot', 'b.exe')])).toEqual([0, 1, 2, 3, 4]);
  });

  it('adds and removes a rule with the class button', () => {
    const off = toggleClass([], 'Registry');
    expect(off).toEqual([exclude('eventClass', 'is', 'Registry')]);
    expect(isClassShown(off, 'Registry')).toBe(false);
    expect(shown(trace, off)).toEqual([0, 1, 2, 3]);
    expect(toggleClass(off, 'Registry')).toEqual([]);
  });

  it('makes quick rules of cells, one for each distinct value', () => {
    const view = new TraceView(trace.store);
    expect(quickRule(view, 3, 'path', 'include')).toEqual(include('path', 'is', 'D:\\data'));
    expect(quickRules(view, [0, 2, 3], 'operation', 'exclude').map((rule) => rule.value)).toEqual(['ReadFile', 'CreateFile']);
    expect(shown(trace, [excludeBefore(view, 1), excludeAfter(view, 3)])).toEqual([1, 2, 3]);
  });

  it('highlights nothing without an Include', () => {
    const view = new TraceView(trace.store);
    const none = new FilterRun(view, [exclude('path', 'contains', 'x')], { requireInclude: true });
    none.advance();
    expect(none.selection.count).toBe(0);
    const some = new FilterRun(view, [include('path', 'contains', 'dll'), exclude('processName', 'is', 'c.exe')], { requireInclude: true });
    some.advance();
    expect([...some.selection.rows(0, 9)]).toEqual([0, 1]);
  });
});

describe('the default rules', () => {
  it('hide the tools, driver-level names, NTFS metadata and profiling', () => {
    const trace = new SmallTrace();
    trace.add(
      { path: 'C:\\a.txt' }, { process: 'System' }, { process: 'procmon.exe' }, { operation: 'IRP_MJ_CLOSE' }, { result: 0xc01c_0004 },
      { path: 'C:\\pagefile.sys' }, { path: 'C:\\$Mft' }, { path: 'C:\\$Extend\\$ObjId' }, { operation: 'Process Profiling' }, { path: 'C:\\$Mft\\x' },
    );
    expect(DEFAULT_FILTER_RULES).toHaveLength(23);
    expect(shown(trace, DEFAULT_FILTER_RULES)).toEqual([0, 9]);
    expect(shown(trace, ADVANCED_FILTER_RULES)).toEqual([0, 1, 3, 4, 5, 6, 7, 9]);
  });
});

describe('numbers and times in rules', () => {
  const trace = new SmallTrace();
  trace.add(
    { pid: 900, ticks: 7_752_429, duration: 74 },
    { pid: 1000, ticks: 17_752_429, duration: 2_000_000, is64Bit: false },
    { pid: 3344, ticks: 27_752_429, duration: undefined, result: RESULT_PENDING },
  );

  it('compare PIDs as numbers, in decimal, with separators and in hexadecimal', () => {
    expect(shown(trace, [include('pid', 'lessThan', '1000')])).toEqual([0]);
    expect(shown(trace, [include('pid', 'is', '3,344')])).toEqual([2]);
    expect(shown(trace, [include('pid', 'is', '0xd10')])).toEqual([2]);
    expect(shown(trace, [include('pid', 'beginsWith', '9')])).toEqual([0]);
    expect(shown(trace, [include('architecture', 'is', '32-bit')])).toEqual([1]);
    expect(shown(trace, [include('architecture', 'lessThan', '64')])).toEqual([1]);
  });

  it('compare durations in seconds, and leave pending ones out', () => {
    expect(shown(trace, [include('duration', 'moreThan', '0.1')])).toEqual([1]);
    expect(shown(trace, [include('duration', 'is', '0.0000074')])).toEqual([0]);
    expect(shown(trace, [exclude('duration', 'lessThan', '0.1')])).toEqual([1, 2]);
    expect(shown(trace, [include('duration', 'is', '')])).toEqual([2]);
  });

  it('compare times as the columns show them', () => {
    expect(shown(trace, [include('timeOfDay', 'is', '1:18:10.7752429 AM')])).toEqual([0]);
    expect(shown(trace, [include('timeOfDay', 'moreThan', '1:18:11 AM')])).toEqual([1, 2]);
    expect(shown(trace, [include('dateTime', 'is', '7/12/2020 1:18:11 AM')])).toEqual([1]);
    expect(shown(trace, [include('dateTime', 'moreThan', '7/12/2020 1:18:11 AM')])).toEqual([2]);
    expect(shown(trace, [include('dateTime', 'lessThan', '7/12/2020 1:18:11.7752429 AM')])).toEqual([0]);
    expect(shown(trace, [include('relativeTime', 'moreThan', '00:00:01')])).toEqual([2]);
    expect(shown(trace, [include('completionTime', 'moreThan', '1:18:11.9 AM')])).toEqual([1]);
  });
});

describe('a filter on a growing trace', () => {
  it('shows a pending row blank, and decides again when it completes', () => {
    const trace = new SmallTrace();
    const row = trace.add({ duration: undefined, result: RESULT_PENDING });
    const view = new TraceView(trace.store);
    const run = new FilterRun(view, [include('result', 'is', 'SUCCESS')]);
    run.advance();
    expect([eventColumns.result, eventColumns.duration, eventColumns.completionTime].map((column) => view.text(column, row))).toEqual(['', '', '']);
    expect(run.selection.count).toBe(0);
    trace.complete(row, { result: SUCCESS, duration: 74, note: 'done' });
    trace.flush();
    expect(run.advance()).toBe(true);
    expect(run.selection.count).toBe(1);
    expect(view.text(eventColumns.duration, row)).toBe('0.0000074');
    expect(view.text(eventColumns.result, row)).toBe('SUCCESS');
    expect(view.text(eventColumns.detail, row)).toBe('Length: 74, Note: done');
  });

  it('follows Clear', () => {
    const trace = new SmallTrace();
    trace.add({}, {}, {});
    const run = new FilterRun(new TraceView(trace.store), []);
    run.advance();
    trace.store.clear();
    trace.add({}, {});
    run.advance();
    expect([...run.selection.rows(0, 10)]).toEqual([3, 4]);
  });

  it('works in steps that can be cancelled', () => {
    const trace = new SmallTrace();
    trace.add(...Array.from({ length: 300 }, (_, i) => ({ note: `n${i % 7}` })));
    const run = new FilterRun(new TraceView(trace.store), [include('detail', 'contains', 'n3')]);
    expect(run.advance(100)).toBe(false);
    expect(run.scannedTo).toBe(100);
    expect(run.progress).toBeCloseTo(1 / 3);
    while (!run.advance(100));
    expect(run.selection.count).toBe(43);
  });
});

const rowArbitrary: fc.Arbitrary<SmallRow> = fc.record({
  process: fc.constantFrom('a.exe', 'B.EXE', 'System', 'Procmon.exe'),
  pid: fc.constantFrom(4, 900, 1000),
  tid: fc.constantFrom(0, 8, 12),
  operation: fc.constantFrom('CreateFile', 'ReadFile', 'RegOpenKey', 'IRP_MJ_CLOSE', 'Process Profiling'),
  path: fc.constantFrom('', 'C:\\Windows\\a.dll', 'c:\\WINDOWS\\B.DLL', 'HKLM\\\u0130x\u212a', 'C:\\pagefile.sys'),
  result: fc.constantFrom(SUCCESS, NAME_NOT_FOUND, 0x368, RESULT_PENDING),
  ticks: fc.integer({ min: 0, max: 2 * 864_000_000_000 }),
  duration: fc.constantFrom(0, 1, 74, 1000, 1_000_000, 3_000_000_000, undefined),
  category: fc.constantFrom(Category.None, Category.Read, Category.WriteMetadata),
  note: fc.constantFrom('', 'x', 'Length', '7'),
  is64Bit: fc.boolean(),
});

const ruleArbitrary: fc.Arbitrary<FilterRule> = fc.record({
  column: fc.constantFrom(...EVENT_COLUMN_LIST.map((column) => column.id)),
  relation: fc.constantFrom(...RELATION_LIST.map((relation) => relation.id)),
  value: fc.constantFrom('', 'a', 'a.exe', 'SUCCESS', 'c:\\windows', '.dll', 'i', 'k', '1', '7', '900', '0x3e8', '1,000', '0.0000074', '0.0001', '00:10:00', '1:18:10 AM', '12:00:00 PM', '7/13/2020 1:00:00 AM', 'Registry', 'Length: 7', '64-bit', '\u0130'),
  action: fc.constantFrom('include' as const, 'exclude' as const),
  enabled: fc.boolean(),
});

describe('against a naive model', () => {
  it('selects the same rows for random traces and rules, at once and step by step, and finds them by place', () => {
    fc.assert(fc.property(fc.array(rowArbitrary, { maxLength: 60 }), fc.array(ruleArbitrary, { maxLength: 5 }), fc.integer({ min: 1, max: 40 }), fc.array(fc.nat(59), { maxLength: 8 }), (rows, rules, step, completed) => {
      // Rows of a trace come in order of time.
      const ordered = rows.toSorted((a, b) => a.ticks! - b.ticks!);
      const trace = new SmallTrace();
      const run = new FilterRun(new TraceView(trace.store), rules);
      ordered.forEach((row, i) => {
        trace.add(row);
        if (i % step === 0) run.advance(3);
        const earlier = completed[i % (completed.length || 1)] ?? 60;
        if (earlier < i && ordered[earlier]!.result === RESULT_PENDING) {
          trace.complete(earlier, { ...ordered[earlier]!, result: SUCCESS, duration: 7 });
          trace.flush();
        }
      });
      run.advance();
      const expected = naive(trace, rules);
      expect([...run.selection.rows(0, 1000)]).toEqual(expected);
      expect(shown(trace, rules)).toEqual(expected);
      expected.forEach((row, place) => {
        expect(run.selection.nth(place)).toBe(row);
        expect(run.selection.rank(row)).toBe(place);
      });
    }), { numRuns: 150 });
  });

  it('selects the same rows in full chunks, where rows are grouped, as row by row', () => {
    const trace = new SmallTrace();
    let seed = 12345;
    const random = (n: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % n;
    };
    const processes = ['a.exe', 'b.exe', 'System'];
    const operations = ['CreateFile', 'ReadFile', 'RegOpenKey', 'IRP_MJ_CLOSE'];
    const durations = [0, 5, 74, 1_000, 1_000_000, 3_000_000_000, undefined];
    const rows = Array.from({ length: CHUNK_ROWS * 9 + 777 }, (_, i): SmallRow => {
      const duration = durations[random(durations.length)];
      return { process: processes[random(3)]!, operation: operations[random(4)]!, path: `C:\\folder${random(9)}\\file${random(1500)}`, ticks: i * 100, duration, result: duration === undefined ? RESULT_PENDING : random(3) === 0 ? NAME_NOT_FOUND : SUCCESS };
    });
    for (let i = 0; i < rows.length; i += 10_000) trace.add(...rows.slice(i, i + 10_000));
    for (let row = 10; row < CHUNK_ROWS; row += 997) if (trace.store.headResult(trace.store.headId(row)) === RESULT_PENDING) trace.complete(row, { path: '', result: SUCCESS, duration: 500_000 });
    trace.flush();
    const lists: (readonly FilterRule[])[] = [
      // Few lists, many, most of them; nothing at all.
      [include('path', 'is', 'C:\\folder3\\file77')], [include('path', 'contains', '1')], [include('path', 'contains', '1'), exclude('processName', 'is', 'a.exe')], [exclude('path', 'is', 'C:\\folder3\\file77')],
      [include('path', 'is', 'nowhere')], [include('relativeTime', 'moreThan', '10:00:00')], [include('tid', 'is', '0'), include('category', 'is', '')],
      [include('path', 'contains', 'er3\\')], [exclude('path', 'contains', 'er3\\')], [exclude('processName', 'is', 'system'), include('path', 'endsWith', '7')],
      [include('duration', 'moreThan', '0.0001')], [include('duration', 'lessThan', '0.0000074')], [exclude('duration', 'moreThan', '100')], [include('duration', 'is', '300')], [include('duration', 'is', '')], [include('duration', 'isNot', '0.0000074'), include('duration', 'lessThan', '0.0001')],
      [include('relativeTime', 'moreThan', '00:00:03'), include('relativeTime', 'lessThan', '00:00:09'), exclude('operation', 'is', 'ReadFile')], [include('result', 'is', '')],
    ];
    for (const rules of lists) {
      const run = new FilterRun(new TraceView(trace.store), rules);
      run.advance();
      const expected: number[] = [];
      for (let row = 0; row < trace.store.rowCount; row++) if (run.filter.accepts(row)) expected.push(row);
      expect(run.selection.count).toBe(expected.length);
      const selected = run.selection.rows(0, Infinity);
      expect(expected.findIndex((row, i) => selected[i] !== row)).toBe(-1);
      expect(run.selection.nth(expected.length - 1)).toBe(expected.at(-1) ?? -1);
      expect(run.selection.previous(Infinity)).toBe(expected.at(-1) ?? -1);
    }
  });
});
