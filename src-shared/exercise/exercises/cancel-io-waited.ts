// src-shared/exercise/exercises/cancel-io-waited.ts
//
// How long the open of the other machine's share took: its Duration in the trace.

import { include } from '../../query/rule.ts';
import { createFile } from '../../trace/events/create-file.ts';
import type { Exercise, RunSide } from '../exercise.ts';
import { eventsOf, evidence, operationOf } from '../trace-questions.ts';

const ELSEWHERE = include('path', 'beginsWith', '\\\\');

export const cancelIoWaited: Exercise = {
  id: 'cancel-io-waited',
  lab: 'cancel-io',
  form: { kind: 'number', unit: 's', tolerance: 0.05 },

  find(runs) {
    const waited = (side: RunSide): number | null => {
      const { view } = runs[side];
      for (const { path, duration } of eventsOf(view, createFile)) if (path.startsWith(ELSEWHERE.value)) return duration / (view.trace.info.clock.unitsPer100ns * 1e7);
      return null;
    };
    const value = waited('new');
    if (value === null) return null;
    return {
      answer: { kind: 'number', value },
      evidence: [evidence(runs, 'new', ...operationOf('CreateFile'), ELSEWHERE), evidence(runs, 'new', ...operationOf('CancelRoutine')), evidence(runs, 'old', ...operationOf('CancelRoutine'))],
      words: { seconds: value.toFixed(2), old: (waited('old') ?? 0).toFixed(2) },
    };
  },
};
