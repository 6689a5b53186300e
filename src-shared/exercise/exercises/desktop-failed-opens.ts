// src-shared/exercise/exercises/desktop-failed-opens.ts
//
// A filter that shows exactly the files that Explorer tried to open and did not find.

import { include } from '../../query/rule.ts';
import type { Exercise } from '../exercise.ts';
import { evidence, onTopOfDefaults, rowsOf } from '../trace-questions.ts';

const FAILED_OPENS = onTopOfDefaults(include('processName', 'is', 'explorer.exe'), include('operation', 'is', 'CreateFile'), include('result', 'is', 'NAME NOT FOUND'));

export const desktopFailedOpens: Exercise = {
  id: 'desktop-failed-opens',
  lab: 'desktop',
  form: { kind: 'filter', run: 'new' },

  find(runs) {
    const count = rowsOf(runs.new.view, FAILED_OPENS).length;
    if (count === 0) return null;
    return { answer: { kind: 'filter', rules: FAILED_OPENS }, evidence: [evidence(runs, 'new', ...FAILED_OPENS)], words: { count } };
  },
};
