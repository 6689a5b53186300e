// src-shared/exercise/exercises/quantum-cpu-time.ts
//
// B gets twice A's work and both have the same CPU Time. Why? Each option is a statement about the old run that its trace
// confirms or refutes.

import { clockTick } from '../../trace/events/clock-tick.ts';
import { cswitch } from '../../trace/events/cswitch.ts';
import { cycleCharge } from '../../trace/events/cycle-charge.ts';
import type { Exercise } from '../exercise.ts';
import { addTo, eventsOf, evidence, onlyTrue, operationOf } from '../trace-questions.ts';

const A = 'cpuhog-a.exe';
const B = 'cpuhog-b.exe';
const WAITING = 5;
/** How much more counts as more, and how much of a difference as none. */
const MORE = 1.2;

export const quantumCpuTime: Exercise = {
  id: 'quantum-cpu-time',
  lab: 'quantum',
  form: { kind: 'choice', options: ['priority', 'sameTicks', 'moreTicks', 'slept'] },

  find(runs) {
    const { view } = runs.old;
    const ticks = new Map<string, number>();
    for (const { processName } of eventsOf(view, clockTick)) addTo(ticks, processName);
    const cycles = new Map<string, number>();
    const threads = new Map<number, string>();
    for (const { processName, fields } of eventsOf(view, cycleCharge)) {
      if (fields.target !== 0) continue;
      addTo(cycles, processName, fields.cycles);
      threads.set(fields.threadId, processName);
    }
    const priority = new Map<string, number>();
    let slept = false;
    for (const { processName, fields } of eventsOf(view, cswitch)) {
      priority.set(processName, Math.max(priority.get(processName) ?? 0, fields.newThreadPriority));
      if (fields.oldThreadState === WAITING && threads.get(fields.oldThreadId) === A) slept = true;
    }
    const of = (counts: ReadonlyMap<string, number>, name: string): number => counts.get(name) ?? 0;
    const worked = of(cycles, B) > MORE * of(cycles, A);
    const sameTicks = of(ticks, B) < MORE * of(ticks, A) && of(ticks, A) < MORE * of(ticks, B);
    const choice = onlyTrue({
      priority: worked && of(priority, B) > of(priority, A),
      sameTicks: worked && sameTicks,
      moreTicks: worked && of(ticks, B) >= MORE * of(ticks, A),
      slept: worked && slept,
    });
    if (choice === null) return null;
    return {
      answer: { kind: 'choice', choice },
      evidence: [evidence(runs, 'old', ...operationOf('ClockTick', A)), evidence(runs, 'old', ...operationOf('ClockTick', B)), evidence(runs, 'old', ...operationOf('ISR'))],
      words: { a: of(ticks, A), b: of(ticks, B), ratio: (of(cycles, B) / of(cycles, A)).toFixed(2) },
    };
  },
};
