// src-shared/exercise/exercises/bandwidth-refused.ts
//
// What became of the second reservation, and why. How long a request takes is read off the slots of one period.

import { reservationSet } from '../../trace/events/reservation-set.ts';
import { reservationSlot } from '../../trace/events/reservation-slot.ts';
import type { Exercise } from '../exercise.ts';
import { eventsOf, evidence, onlyTrue, operationOf } from '../trace-questions.ts';

export const bandwidthRefused: Exercise = {
  id: 'bandwidth-refused',
  lab: 'bandwidth',
  form: { kind: 'choice', options: ['granted', 'onlyOne', 'full', 'unknown'] },

  find(runs) {
    const { view } = runs.new;
    const asked = [...eventsOf(view, reservationSet)].filter(({ fields }) => fields.bytesPerPeriod > 0);
    const [first, second] = asked;
    const cyclesPerMs = view.trace.info.clock.unitsPer100ns * 10_000;
    let service = Infinity;
    let before: { readonly time: number; readonly period: number; readonly reservation: number } | null = null;
    for (const { time, fields } of eventsOf(view, reservationSlot)) {
      if (before !== null && before.period === fields.period && before.reservation === fields.reservation) service = Math.min(service, (time - before.time) / cyclesPerMs);
      before = { time, period: fields.period, reservation: fields.reservation };
    }
    const known = first !== undefined && first.fields.status === 0;
    const share = ({ fields }: typeof asked[0]): number => (fields.slots * service) / fields.periodMs;
    const refused = second !== undefined && second.fields.status !== 0;
    const together = first === undefined || second === undefined ? 0 : share(first) + share(second);
    const choice = onlyTrue({ granted: second?.fields.status === 0, onlyOne: known && refused && together <= 1, full: known && refused && together > 1, unknown: !known });
    if (choice === null) return null;
    return {
      answer: { kind: 'choice', choice },
      evidence: [evidence(runs, 'new', ...operationOf('ReservationSet')), evidence(runs, 'new', ...operationOf('ReservationSlot', 'wmplayer.exe')), evidence(runs, 'new', ...operationOf('ReservationSlot', 'recorder.exe'))],
      words: {
        first: first?.fields.slots ?? 0, second: second?.fields.slots ?? 0, service: Number.isFinite(service) ? service.toFixed(1) : 0,
        need: Number.isFinite(together) ? ((first?.fields.periodMs ?? 0) * together).toFixed(0) : 0, period: first?.fields.periodMs ?? 0,
      },
    };
  },
};
