// src-main/labs/quantum.ts
//
// M01: who gets the processor, and for how long, when a turn is counted in clock ticks (XP) or in the thread's own cycles (Vista).
//
// Two threads of equal priority share one processor with interrupts that steal part of A's turns.
//
//   tick      0       1       2       3       4
//   A         |  ####  |  ####  |       |       |   # = interrupt time inside A's turns
//   B         |       |       |       |       |
//
// Old: a turn is two ticks whatever A got of them, so B gets 1/(1 - stolen) times as much. New: A's turn lasts until A itself has
// run two ticks' worth. Variants: the first turns of two threads that become ready in mid-interval; interrupts spread evenly
// (fair in both); a thread that runs right after a tick and sleeps through the next, which the old account hardly charges.
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1", figures 1 and 2.

import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import { QUANTUM_UNITS_PER_TICK } from '../kernel/core/time.ts';
import type { Cycles } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import { equals, near, within } from './check.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';
import { NetworkBursts } from './network-bursts.ts';
import type { Burst } from './network-bursts.ts';
import { cpuHog, tickDodger } from './programs.ts';
import { TurnProbe } from './turn-probe.ts';

export const QUANTUM_VARIANTS = ['first-turns', 'interrupts', 'uniform', 'dodger-background', 'dodger-foreground'] as const;
type Variant = (typeof QUANTUM_VARIANTS)[number];

const A = 'cpuhog-a.exe';
const B = 'cpuhog-b.exe';
/** How much of each interval the dodger runs. */
const DODGER_SHARE = 0.95;
/** Ticks below which a turn of the foreground dodger may not come to its end. */
const SHORT_RUN = 24;
/** At most what clock interrupt, its DPC and context switches take of an interval. */
const OWN_TIME = 0.002;
/** Pieces a tick in which the uniform variant spreads the same load. */
const UNIFORM_PIECES = 16;

export const quantumLab = defineLab<TurnProbe>({
  id: 'quantum',
  title: 'CPU time accounting and quantum: ticks or cycles',
  mechanisms: ['M01'],
  story: 'Two threads of the same priority share a processor while a network adapter interrupts one of them. Count its turn in clock ticks, and the interrupts are paid by the thread that happened to be running; count it in cycles, and they are not.',
  switches: ['cpu.cycleAccounting'],
  profiles: ['windows-xp', 'windows-vista'],
  enableFlags: EnableFlag.CSWITCH | EnableFlag.DISPATCHER | EnableFlag.DPC | EnableFlag.INTERRUPT | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'variant', title: 'Variant', type: 'choice', unit: '', default: 'interrupts', choices: QUANTUM_VARIANTS },
    { name: 'stolenShare', title: "Share of A's turn that interrupts take", type: 'number', unit: '', default: 0.5, minimum: 0, maximum: 0.9 },
    { name: 'ticks', title: 'Length of the experiment', type: 'integer', unit: 'ticks', default: 400, minimum: 8, maximum: 100_000 },
  ],
  metrics: [
    { name: 'firstTurnTicksA', unit: 'ticks', meaning: "cycles that thread A ran in its first turn, in clock ticks' worth" },
    { name: 'firstTurnTicksB', unit: 'ticks', meaning: "cycles that thread B ran in its first turn, in clock ticks' worth" },
    { name: 'cycleShareA', unit: '', meaning: 'share of A in the cycles that A and B ran' },
    { name: 'cycleShareB', unit: '', meaning: 'share of B in the cycles that A and B ran' },
    { name: 'cpuTimeShareA', unit: '', meaning: 'share of A in the clock ticks charged to A and B (CPU Time)' },
    { name: 'cpuTimeShareB', unit: '', meaning: 'share of B in the clock ticks charged to A and B (CPU Time)' },
    { name: 'minTurnTicks', unit: 'ticks', meaning: 'shortest turn of A or B: cycles run between two quantum ends' },
    { name: 'maxTurnTicks', unit: 'ticks', meaning: 'longest turn of A or B: cycles run between two quantum ends' },
    { name: 'cyclesPerQuantumTicks', unit: 'ticks', meaning: 'mean cycles that A (the dodger, where there is one) ran between two of its quantum ends' },
  ],

  machine(parameters) {
    const turn = parameters.text('variant') === 'first-turns' ? QUANTUM_UNITS_PER_TICK : null;
    return turn === null ? DEFAULT_MACHINE : { ...DEFAULT_MACHINE, quantumUnits: { background: turn, foreground: turn } };
  },

  createProbe: () => new TurnProbe(),

  start(kernel, parameters, probe) {
    const variant = parameters.text('variant') as Variant;
    const tick = kernel.machine.tickCycles;
    const dodges = variant === 'dodger-background' || variant === 'dodger-foreground';
    const a = kernel.ps.createProcess({
      imagePath: `C:\\Tools\\${A}`, pid: 3000, tid: 3004, suspended: true, basePriority: dodges ? 9 : 8, ...OWNER,
      program: dodges ? (u) => tickDodger(u, Math.round(tick * DODGER_SHARE)) : (u) => cpuHog(u),
    });
    const b = kernel.ps.createProcess({ imagePath: `C:\\Tools\\${B}`, pid: 3100, tid: 3104, suspended: true, ...OWNER, program: (u) => cpuHog(u) });
    if (variant === 'dodger-foreground') kernel.ps.setForeground(a);
    const begin = variant === 'first-turns' ? tick / 3 : 0;
    kernel.scheduleCommand(begin, { kind: 'resume', pid: a.pid });
    kernel.scheduleCommand(begin, { kind: 'resume', pid: b.pid });
    new NetworkBursts(kernel, bursts(variant, parameters.number('stolenShare'), tick));

    return {
      endTime: tick * parameters.number('ticks'),
      metrics() {
        const cyclesA = kernel.ps.times(a).cycles;
        const cyclesB = kernel.ps.times(b).cycles;
        const timeA = kernel.ps.queryCpuTime(a);
        const timeB = kernel.ps.queryCpuTime(b);
        const turnsA = probe.of(A);
        const turnsB = probe.of(B);
        const all = [turnsA, turnsB].filter((turns) => turns !== undefined);
        return {
          firstTurnTicksA: turnsA === undefined ? null : turnsA.first / tick,
          firstTurnTicksB: turnsB === undefined ? null : turnsB.first / tick,
          cycleShareA: share(cyclesA, cyclesB),
          cycleShareB: share(cyclesB, cyclesA),
          cpuTimeShareA: share(timeA, timeB),
          cpuTimeShareB: share(timeB, timeA),
          minTurnTicks: all.length === 0 ? null : Math.min(...all.map((turns) => turns.minimum)) / tick,
          maxTurnTicks: all.length === 0 ? null : Math.max(...all.map((turns) => turns.maximum)) / tick,
          cyclesPerQuantumTicks: turnsA === undefined ? null : turnsA.total / turnsA.count / tick,
        };
      },
      checks: (metrics) => checks(kernel, parameters, metrics),
    } satisfies LabRun;
  },
});

