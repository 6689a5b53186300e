// src-shared/exercise/exercises/cycles-delta-ticks.ts
//
// A filter that shows exactly the clock ticks from which the hog's CPU Time was made.

import type { Exercise } from '../exercise.ts';
import { evidence, operationOf, rowsOf } from '../trace-questions.ts';

/** Length of a clock interval. */
const TICK_SECONDS = 0.015625;
const HOG_TICKS = operationOf('ClockTick', 'cpuhog.exe');

export const cyclesDeltaTicks: Exercise = {
  id: 'cycles-delta-ticks',
  lab: 'cycles-delta',
  form: { kind: 'filter', run: 'new' },

  find(runs) {
    const count = rowsOf(runs.new.view, HOG_TICKS).length;
    if (count === 0) return null;
    return {
      answer: { kind: 'filter', rules: HOG_TICKS },
      evidence: [evidence(runs, 'new', ...HOG_TICKS), evidence(runs, 'old', ...HOG_TICKS)],
      words: { count, seconds: (count * TICK_SECONDS).toFixed(3) },
    };
  },
};
