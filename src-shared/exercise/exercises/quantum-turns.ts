// src-shared/exercise/exercises/quantum-turns.ts
//
// How many turns A finished in the new run: a filter and a look at the status bar.

import { quantumEnd } from '../../trace/events/quantum-end.ts';
import type { Exercise } from '../exercise.ts';
import { eventsOf, evidence, operationOf } from '../trace-questions.ts';

const A = 'cpuhog-a.exe';

export const quantumTurns: Exercise = {
  id: 'quantum-turns',
  lab: 'quantum',
  form: { kind: 'number', unit: '', tolerance: 0 },

  find(runs) {
    const turns = (side: 'old' | 'new'): number => [...eventsOf(runs[side].view, quantumEnd)].filter(({ processName }) => processName === A).length;
    const value = turns('new');
    if (value === 0) return null;
    return {
      answer: { kind: 'number', value },
      evidence: [evidence(runs, 'new', ...operationOf('QuantumEnd', A)), evidence(runs, 'old', ...operationOf('QuantumEnd', A))],
      words: { count: value, old: turns('old') },
    };
  },
};
