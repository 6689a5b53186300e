// src-shared/exercise/exercises/desktop-most-failures.ts
//
// Which program looks in vain most often: registry operations that end with NAME NOT FOUND, counted by process name.

import { include } from '../../query/rule.ts';
import { eventColumns } from '../../query/columns/event-columns.ts';
import type { Exercise } from '../exercise.ts';
import { addTo, evidence, largest, onTopOfDefaults, rowsOf } from '../trace-questions.ts';

const NOT_FOUND = onTopOfDefaults(include('eventClass', 'is', 'Registry'), include('result', 'is', 'NAME NOT FOUND'));

export const desktopMostFailures: Exercise = {
  id: 'desktop-most-failures',
  lab: 'desktop',
  form: { kind: 'name', what: 'process' },

  find(runs) {
    const { view } = runs.new;
    const counts = new Map<string, number>();
    for (const row of rowsOf(view, NOT_FOUND)) addTo(counts, view.text(eventColumns.processName, row));
    const name = largest(counts);
    if (name === undefined) return null;
    return {
      answer: { kind: 'name', name },
      evidence: [evidence(runs, 'new', ...NOT_FOUND), evidence(runs, 'new', ...NOT_FOUND, include('processName', 'is', name))],
      words: { name, count: counts.get(name) ?? 0, all: [...counts.values()].reduce((sum, count) => sum + count, 0) },
    };
  },
};
