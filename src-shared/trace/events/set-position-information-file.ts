// src-shared/trace/events/set-position-information-file.ts
//
// SetPositionInformationFile: the current offset of the file object.

import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setPositionInformationFile = defineEvent({
  id: 0x0374,
  eventClass: 'File System',
  name: 'SetPositionInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x0e },
  fields: { position: 'varuint' },
  category: Category.WriteMetadata,
  detail: () => '',
});
