// src-shared/exercise/exercises/mmcss-starving.ts
//
// With System Responsiveness 0, what is left for the scanner? The share of the cycles that the trace charges to it.

import { cycleCharge } from '../../trace/events/cycle-charge.ts';
import type { Exercise } from '../exercise.ts';
import { addTo, eventsOf, evidence, operationOf } from '../trace-questions.ts';

const PLAYER = 'wmplayer.exe';
const HOG = 'scanner.exe';

export const mmcssStarving: Exercise = {
  id: 'mmcss-starving',
  lab: 'mmcss',
  form: { kind: 'number', unit: '%', tolerance: 2 },
  parameters: { systemResponsiveness: 0 },

  find(runs) {
    const cycles = new Map<string, number>();
    for (const { processName, fields } of eventsOf(runs.new.view, cycleCharge)) if (fields.target === 0) addTo(cycles, processName, fields.cycles);
    const hog = cycles.get(HOG) ?? 0;
    const player = cycles.get(PLAYER) ?? 0;
    if (hog === 0 || player === 0) return null;
    const value = Math.round((1000 * hog) / (hog + player)) / 10;
    const throttled = evidence(runs, 'new', ...operationOf('MmcssThrottle'));
    return {
      answer: { kind: 'number', value },
      evidence: [throttled, evidence(runs, 'new', ...operationOf('CycleCharge', HOG)), evidence(runs, 'new', ...operationOf('CycleCharge', PLAYER))],
      words: { share: value, demoted: throttled.count },
    };
  },
};
