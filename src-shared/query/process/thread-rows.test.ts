import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THREAD_COLUMNS, threadOrder } from '../columns/thread-columns.ts';
import { CYCLES_PER_SECOND, ModelMachine, thread, TICK_100NS } from './process-fixture.ts';
import { processRows } from './rows.ts';
import { idleThreadRows, threadRows } from './thread-rows.ts';

describe('threadRows', () => {
  it('gives each thread its share of all processors', () => {
    const machine = new ModelMachine({ cpus: 2 });
    const process = machine.start({});
    machine.set(process, { threads: [thread({ tid: 8, cycles: 100 }), thread({ tid: 12, cycles: 0 })] });
    const before = machine.snapshot();
    machine.set(process, { threads: [thread({ tid: 8, cycles: 100 + CYCLES_PER_SECOND / 2, contextSwitches: 5 }), thread({ tid: 12, cycles: 0 }), thread({ tid: 16, cycles: 240 })] });
    machine.pass(1);
    const rows = threadRows(process, before, machine.snapshot());
    expect(rows?.map((row) => [row.tid, row.cpuPercent, row.cyclesDelta, row.contextSwitchDelta])).toEqual([[8, 25, CYCLES_PER_SECOND / 2, 5], [12, 0, 0, 0], [16, 0.000005, 240, 0]]);
  });

  it('knows a thread that began, one that ended, and one that only has the TID of one that ended', () => {
    const machine = new ModelMachine();
    const process = machine.start({});
    machine.set(process, { threads: [thread({ tid: 8 }), thread({ tid: 12, startTime: 5, cycles: 7, state: 'Running' })] });
    const before = machine.snapshot();
    machine.set(process, { threads: [thread({ tid: 8 }), thread({ tid: 12, startTime: 900, cycles: 100 }), thread({ tid: 16, startTime: 950 })] });
    machine.pass(1);
    const rows = threadRows(process, before, machine.snapshot());
    expect(rows?.map((row) => [row.key, row.difference, row.cyclesDelta])).toEqual([['8.0', 'none', 0], ['12.900', 'new', 100], ['16.950', 'new', 0], ['12.5', 'ended', null]]);
    expect(rows?.at(-1)?.thread?.state).toBe('Terminated');
  });

  it('calls nothing new where threads were not asked for before', () => {
    const machine = new ModelMachine();
    const process = machine.start({});
    const before = machine.snapshot();
    machine.set(process, { threads: [thread({ tid: 8 })] });
    machine.pass(1);
    expect(threadRows(process, before, machine.snapshot())?.map((row) => [row.difference, row.cyclesDelta, row.cpuPercent])).toEqual([['none', null, null]]);
  });

  it('adds up to the share of the process', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (used, cpus) => {
      const machine = new ModelMachine({ cpus });
      const process = machine.start({});
      machine.set(process, { threads: used.map((_, i) => thread({ tid: 8 + 4 * i })) });
      const before = machine.snapshot();
      machine.use(process, used.reduce((sum, cycles) => sum + cycles, 0));
      machine.set(process, { threads: used.map((cycles, i) => thread({ tid: 8 + 4 * i, cycles })) });
      machine.pass(1);
      const now = machine.snapshot();
      const threads = threadRows(process, before, now)!.reduce((sum, row) => sum + row.cpuPercent!, 0);
      expect(threads).toBeCloseTo(processRows(before, now).rows.find((row) => row.key === process)!.figures.cpuPercent!, 9);
    }));
  });

  it('takes clock ticks where cycles are not counted, and says that there are none', () => {
    const machine = new ModelMachine({ cyclesAvailable: false });
    const process = machine.start({});
    machine.set(process, { threads: [thread({ tid: 8, cycles: null })] });
    const before = machine.snapshot();
    machine.set(process, { threads: [thread({ tid: 8, cycles: null, userTime100ns: 32 * TICK_100NS })] });
    machine.pass(1);
    const [row] = threadRows(process, before, machine.snapshot())!;
    expect(row!.cpuPercent).toBeCloseTo(50, 9);
    expect([THREAD_COLUMNS.cyclesDelta.text(row!), THREAD_COLUMNS.cycles.text(row!)]).toEqual(['n/a', 'n/a']);
  });

  it('says so when the snapshot carries no threads', () => {
    const machine = new ModelMachine();
    const process = machine.start({});
    expect(threadRows(process, null, machine.snapshot())).toBeNull();
  });
});

describe('idleThreadRows', () => {
  it('has one row per processor', () => {
    const machine = new ModelMachine({ cpus: 2 });
    const before = machine.snapshot();
    machine.pass(1);
    expect(idleThreadRows(before, machine.snapshot()).map((row) => [row.tid, row.cpuPercent])).toEqual([[0, 100], [1, 0]]);
  });
});

describe('the columns of a thread', () => {
  const machine = new ModelMachine();
  const process = machine.start({});
  machine.set(process, { threads: [
    thread({ tid: 12, state: 'Wait:WrQueue', basePriority: 8, dynamicPriority: 10, ioPriority: 0, startAddress: 'b.dll!Start' }),
    thread({ tid: 8, state: 'Running', startAddress: 'a.exe!main' }),
    thread({ tid: 16, state: 'Wait:UserRequest', startAddress: 'a.exe!Pool' }),
  ] });
  const rows = threadRows(process, null, machine.snapshot())!;

  it('part the state from what is waited for', () => {
    expect(rows.map((row) => [THREAD_COLUMNS.state.text(row), THREAD_COLUMNS.waitReason.text(row)])).toEqual([['Wait', 'WrQueue'], ['Running', ''], ['Wait', 'UserRequest']]);
    expect([THREAD_COLUMNS.basePriority, THREAD_COLUMNS.dynamicPriority, THREAD_COLUMNS.ioPriority].map((column) => column.text(rows[0]!))).toEqual(['8', '10', 'Very Low']);
  });

  it('sort with empty cells last whichever way, and the same value by TID', () => {
    const sorted = (descending: boolean): number[] => [...rows].sort(threadOrder('waitReason', descending)).map((row) => row.tid);
    expect(sorted(false)).toEqual([16, 12, 8]);
    expect(sorted(true)).toEqual([12, 16, 8]);
    expect([...rows].sort(threadOrder('cpu', true)).map((row) => row.tid)).toEqual([8, 12, 16]);
  });
});
