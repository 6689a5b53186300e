// src-shared/exercise/exercises/bandwidth-slots.ts
//
// How many requests the port driver begins for the player in one period.

import { reservationSlot } from '../../trace/events/reservation-slot.ts';
import { include } from '../../query/rule.ts';
import type { Exercise } from '../exercise.ts';
import { eventsOf, evidence, operationOf } from '../trace-questions.ts';

const PLAYER = 'wmplayer.exe';
/** The period that is looked at. */
const PERIOD = 10;

export const bandwidthSlots: Exercise = {
  id: 'bandwidth-slots',
  lab: 'bandwidth',
  form: { kind: 'number', unit: '', tolerance: 0 },

  find(runs) {
    let value = 0;
    for (const { processName, fields } of eventsOf(runs.new.view, reservationSlot)) if (processName === PLAYER && fields.period === PERIOD) value++;
    if (value === 0) return null;
    return {
      answer: { kind: 'number', value },
      evidence: [evidence(runs, 'new', ...operationOf('ReservationSlot', PLAYER), include('detail', 'contains', `Period: ${PERIOD},`)), evidence(runs, 'old', ...operationOf('ReservationSlot', PLAYER))],
      words: { count: value, period: PERIOD },
    };
  },
};
