// src-shared/trace/events/reservation-late.ts
//
// ReservationLate: a request with reserved bandwidth was not served in its period. Event of this emulator's own provider
// (KernelEmu-Internals). lateCycles: time since the end of the period; discarded: it was ended with an error instead of late data.

import { booleanText, groupedDecimal, lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const reservationLate = defineEvent({
  id: 0x0684,
  eventClass: 'Kernel',
  name: 'ReservationLate',
  fields: { reservation: 'u32', irp: 'varuint', lateCycles: 'varuint', discarded: 'u8' },
  detail: (f) => `Reservation: ${f.reservation}, Irp: ${lowerHex(f.irp)}, Late By Cycles: ${groupedDecimal(f.lateCycles)}, Discarded: ${booleanText(f.discarded)}`,
});
