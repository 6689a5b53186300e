// src-shared/trace/events/set-link-information-file.ts
//
// SetLinkInformationFile: a second name (hard link) for the file.

import { booleanText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setLinkInformationFile = defineEvent({
  id: 0x0372,
  eventClass: 'File System',
  name: 'SetLinkInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x0b },
  fields: { replaceIfExists: 'u8', fileName: 'string' },
  category: Category.WriteMetadata,
  detail: (f) => `ReplaceIfExists: ${booleanText(f.replaceIfExists)}, FileName: ${f.fileName}`,
});