const OWNER = { user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'Medium', company: 'Kernelscope', description: 'Computes without end', parentPid: 4 } as const;

function share(part: number, rest: number): MetricValue {
  return part + rest === 0 ? null : part / (part + rest);
}

/** When the adapter interrupts. */
function* bursts(variant: Variant, stolen: number, tick: Cycles): Generator<Burst, void, void> {
  if (stolen === 0) return;
  switch (variant) {
    case 'first-turns': {
      // A's part of the first interval is the last two thirds of it; the burst lies in the middle of that.
      const length = Math.round(((tick * 2) / 3) * stolen);
      yield { start: Math.round((tick * 2) / 3 - length / 2), length };
      return;
    }
    case 'interrupts': {
      const length = Math.round(tick * stolen);
      const offset = Math.round((tick - length) / 2);
      for (let interval = 0; ; interval += 4) {
        yield { start: interval * tick + offset, length };
        yield { start: (interval + 1) * tick + offset, length };
      }
    }
    case 'uniform': {
      // The load of `interrupts`, half of the intervals at `stolen`, spread over all of them.
      const slot = tick / UNIFORM_PIECES;
      const length = Math.round((slot * stolen) / 2);
      for (let piece = 0; ; piece++) yield { start: Math.round(piece * slot + (slot - length) / 2), length };
    }
    default:
  }
}

/** What theory says, for these parameters. Turn lengths allow for the clock's and the switches' own time. */
function checks(kernel: Kernel, parameters: LabParameters, metrics: LabMetrics): readonly LabCheck[] {
  const variant = parameters.text('variant') as Variant;
  const stolen = parameters.number('stolenShare');
  const byCycles = kernel.features.on('cpu.cycleAccounting');
  const { tickCycles, quantumUnits } = kernel.machine;
  const slack = kernel.ke.quantum.slack / tickCycles;
  const turn = (variant === 'dodger-foreground' ? quantumUnits.foreground : quantumUnits.background) / QUANTUM_UNITS_PER_TICK;
  const value = (name: string): MetricValue => metrics[name] as MetricValue;
  // A short run ends in the middle of a pattern of turns.
  const tolerance = Math.max(0.01, 4 / parameters.number('ticks'));
  const found: LabCheck[] = [];
  switch (variant) {
    case 'first-turns': {
      const part = (2 / 3) * (1 - stolen);
      found.push(near('firstTurnTicksA', value('firstTurnTicksA'), byCycles ? part + 1 : part, 0.01), near('firstTurnTicksB', value('firstTurnTicksB'), 1, 0.01));
      break;
    }
    case 'interrupts': {
      const expected = byCycles ? 0.5 : (1 - stolen) / (2 - stolen);
      found.push(near('cycleShareA', value('cycleShareA'), expected, tolerance), near('cycleShareB', value('cycleShareB'), 1 - expected, tolerance));
      break;
    }
    case 'uniform': {
      const useful = 1 - stolen / 2;
      // Where the thread's part of whole intervals all but makes a turn, the clock's and the switches' own time decides about one more.
      const intervals = (part: number): number => (byCycles ? Math.ceil((turn - slack) / part) : turn);
      found.push(
        near('cycleShareA', value('cycleShareA'), 0.5, tolerance),
        within('cyclesPerQuantumTicks', value('cyclesPerQuantumTicks'), useful * intervals(useful) - 0.02, useful * intervals(useful - OWN_TIME) + 0.02),
      );
      break;
    }
    default: {
      const intervals = byCycles ? Math.ceil((turn - slack) / DODGER_SHARE) : turn * QUANTUM_UNITS_PER_TICK;
      found.push(near('cyclesPerQuantumTicks', value('cyclesPerQuantumTicks'), intervals * DODGER_SHARE, 0.01), equals('cpuTimeShareA', value('cpuTimeShareA'), 0));
    }
  }
  if (byCycles) {
    const background = quantumUnits.background / QUANTUM_UNITS_PER_TICK;
    found.push(within('minTurnTicks', value('minTurnTicks'), background - slack, turn + 1), within('maxTurnTicks', value('maxTurnTicks'), background - slack, turn + 1));
  }
  // A run that is too short for a turn to end has nothing to check there.
  return parameters.number('ticks') < SHORT_RUN ? found.filter((check) => check.actual !== null) : found;
}
