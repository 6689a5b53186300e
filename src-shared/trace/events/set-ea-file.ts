// src-shared/trace/events/set-ea-file.ts
//
// SetEAFile: extended attributes are written.
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setEaFile = defineEvent({
  id: 0x031c,
  eventClass: 'File System',
  name: 'SetEAFile',
  advancedName: 'IRP_MJ_SET_EA',
  pml: { operation: 28 },
  fields: {},
  category: Category.WriteMetadata,
  detail: () => '',
});
