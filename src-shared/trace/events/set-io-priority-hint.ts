// src-shared/trace/events/set-io-priority-hint.ts
//
// SetIoPriorityHint: FileIoPriorityHintInformation of a file object. priority: 0 Very Low, 1 Low, 2 Normal.
// Process Monitor has no name for this class when it is set (it shows <Unknown>); this one follows its name of the query.

import { ioPriorityText } from '../../nt/io-flags.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setIoPriorityHint = defineEvent({
  id: 0x03d0,
  eventClass: 'File System',
  name: 'SetIoPriorityHint',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  fields: { priority: 'u32' },
  category: Category.WriteMetadata,
  detail: (f) => `Priority: ${ioPriorityText(f.priority + 1)}`,
});
