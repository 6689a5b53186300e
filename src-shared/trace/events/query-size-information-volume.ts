// src-shared/trace/events/query-size-information-volume.ts
//
// QuerySizeInformationVolume, in allocation units (clusters).

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const querySizeInformationVolume = defineEvent({
  id: 0x0392,
  eventClass: 'File System',
  name: 'QuerySizeInformationVolume',
  advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
  pml: { operation: 30, subOperation: 0x03 },
  fields: { total: 'varuint', available: 'varuint', sectorsPerUnit: 'u32', bytesPerSector: 'u32' },
  detail: (f) =>
    `TotalAllocationUnits: ${groupedDecimal(f.total)}, AvailableAllocationUnits: ${groupedDecimal(f.available)}, ` +
    `SectorsPerAllocationUnit: ${groupedDecimal(f.sectorsPerUnit)}, BytesPerSector: ${groupedDecimal(f.bytesPerSector)}`,
});
