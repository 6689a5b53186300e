// src-shared/exercise/exercises/mmcss-priority.ts
//
// The highest priority at which a thread of the player came to run.

import { cswitch } from '../../trace/events/cswitch.ts';
import { include } from '../../query/rule.ts';
import type { Exercise, RunSide } from '../exercise.ts';
import { eventsOf, evidence, operationOf } from '../trace-questions.ts';

const PLAYER = 'wmplayer.exe';

export const mmcssPriority: Exercise = {
  id: 'mmcss-priority',
  lab: 'mmcss',
  form: { kind: 'number', unit: '', tolerance: 0 },

  find(runs) {
    const highest = (side: RunSide): number => {
      let most = 0;
      for (const { processName, fields } of eventsOf(runs[side].view, cswitch)) if (processName === PLAYER) most = Math.max(most, fields.newThreadPriority);
      return most;
    };
    const value = highest('new');
    if (value === 0) return null;
    return {
      answer: { kind: 'number', value },
      evidence: [evidence(runs, 'new', ...operationOf('CSwitch', PLAYER), include('detail', 'contains', `New Priority: ${value},`))],
      words: { value, old: highest('old') },
    };
  },
};
