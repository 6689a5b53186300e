// src-shared/trace/events/set-rename-information-file.ts
//
// SetRenameInformationFile.

import { booleanText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setRenameInformationFile = defineEvent({
  id: 0x0371,
  eventClass: 'File System',
  name: 'SetRenameInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x0a },
  fields: { replaceIfExists: 'u8', fileName: 'string' },
  category: Category.WriteMetadata,
  detail: (f) => `ReplaceIfExists: ${booleanText(f.replaceIfExists)}, FileName: ${f.fileName}`,
});
