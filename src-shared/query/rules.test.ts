import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_COLUMN_LIST, eventColumns } from './columns/event-columns.ts';
import { DEFAULT_FILTER_RULES } from './default-rules.ts';
import { DistinctValues } from './distinct-values.ts';
import { FilterRun } from './filter-run.ts';
import { filterSentence, sentenceParts } from './filter-sentence.ts';
import { FindText } from './find-text.ts';
import { SmallTrace } from './fixtures/small-trace.ts';
import { anySuffixMatcher, containsMatcher, equalsMatcher, fold, prefixMatcher, suffixMatcher } from './fold.ts';
import { parseRule, ruleText } from './parse-rule.ts';
import { RELATION_LIST, relations } from './relations/index.ts';
import { exclude, include } from './rule.ts';
import { RuleCounts } from './rule-counts.ts';
import { TraceView } from './trace-view.ts';

describe('the relations', () => {
  it("stand in the dialog's order with Process Monitor's numbers", () => {
    expect(RELATION_LIST.map((relation) => [relation.pmcCode, relation.name])).toEqual([
      [0, 'is'], [1, 'is not'], [2, 'less than'], [3, 'more than'], [4, 'begins with'], [5, 'ends with'], [6, 'contains'], [7, 'excludes'],
    ]);
    for (const [key, relation] of Object.entries(relations)) expect(relation.id).toBe(key);
  });
});

describe('comparing without case', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'k', 'K', 'i', 'I', '.', '*', '\\', '$', '\u0130', '\u212a', 'é', 'É', '\u0307'), maxLength: 6 });
  it('gives in place what comparing folded texts gives', () => {
    fc.assert(fc.property(text, text, (cell, value) => {
      expect(equalsMatcher(value)(cell)).toBe(fold(cell) === fold(value));
      expect(prefixMatcher(value)(cell)).toBe(fold(cell).startsWith(fold(value)));
      expect(suffixMatcher(value)(cell)).toBe(fold(cell).endsWith(fold(value)));
      expect(containsMatcher(value)(cell)).toBe(fold(cell).includes(fold(value)));
      expect(anySuffixMatcher([value, 'k', 'a\\'])(cell)).toBe([value, 'k', 'a\\'].some((one) => fold(cell).endsWith(fold(one))));
    }), { numRuns: 4000 });
  });
});

describe('parseRule', () => {
  it('reads every column and relation back', () => {
    for (const column of EVENT_COLUMN_LIST) {
      for (const relation of RELATION_LIST) {
        const rule = include(column.id, relation.id, ' C:\\a b ');
        expect(parseRule(ruleText(rule), 'include')).toEqual(rule);
      }
    }
  });

  it('takes the longest words, in any case, and an empty value', () => {
    expect(parseRule('process name IS NOT not', 'exclude')).toEqual(exclude('processName', 'isNot', 'not'));
    expect(parseRule('Process Start Time is 1', 'include').column).toBe('processStartTime');
    expect(parseRule('Result is', 'include')).toEqual(include('result', 'is', ''));
    expect(parseRule('Date & Time less than 7/12/2020 1:18:10 AM', 'include').value).toBe('7/12/2020 1:18:10 AM');
  });

  it('says what is allowed', () => {
    expect(() => parseRule('Pathology is x', 'include')).toThrow(/Columns: Process Name, /);
    expect(() => parseRule('Path isnt x', 'include')).toThrow(/no relation after Path. Relations: is, is not, less than, more than, begins with, ends with, contains, excludes/);
  });
});

describe('the sentence', () => {
  it('says how rules combine', () => {
    expect(filterSentence([])).toBe('Every event');
    expect(filterSentence([include('processName', 'is', 'a.exe'), include('path', 'beginsWith', 'C:\\Windows'), include('processName', 'is', 'b.exe'), exclude('result', 'is', 'SUCCESS')]))
      .toBe('(Process Name is "a.exe" or "b.exe") and (Path begins with "C:\\Windows") and not (Result is "SUCCESS")');
    expect(filterSentence([include('pid', 'isNot', '1'), include('pid', 'isNot', '2'), { ...include('tid', 'is', '3'), enabled: false }])).toBe('(PID is not "1" or PID is not "2")');
    expect(filterSentence(DEFAULT_FILTER_RULES)).toMatch(/^Every event, but not \(Process Name is "System" or "Procmon64.exe" or /);
  });

  it('comes in parts for other languages', () => {
    expect(sentenceParts([exclude('path', 'endsWith', 'x'), exclude('path', 'endsWith', 'y'), exclude('path', 'contains', 'z')])).toEqual({
      include: [], exclude: [{ column: 'path', terms: [{ relation: 'endsWith', values: ['x', 'y'] }, { relation: 'contains', values: ['z'] }] }],
    });
  });
});

describe('counts, values and Find', () => {
  const trace = new SmallTrace();
  trace.add(
    { process: 'a.exe', path: 'C:\\One', note: 'first' }, { process: 'b.exe', path: 'C:\\Two', note: 'second' }, { process: 'a.exe', path: 'C:\\two', note: 'third', result: 0xc000_0034 },
    { process: 'a.exe', path: 'C:\\One', note: 'Fourth' },
  );
  const view = new TraceView(trace.store);

  it('counts what each rule matches by itself, in steps', () => {
    const counts = new RuleCounts(view, [exclude('processName', 'is', 'a.exe'), { ...include('path', 'contains', 'TWO'), enabled: false }, include('detail', 'contains', 'f'), include('path', 'is', 'nothing')]);
    expect(counts.counts[0]).toBe(3);
    let steps = 1;
    while (!counts.advance(2)) steps++;
    expect(steps).toBeGreaterThan(1);
    expect(counts.counts).toEqual([3, 2, 2, 0]);
  });

  it('lists the values of a column, most frequent first', () => {
    const values = (column: keyof typeof eventColumns, filtered?: FilterRun) => {
      const distinct = new DistinctValues(view, eventColumns[column], filtered?.selection);
      while (!distinct.advance(3));
      return distinct.values();
    };
    expect(values('path')).toEqual([{ value: 'C:\\One', count: 2 }, { value: 'C:\\Two', count: 1 }, { value: 'C:\\two', count: 1 }]);
    expect(values('result')).toEqual([{ value: 'SUCCESS', count: 3 }, { value: 'NAME NOT FOUND', count: 1 }]);
    expect(values('detail')).toHaveLength(4);
    const run = new FilterRun(view, [exclude('processName', 'is', 'b.exe')]);
    run.advance();
    expect(values('processName', run)).toEqual([{ value: 'a.exe', count: 3 }]);
  });

  it('finds text in displayed columns of displayed rows, both ways', () => {
    const run = new FilterRun(view, [exclude('processName', 'is', 'b.exe')]);
    run.advance();
    const find = (text: string, direction: 'down' | 'up', from?: number, matchCase = false) => {
      const search = new FindText(view, { text, direction, matchCase, columns: [eventColumns.path, eventColumns.detail], selection: run.selection, ...(from === undefined ? {} : { from }) });
      while (!search.advance(1));
      return search.found;
    };
    expect(find('two', 'down')).toBe(2);
    expect(find('f', 'down', 0)).toBe(3);
    expect(find('one', 'up')).toBe(3);
    expect(find('one', 'up', 3)).toBe(0);
    expect(find('one', 'up', 0)).toBe(-1);
    expect(find('one', 'down', undefined, true)).toBe(-1);
  });
});
