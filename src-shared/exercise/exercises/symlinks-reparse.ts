// src-shared/exercise/exercises/symlinks-reparse.ts
//
// A filter that shows exactly the opens which met a link and had to begin again at another path.

import { include } from '../../query/rule.ts';
import type { Exercise } from '../exercise.ts';
import { evidence, rowsOf } from '../trace-questions.ts';

const REPARSED = [include('operation', 'is', 'CreateFile'), include('result', 'is', 'REPARSE')];

export const symlinksReparse: Exercise = {
  id: 'symlinks-reparse',
  lab: 'symlinks',
  form: { kind: 'filter', run: 'new' },

  find(runs) {
    const count = rowsOf(runs.new.view, REPARSED).length;
    if (count === 0) return null;
    return { answer: { kind: 'filter', rules: REPARSED }, evidence: [evidence(runs, 'new', ...REPARSED), evidence(runs, 'old', ...REPARSED)], words: { count } };
  },
};
