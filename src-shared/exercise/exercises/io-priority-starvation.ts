// src-shared/exercise/exercises/io-priority-starvation.ts
//
// How many background requests went to the disk only because they had waited too long.

import { include } from '../../query/rule.ts';
import type { Exercise } from '../exercise.ts';
import { evidence, operationOf } from '../trace-questions.ts';

const STARVED = [...operationOf('IdleIoIssue'), include('detail', 'contains', 'starvation')];

export const ioPriorityStarvation: Exercise = {
  id: 'io-priority-starvation',
  lab: 'io-priority',
  form: { kind: 'number', unit: '', tolerance: 0 },

  find(runs) {
    const starved = evidence(runs, 'new', ...STARVED);
    const all = evidence(runs, 'new', ...operationOf('IdleIoIssue'));
    if (all.count === 0) return null;
    return { answer: { kind: 'number', value: starved.count }, evidence: [starved, all], words: { count: starved.count, all: all.count } };
  },
};
