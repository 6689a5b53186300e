// src-shared/trace/events/query-full-size-information-volume.ts
//
// QueryFullSizeInformationVolume: sizes for the caller, quota included, and for everybody.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const queryFullSizeInformationVolume = defineEvent({
  id: 0x0396,
  eventClass: 'File System',
  name: 'QueryFullSizeInformationVolume',
  advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
  pml: { operation: 30, subOperation: 0x07 },
  fields: { total: 'varuint', callerAvailable: 'varuint', actualAvailable: 'varuint', sectorsPerUnit: 'u32', bytesPerSector: 'u32' },
  detail: (f) =>
    `TotalAllocationUnits: ${groupedDecimal(f.total)}, CallerAvailableAllocationUnits: ${groupedDecimal(f.callerAvailable)}, ` +
    `ActualAvailableAllocationUnits: ${groupedDecimal(f.actualAvailable)}, SectorsPerAllocationUnit: ${groupedDecimal(f.sectorsPerUnit)}, ` +
    `BytesPerSector: ${groupedDecimal(f.bytesPerSector)}`,
});
