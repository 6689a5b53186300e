import { describe, expect, it } from 'vitest';
import { nextFade, NO_DIFFERENCES, observeDifferences, withDifferences } from './difference-highlight.ts';
import { ModelMachine } from './process-fixture.ts';
import { processRows } from './rows.ts';
import { DEFAULT_ROW_COLOURS, rowColour } from './row-colour.ts';
import { ProcessFlag } from './snapshot.ts';
import type { ProcessCounters } from './snapshot.ts';

function scene() {
  const machine = new ModelMachine();
  const old = machine.start({ name: 'old.exe' });
  machine.pass(1);
  const first = machine.snapshot();
  machine.end(old);
  machine.start({ name: 'new.exe' });
  machine.pass(1);
  const second = machine.snapshot();
  machine.pass(1);
  return { first: processRows(null, first).rows, second: processRows(first, second).rows, third: processRows(second, machine.snapshot()).rows };
}
const lit = (rows: ReturnType<typeof withDifferences>): string[] => rows.filter((row) => row.kind === 'process').map((row) => `${row.name} ${row.difference}`);

describe('difference highlighting', () => {
  it('keeps new rows green and ended rows red for the set duration (acceptance 5)', () => {
    const { first, second } = scene();
    let state = observeDifferences(NO_DIFFERENCES, first, 0, 1000);
    expect(lit(withDifferences(first, state, 0))).toEqual(['old.exe none']);
    state = observeDifferences(state, second, 1000, 1000);
    expect(lit(withDifferences(second, state, 1000))).toEqual(['new.exe new', 'old.exe ended']);
    expect(nextFade(state, 1000)).toBe(2000);
    expect(lit(withDifferences(second, state, 1999))).toEqual(['new.exe new', 'old.exe ended']);
    expect(lit(withDifferences(second, state, 2000))).toEqual(['new.exe none']);
    expect(nextFade(state, 2000)).toBeNull();
  });

  it('keeps them over later refreshes when the duration is longer than the interval', () => {
    const { second, third } = scene();
    let state = observeDifferences(NO_DIFFERENCES, second, 1000, 3000);
    state = observeDifferences(state, third, 2000, 3000);
    expect(lit(withDifferences(third, state, 2000))).toEqual(['new.exe new', 'old.exe ended']);
    expect(withDifferences(third, state, 2000).find((row) => row.name === 'old.exe')?.figures.cyclesDelta).toBeNull();
    expect(lit(withDifferences(third, state, 4000))).toEqual(['new.exe none']);
  });

  it('shows nothing with duration 0', () => {
    const { second } = scene();
    const state = observeDifferences(NO_DIFFERENCES, second, 1000, 0);
    expect(lit(withDifferences(second, state, 1000))).toEqual(['new.exe none']);
  });
});

describe('rowColour', () => {
  const coloured = (flags: number, user = 'PC\\KIM', more: Partial<ProcessCounters> = {}): string | null => {
    const machine = new ModelMachine();
    machine.start({ flags, user, ...more });
    return rowColour(processRows(null, machine.snapshot()).rows[2] as never, 'pc\\kim', DEFAULT_ROW_COLOURS);
  };

  it('lets the stronger colour win', () => {
    expect(coloured(ProcessFlag.Service | ProcessFlag.Suspended)).toBe('suspended');
    expect(coloured(ProcessFlag.Service | ProcessFlag.Packed)).toBe('packed');
    expect(coloured(ProcessFlag.Service)).toBe('service');
  });

  it('knows own processes by user, ignoring case, and leaves the rest plain', () => {
    expect([coloured(0), coloured(0, 'NT AUTHORITY\\SYSTEM')]).toEqual(['own', null]);
  });

  it('tells a process that only its I/O keeps from one that waits for I/O and from one without threads yet', () => {
    expect(coloured(ProcessFlag.Suspended, '', { threadCount: 0, pendingIrps: 1 })).toBe('defunct');
    expect([coloured(0, '', { pendingIrps: 1 }), coloured(0, '', { threadCount: 0 })]).toEqual([null, null]);
  });

  it('leaves out what is off by default', () => {
    expect(coloured(ProcessFlag.DotNet | ProcessFlag.Job | ProcessFlag.Protected)).toBe('own');
  });
});
