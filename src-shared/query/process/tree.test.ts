import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processOrder } from '../columns/process-columns.ts';
import { NO_FIGURES } from './figures.ts';
import { counters } from './process-fixture.ts';
import type { ProcessRow } from './rows.ts';
import { branchKeys, filterMatcher, flattenTree, type TreeOptions } from './tree.ts';

const row = (key: number, parentKey: number | null, name: string, cpuPercent = 0): ProcessRow => ({
  key, parentKey, name, kind: 'process', pid: key, parentPid: parentKey, difference: 'none',
  counters: counters({ instance: key, name }), figures: { ...NO_FIGURES, cpuPercent, privateBytes: 1024 },
});
const all: TreeOptions = { mode: 'tree', collapsed: new Set(), order: null, matches: null };
const draw = (rows: readonly ProcessRow[], options: Partial<TreeOptions> = {}): string[] =>
  flattenTree(rows, { ...all, ...options }).map((line) => `${'. '.repeat(line.depth)}${line.row.name}${line.expanded ? '' : ` +${line.hiddenRows}`}${line.dimmed ? ' (dim)' : ''}`);

const machine = [
  row(1, null, 'wininit', 1), row(2, 1, 'services', 2), row(3, 2, 'svchost', 30), row(4, 2, 'spoolsv', 5), row(5, 1, 'lsass', 9), row(6, 99, 'explorer', 3), row(7, 6, 'notepad', 4),
];

describe('flattenTree', () => {
  it('indents children under their creator and leaves orphans at the left edge', () => {
    expect(draw(machine)).toEqual(['wininit', '. services', '. . svchost', '. . spoolsv', '. lsass', 'explorer', '. notepad']);
  });

  it('sorts among siblings without losing the tree', () => {
    expect(draw(machine, { order: processOrder('cpu', true) })).toEqual(['explorer', '. notepad', 'wininit', '. lsass', '. services', '. . svchost', '. . spoolsv']);
  });

  it('sorts everything together in list mode', () => {
    expect(draw(machine, { mode: 'list', order: processOrder('cpu', true) })).toEqual(['svchost', 'lsass', 'spoolsv', 'notepad', 'explorer', 'services', 'wininit']);
  });

  it('shows the sum of a collapsed branch', () => {
    const [line] = flattenTree(machine, { ...all, collapsed: new Set([1]) });
    expect(line).toMatchObject({ expanded: false, hiddenRows: 4, figures: { cpuPercent: 47, privateBytes: 5 * 1024 } });
    expect(draw(machine, { collapsed: new Set([2]) })).toEqual(['wininit', '. services +2', '. lsass', 'explorer', '. notepad']);
  });

  it('keeps the ancestors of a match, dimmed, and opens the way to it', () => {
    const matches = filterMatcher('spool');
    expect(draw(machine, { matches })).toEqual(['wininit (dim)', '. services (dim)', '. . spoolsv']);
    expect(draw(machine, { matches, collapsed: new Set([1, 2]) })).toEqual(['wininit (dim)', '. services (dim)', '. . spoolsv']);
    expect(draw(machine, { matches, mode: 'list' })).toEqual(['spoolsv']);
  });

  it('shows processes whose creators form a circle at the left edge instead of losing them', () => {
    expect(draw([row(1, 2, 'a'), row(2, 1, 'b')])).toEqual(['a', 'b']);
  });

  it('names the branches that can be collapsed', () => {
    expect([...branchKeys(machine)].sort()).toEqual([1, 2, 6]);
  });

  it('shows every row exactly once, whatever the parents and the order', () => {
    const forest = fc.array(fc.option(fc.nat(30), { nil: null }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(forest, fc.boolean(), (parents, list) => {
      const rows = parents.map((parent, key) => row(key, parent, `p${key}`, (key * 7) % 5));
      const lines = flattenTree(rows, { ...all, mode: list ? 'list' : 'tree', order: processOrder('cpu', true) });
      expect(lines.map((line) => line.row.key).sort((a, b) => a - b)).toEqual(rows.map((r) => r.key));
    }));
  });

  it('loses nothing of the sum, whatever is collapsed', () => {
    const forest = fc.array(fc.option(fc.nat(12), { nil: null }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(forest, fc.array(fc.nat(20)), (parents, collapsed) => {
      const rows = parents.map((parent, key) => row(key, parent, `p${key}`, key));
      const lines = flattenTree(rows, { ...all, collapsed: new Set(collapsed) });
      expect(lines.reduce((sum, line) => sum + (line.figures.cpuPercent ?? 0), 0)).toBe(rows.reduce((sum, r) => sum + (r.figures.cpuPercent ?? 0), 0));
    }));
  });
});

describe('filterMatcher', () => {
  it('wants every word, anywhere, ignoring case', () => {
    const matches = filterMatcher(' CONTOSO lsa ');
    expect(machine.filter((r) => matches?.(r)).map((r) => r.name)).toEqual(['lsass']);
  });

  it('is nothing for an empty box', () => {
    expect(filterMatcher('  ')).toBeNull();
  });
});
