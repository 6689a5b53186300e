// src-shared/trace/events/set-valid-data-length-information-file.ts
//
// SetValidDataLengthInformationFile.

import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setValidDataLengthInformationFile = defineEvent({
  id: 0x0379,
  eventClass: 'File System',
  name: 'SetValidDataLengthInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x27 },
  fields: { validDataLength: 'varuint' },
  category: Category.WriteMetadata,
  detail: () => '',
});
