// src-shared/trace/events/reservation-slot.ts
//
// ReservationSlot: the port driver began a request of a stream that has bandwidth reserved. Event of this emulator's own provider
// (KernelEmu-Internals). period: number of the stream's period, from 0; slot: of the period's slots, from 1.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const reservationSlot = defineEvent({
  id: 0x0683,
  eventClass: 'Kernel',
  name: 'ReservationSlot',
  fields: { reservation: 'u32', period: 'varuint', slot: 'varuint', irp: 'varuint' },
  detail: (f) => `Reservation: ${f.reservation}, Period: ${f.period}, Slot: ${f.slot}, Irp: ${lowerHex(f.irp)}`,
});
