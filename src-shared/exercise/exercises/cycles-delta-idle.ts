// src-shared/exercise/exercises/cycles-delta-idle.ts
//
// Which program looks idle and is not: no clock tick was charged to it, yet it ran more cycles than any other such program.

import { clockTick } from '../../trace/events/clock-tick.ts';
import { cycleCharge } from '../../trace/events/cycle-charge.ts';
import type { Exercise } from '../exercise.ts';
import { addTo, eventsOf, evidence, largest, operationOf } from '../trace-questions.ts';

export const cyclesDeltaIdle: Exercise = {
  id: 'cycles-delta-idle',
  lab: 'cycles-delta',
  form: { kind: 'name', what: 'process' },

  find(runs) {
    const { view } = runs.new;
    const ticked = new Set<string>();
    for (const { processName } of eventsOf(view, clockTick)) ticked.add(processName);
    const cycles = new Map<string, number>();
    for (const { processName, fields } of eventsOf(view, cycleCharge)) {
      if (fields.target === 0 && !ticked.has(processName)) addTo(cycles, processName, fields.cycles);
    }
    const name = largest(cycles);
    if (name === undefined) return null;
    return {
      answer: { kind: 'name', name },
      evidence: [evidence(runs, 'new', ...operationOf('ClockTick', name)), evidence(runs, 'new', ...operationOf('CycleCharge', name))],
      words: { name, cycles: cycles.get(name) ?? 0, others: cycles.size - 1 },
    };
  },
};
