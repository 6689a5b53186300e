// src-shared/trace/events/set-end-of-file-information-file.ts
//
// SetEndOfFileInformationFile: the length of the file.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setEndOfFileInformationFile = defineEvent({
  id: 0x0376,
  eventClass: 'File System',
  name: 'SetEndOfFileInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x14 },
  fields: { endOfFile: 'varuint' },
  category: Category.WriteMetadata,
  detail: (f) => `EndOfFile: ${groupedDecimal(f.endOfFile)}`,
});
