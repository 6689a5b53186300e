// src-shared/trace/events/set-allocation-information-file.ts
//
// SetAllocationInformationFile: space set aside on the disk.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setAllocationInformationFile = defineEvent({
  id: 0x0375,
  eventClass: 'File System',
  name: 'SetAllocationInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x13 },
  fields: { allocationSize: 'varuint' },
  category: Category.WriteMetadata,
  detail: (f) => `AllocationSize: ${groupedDecimal(f.allocationSize)}`,
});
