import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuPercentText } from './number-text.ts';
import { CYCLES_PER_SECOND, ModelMachine } from './process-fixture.ts';
import { IDLE_KEY, INTERRUPTS_KEY, processRows, type ProcessRow } from './rows.ts';

const named = (rows: readonly ProcessRow[], name: string): ProcessRow => rows.find((row) => row.name === name) as ProcessRow;
const sum = (rows: readonly ProcessRow[]): number => rows.reduce((total, row) => total + (row.figures.cpuPercent ?? 0), 0);

describe('processRows', () => {
  it('has no deltas on the first refresh, and nothing is new in it', () => {
    const machine = new ModelMachine();
    machine.start({ name: 'a.exe' });
    machine.pass(1);
    const { rows, summary } = processRows(null, machine.snapshot());
    expect(rows.map((row) => [row.name, row.figures.cpuPercent, row.figures.cyclesDelta, row.difference])).toEqual([
      ['System Idle Process', null, null, 'none'], ['Interrupts', null, null, 'none'], ['a.exe', null, null, 'none'],
    ]);
    expect([summary.cpuPercent, summary.elapsed, summary.processes]).toEqual([null, 0, 1]);
  });

  it('gives a process of 50 us every 10 ms its cycles and half a percent, with CPU Time 0 (acceptance 1)', () => {
    const machine = new ModelMachine();
    const service = machine.start({ name: 'service.exe' });
    let before = machine.snapshot();
    for (let second = 0; second < 60; second++) {
      machine.use(service, 100 * 120_000, 0, 100);
      machine.pass(1);
      const now = machine.snapshot();
      const row = named(processRows(before, now).rows, 'service.exe');
      expect(row.figures).toMatchObject({ cyclesDelta: 12_000_000, contextSwitchDelta: 100, kernelTime100ns: 0, userTime100ns: 0 });
      expect(row.figures.cpuPercent).toBeCloseTo(0.5, 10);
      before = now;
    }
  });

  it('sums to 100 when a heavy process ends in the interval, and keeps the others right (acceptance 2)', () => {
    const machine = new ModelMachine();
    const heavy = machine.start({ name: 'heavy.exe' });
    const light = machine.start({ name: 'light.exe' });
    machine.use(heavy, 50 * CYCLES_PER_SECOND);
    machine.pass(60);
    const before = machine.snapshot();
    machine.use(heavy, 0.5 * CYCLES_PER_SECOND);
    machine.use(light, 0.1 * CYCLES_PER_SECOND);
    machine.end(heavy);
    machine.pass(1);
    const { rows, summary } = processRows(before, machine.snapshot());
    expect(sum(rows)).toBeCloseTo(100, 9);
    expect(named(rows, 'light.exe').figures.cpuPercent).toBeCloseTo(10, 9);
    expect(named(rows, 'heavy.exe')).toMatchObject({ difference: 'ended' });
    expect(named(rows, 'heavy.exe').figures.cpuPercent).toBeCloseTo(50, 9);
    expect(summary.cpuPercent).toBeCloseTo(60, 9);
  });

  it('keeps the shares of the living right even where nobody says which process ended', () => {
    const machine = new ModelMachine();
    const heavy = machine.start({ name: 'heavy.exe' });
    const light = machine.start({ name: 'light.exe' });
    machine.use(heavy, CYCLES_PER_SECOND);
    machine.pass(2);
    const before = machine.snapshot();
    machine.use(heavy, 0.5 * CYCLES_PER_SECOND);
    machine.use(light, 0.25 * CYCLES_PER_SECOND);
    machine.end(heavy);
    machine.pass(1);
    const { rows } = processRows(before, { ...machine.snapshot(), ended: [] });
    expect(named(rows, 'light.exe').figures.cpuPercent).toBeCloseTo(25, 9);
  });

  it('doubles Cycles Delta and keeps CPU when the update interval doubles (acceptance 3)', () => {
    const over = (seconds: number): ProcessRow => {
      const machine = new ModelMachine();
      const busy = machine.start({ name: 'busy.exe' });
      const before = machine.snapshot();
      machine.use(busy, 0.3 * CYCLES_PER_SECOND * seconds);
      machine.pass(seconds);
      return named(processRows(before, machine.snapshot()).rows, 'busy.exe');
    };
    expect(over(2).figures.cyclesDelta).toBe(2 * (over(1).figures.cyclesDelta as number));
    expect(over(2).figures.cpuPercent).toBeCloseTo(over(1).figures.cpuPercent as number, 9);
  });

  it('gives a suspended process no deltas and a frozen CPU Time (acceptance 4)', () => {
    const machine = new ModelMachine();
    const process = machine.start({ name: 'a.exe' });
    machine.use(process, CYCLES_PER_SECOND / 2, 3, 9);
    machine.pass(1);
    const before = machine.snapshot();
    machine.pass(1);
    const row = named(processRows(before, machine.snapshot()).rows, 'a.exe');
    expect(row.figures).toMatchObject({ cyclesDelta: 0, contextSwitchDelta: 0, cpuPercent: 0, ran: false, userTime100ns: 3 * 156_250 });
    expect(cpuPercentText(row.figures.cpuPercent, row.figures.ran)).toBe('');
  });

  it('shows < 0.01 for cycles that round to nothing (acceptance 6)', () => {
    const machine = new ModelMachine();
    const process = machine.start({ name: 'a.exe' });
    const before = machine.snapshot();
    machine.use(process, 10_000);
    machine.pass(1);
    const { figures } = named(processRows(before, machine.snapshot()).rows, 'a.exe');
    expect(cpuPercentText(figures.cpuPercent, figures.ran)).toBe('< 0.01');
  });

  it('counts all of a process that started in the interval, and both of one that came and went', () => {
    const machine = new ModelMachine();
    machine.pass(1);
    const before = machine.snapshot();
    const late = machine.start({ name: 'late.exe' });
    const brief = machine.start({ name: 'brief.exe' });
    machine.use(late, 0.2 * CYCLES_PER_SECOND);
    machine.use(brief, 0.1 * CYCLES_PER_SECOND);
    machine.end(brief);
    machine.pass(1);
    const { rows } = processRows(before, machine.snapshot());
    expect(named(rows, 'late.exe')).toMatchObject({ difference: 'new', figures: { cyclesDelta: 0.2 * CYCLES_PER_SECOND } });
    expect(named(rows, 'brief.exe')).toMatchObject({ difference: 'ended', figures: { cyclesDelta: 0.1 * CYCLES_PER_SECOND } });
    expect(sum(rows)).toBeCloseTo(100, 9);
  });

  it('computes CPU from the clock tick where cycles are not counted, with < 0.01 for switches without a tick', () => {
    const machine = new ModelMachine({ cyclesAvailable: false });
    const hog = machine.start({ name: 'hog.exe' });
    const dodger = machine.start({ name: 'dodger.exe' });
    const before = machine.snapshot();
    machine.use(hog, 0.05 * CYCLES_PER_SECOND, 64);
    machine.use(dodger, 0.95 * CYCLES_PER_SECOND, 0);
    machine.pass(1);
    const { rows, summary } = processRows(before, machine.snapshot());
    expect(summary.basis).toBe('ticks');
    expect(named(rows, 'hog.exe').figures).toMatchObject({ cpuPercent: 100, cycles: null, cyclesDelta: null });
    const { figures } = named(rows, 'dodger.exe');
    expect(cpuPercentText(figures.cpuPercent, figures.ran)).toBe('< 0.01');
  });

  it('never subtracts snapshots of two machines', () => {
    const machine = new ModelMachine();
    machine.pass(1);
    const before = machine.snapshot();
    machine.run = 2;
    machine.pass(1);
    expect(processRows(before, machine.snapshot()).summary.elapsed).toBe(0);
  });

  it('puts interrupts and DPCs into the context-switch columns of Interrupts, below System', () => {
    const machine = new ModelMachine();
    const system = machine.start({ name: 'System', pid: 4 });
    const before = machine.snapshot();
    machine.interrupts(64, 2_400_000);
    machine.pass(1);
    const { rows } = processRows(before, machine.snapshot());
    expect(named(rows, 'Interrupts')).toMatchObject({ key: INTERRUPTS_KEY, pid: null, parentKey: system, figures: { contextSwitchDelta: 64, cyclesDelta: 2_400_000 } });
    expect(named(rows, 'System')).toMatchObject({ parentKey: IDLE_KEY });
  });

  it('gives shares that sum to 100 whatever starts, runs, ends and interrupts', () => {
    const step = fc.record({
      use: fc.array(fc.record({ who: fc.nat(9), share: fc.double({ min: 0, max: 0.1, noNaN: true }) }), { maxLength: 8 }),
      start: fc.boolean(), end: fc.option(fc.nat(9)), interrupts: fc.double({ min: 0, max: 0.1, noNaN: true }), look: fc.boolean(),
    });
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (steps, cpus) => {
      const machine = new ModelMachine({ cpus });
      const living = [machine.start({ name: 'first.exe' })];
      let before = machine.snapshot();
      for (const { use, start, end, interrupts, look } of steps) {
        if (start) living.push(machine.start({}));
        for (const { who, share } of use) {
          const instance = living[who % living.length];
          if (instance !== undefined) machine.use(instance, Math.round(share * CYCLES_PER_SECOND));
        }
        machine.interrupts(1, Math.round(interrupts * CYCLES_PER_SECOND));
        if (end !== null && living.length > 0) machine.end(living.splice(end % living.length, 1)[0] as number);
        machine.pass(1);
        if (!look) continue;
        const now = machine.snapshot();
        const { rows } = processRows(before, now);
        expect(sum(rows)).toBeCloseTo(100, 6);
        for (const row of rows) expect(row.figures.cpuPercent).toBeGreaterThanOrEqual(0);
        before = now;
      }
    }));
  });
});
