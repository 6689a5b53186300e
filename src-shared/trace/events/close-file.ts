// src-shared/trace/events/close-file.ts
//
// CloseFile: the last handle of a file object is closed (IRP_MJ_CLEANUP). Prints no Detail and has no category.
import { defineEvent } from '../event-type.ts';

export const closeFile = defineEvent({
  id: 0x0326,
  eventClass: 'File System',
  name: 'CloseFile',
  advancedName: 'IRP_MJ_CLEANUP',
  pml: { operation: 38 },
  fields: {},
  detail: () => '',
});
