import { describe, expect, it } from 'vitest';
import { EVENT_CLASSES } from '../../src-shared/trace/event-type.ts';
import { SmallTrace } from '../../src-shared/query/fixtures/small-trace.ts';
import { exclude, include } from '../../src-shared/query/rule.ts';
import { CLASS_COUNT, MAX_BINS, OverviewBuilder } from './overview-builder.ts';
import type { ViewChoice } from './protocol.ts';
import { RowFlag } from './protocol.ts';
import { countShown, distinctValues, findRows, nextMark, ruleCounts } from './questions.ts';
import { TraceSession } from './trace-session.ts';

const CHOICE: ViewChoice = { rules: [], highlightRules: [], timeRange: null, advancedOutput: false, utcOffsetMinutes: 0 };

function sessionOf(trace: SmallTrace, choice: Partial<ViewChoice> = {}): TraceSession {
  const session = new TraceSession(1, { kind: 'live' }, trace.store, { ...CHOICE, ...choice }, 1);
  settle(session);
  return session;
}

function settle(session: TraceSession): void {
  for (let i = 0; i < 1000 && !session.advance(); i++);
}

function end<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function sample(): SmallTrace {
  const trace = new SmallTrace();
  trace.add(
    { process: 'a.exe', operation: 'ReadFile', path: 'C:\\x.dll', ticks: 0 },
    { process: 'b.exe', operation: 'RegOpenKey', path: 'HKLM\\Software', result: 0xc000_0034, ticks: 100 },
    { process: 'a.exe', operation: 'TCP Send', path: 'a:1 -> b:2', ticks: 200 },
    { process: 'c.exe', operation: 'CreateFile', path: 'C:\\y.dll', result: 0xc000_0022, duration: undefined, ticks: 300 },
  );
  return trace;
}

describe('TraceSession', () => {
  it('gives rows as plain texts with classes and flags', () => {
    const answer = sessionOf(sample(), { highlightRules: [include('processName', 'is', 'b.exe')] }).rows(0, 10, ['processName', 'operation']);
    expect([...answer.rows]).toEqual([0, 1, 2, 3]);
    expect(answer.texts).toEqual(['a.exe', 'ReadFile', 'b.exe', 'RegOpenKey', 'a.exe', 'TCP Send', 'c.exe', 'CreateFile']);
    expect([...answer.classes].map((index) => EVENT_CLASSES[index])).toEqual(['File System', 'Registry', 'Network', 'File System']);
    expect([...answer.flags]).toEqual([0, RowFlag.Highlighted | RowFlag.ExpectedFailure, 0, RowFlag.RealError]);
  });

  it('filters again when rules change, and counts a new generation', () => {
    const session = sessionOf(sample());
    const before = session.generation;
    session.choose({ ...CHOICE, rules: [exclude('processName', 'is', 'a.exe')] });
    settle(session);
    expect(session.generation).toBeGreaterThan(before);
    expect([...session.rows(0, 10, []).rows]).toEqual([1, 3]);
    expect(session.place(2)).toEqual({ place: 1, exact: false });
    expect(session.status()).toMatchObject({ shown: 2, total: 4, filtered: 1 });
  });

  it('keeps its places when only a highlight changes', () => {
    const session = sessionOf(sample());
    const { generation, revision } = session;
    session.choose({ ...CHOICE, highlightRules: [include('processName', 'is', 'a.exe')] });
    settle(session);
    expect(session.generation).toBe(generation);
    expect(session.revision).toBeGreaterThan(revision);
  });

  it('shows only a brushed time range', () => {
    expect([...sessionOf(sample(), { timeRange: { start: 100 * 240, end: 200 * 240 } }).rows(0, 10, []).rows]).toEqual([1, 2]);
  });

  it('takes in what arrives later', () => {
    const trace = sample();
    const session = sessionOf(trace, { rules: [include('processName', 'is', 'a.exe')] });
    trace.add({ process: 'a.exe', operation: 'ReadFile', ticks: 400 });
    settle(session);
    expect([...session.rows(0, 10, []).rows]).toEqual([0, 2, 4]);
  });

  it('forgets rows and bookmarks on Clear', () => {
    const session = sessionOf(sample());
    session.bookmarks.add(1);
    session.clear();
    settle(session);
    expect(session.status()).toMatchObject({ shown: 0, total: 0 });
    expect(session.bookmarks.size).toBe(0);
  });
});

