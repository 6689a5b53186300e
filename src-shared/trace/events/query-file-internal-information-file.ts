// src-shared/trace/events/query-file-internal-information-file.ts
//
// QueryFileInternalInformationFile: the file reference number (record in the low 48 bits, sequence above), in two halves.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryFileInternalInformationFile = defineEvent({
  id: 0x0332,
  eventClass: 'File System',
  name: 'QueryFileInternalInformationFile',
  advancedName: 'IRP_MJ_QUERY_INFORMATION',
  pml: { operation: 25, subOperation: 0x06 },
  fields: { indexHigh: 'u32', indexLow: 'u32' },
  category: Category.ReadMetadata,
  detail: (f) => `IndexNumber: ${lowerHex((BigInt(f.indexHigh) << 32n) | BigInt(f.indexLow))}`,
});
