import { describe, expect, it } from 'vitest';
import { CYCLES_PER_SECOND, ModelMachine, thread } from './process-fixture.ts';
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
