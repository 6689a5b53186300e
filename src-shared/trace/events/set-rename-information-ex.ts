// src-shared/trace/events/set-rename-information-ex.ts
//
// SetRenameInformationEx: rename with flags.

import { booleanText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setRenameInformationEx = defineEvent({
  id: 0x037d,
  eventClass: 'File System',
  name: 'SetRenameInformationEx',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x41 },
  fields: { replaceIfExists: 'u8', fileName: 'string' },
  category: Category.WriteMetadata,
  detail: (f) => `ReplaceIfExists: ${booleanText(f.replaceIfExists)}, FileName: ${f.fileName}`,
});
