// src-shared/trace/events/query-ea-file.ts
//
// QueryEAFile: extended attributes are read.
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryEaFile = defineEvent({
  id: 0x031b,
  eventClass: 'File System',
  name: 'QueryEAFile',
  advancedName: 'IRP_MJ_QUERY_EA',
  pml: { operation: 27 },
  fields: {},
  category: Category.ReadMetadata,
  detail: () => '',
});