describe('questions', () => {
  const session = sessionOf(sample(), { highlightRules: [include('processName', 'is', 'c.exe')] });
  const find = (text: string, from: number, backwards = false, matchCase = false) => end(findRows(session, { text, matchCase, backwards, from, columns: ['processName', 'operation', 'path'] }));

  it('finds in displayed columns, forwards and backwards', () => {
    expect(find('.DLL', -1)).toEqual({ row: 0, place: 0 });
    expect(find('.dll', 0)).toEqual({ row: 3, place: 3 });
    expect(find('a.exe', 3, true)).toEqual({ row: 2, place: 2 });
    expect(find('.DLL', -1, false, true)).toBeNull();
  });

  it('counts values, rules and what rules would show', () => {
    expect(end(distinctValues(session, 'processName', 10)).values).toEqual([{ value: 'a.exe', count: 2 }, { value: 'b.exe', count: 1 }, { value: 'c.exe', count: 1 }]);
    expect(end(distinctValues(session, 'path', 2))).toMatchObject({ complete: false });
    expect(end(ruleCounts(session, [exclude('processName', 'is', 'a.exe'), { ...include('path', 'contains', 'dll'), enabled: false }]))).toEqual([2, 2]);
    expect(end(countShown(session, [exclude('processName', 'is', 'a.exe')]))).toBe(2);
  });

  it('walks marked rows', () => {
    session.bookmarks.add(0).add(2);
    expect(end(nextMark(session, 'bookmark', 0, false))).toEqual({ row: 2, place: 2 });
    expect(end(nextMark(session, 'bookmark', 2, true))).toEqual({ row: 0, place: 0 });
    expect(end(nextMark(session, 'highlight', -1, false))).toEqual({ row: 3, place: 3 });
    expect(end(nextMark(session, 'highlight', 3, false))).toBeNull();
  });
});

describe('OverviewBuilder', () => {
  const totals = (counts: Uint32Array) => counts.reduce((sum, count) => sum + count, 0);

  it('counts events by class and time', () => {
    const trace = sample();
    const builder = new OverviewBuilder(trace.store);
    expect(builder.advance(2)).toBe(false);
    expect(builder.advance(100)).toBe(true);
    const { counts, bins } = builder.overview(7);
    expect(bins).toBe(1);
    expect([...counts]).toEqual(EVENT_CLASSES.map((name) => ({ 'File System': 2, Registry: 1, Network: 1 } as Readonly<Record<string, number>>)[name] ?? 0));
  });

  it('doubles its bins when time runs out of them and loses no event', () => {
    const trace = new SmallTrace();
    const tenMs = 100_000;
    trace.add(...Array.from({ length: 500 }, (_, i) => ({ operation: 'ReadFile', ticks: i * tenMs })));
    const builder = new OverviewBuilder(trace.store);
    builder.advance(1e6);
    const { counts, bins, binTime } = builder.overview(1);
    expect(bins).toBeLessThanOrEqual(MAX_BINS);
    expect(binTime).toBe(8 * 10_000 * 240);
    expect(counts.length).toBe(bins * CLASS_COUNT);
    expect(totals(counts)).toBe(500);
  });

  it('begins anew after Clear', () => {
    const trace = sample();
    const builder = new OverviewBuilder(trace.store);
    builder.advance(100);
    trace.store.clear();
    builder.advance(100);
    expect(builder.overview(1).bins).toBe(0);
  });
});
