// src-shared/trace/events/set-sfio-reserve-information.ts
//
// SetSfioReserveInformation: FileSfioReserveInformation of a file object (SetFileBandwidthReservation). Period in ms, lengths in bytes.
// Process Monitor has no name for this class (it shows <Unknown>); this one is that of the information class.

import { booleanText, groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setSfioReserveInformation = defineEvent({
  id: 0x03d1,
  eventClass: 'File System',
  name: 'SetSfioReserveInformation',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  fields: { bytesPerPeriod: 'varuint', periodMs: 'u32', discardable: 'u8', requestSize: 'varuint', outstandingRequests: 'u32' },
  category: Category.WriteMetadata,
  detail: (f) =>
    `Bytes Per Period: ${groupedDecimal(f.bytesPerPeriod)}, Period: ${f.periodMs}, Discardable: ${booleanText(f.discardable)}` +
    (f.requestSize === 0 ? '' : `, RequestSize: ${groupedDecimal(f.requestSize)}, NumOutstandingRequests: ${f.outstandingRequests}`),
});
