// src-shared/trace/events/notify-change-directory.ts
//
// NotifyChangeDirectory: pends until something in the directory changes, or the handle is closed.

import { notifyFilterText } from '../../nt/notify-filter.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const notifyChangeDirectory = defineEvent({
  id: 0x03a9,
  eventClass: 'File System',
  name: 'NotifyChangeDirectory',
  advancedName: 'IRP_MJ_DIRECTORY_CONTROL',
  pml: { operation: 32, subOperation: 0x02 },
  fields: { completionFilter: 'u32' },
  category: Category.ReadMetadata,
  detail: (f) => `Filter: ${notifyFilterText(f.completionFilter)}`,
});
