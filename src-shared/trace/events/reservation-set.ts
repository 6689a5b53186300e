// src-shared/trace/events/reservation-set.ts
//
// ReservationSet: somebody asked for I/O bandwidth on a file (SetFileBandwidthReservation). Event of this emulator's own provider
// (KernelEmu-Internals). Path is the file. slots: requests of transferSize bytes in each period; 0 bytes gives the reservation up.

import { ntStatusText } from '../../nt/ntstatus.ts';
import { booleanText, groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const reservationSet = defineEvent({
  id: 0x0682,
  eventClass: 'Kernel',
  name: 'ReservationSet',
  fields: { reservation: 'u32', bytesPerPeriod: 'varuint', periodMs: 'u32', discardable: 'u8', transferSize: 'varuint', slots: 'varuint', status: 'u32' },
  detail: (f) =>
    `Reservation: ${f.reservation}, Bytes Per Period: ${groupedDecimal(f.bytesPerPeriod)}, Period: ${f.periodMs} ms, Discardable: ${booleanText(f.discardable)}, ` +
    `Transfer Size: ${groupedDecimal(f.transferSize)}, Slots: ${f.slots}, Status: ${ntStatusText(f.status)}`,
});
