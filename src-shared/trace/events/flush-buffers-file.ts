// src-shared/trace/events/flush-buffers-file.ts
//
// FlushBuffersFile: dirty pages of one file go to the disk before the call returns.
import { defineEvent } from '../event-type.ts';

export const flushBuffersFile = defineEvent({
  id: 0x031d,
  eventClass: 'File System',
  name: 'FlushBuffersFile',
  advancedName: 'IRP_MJ_FLUSH_BUFFERS',
  pml: { operation: 29 },
  fields: {},
  detail: () => '',
});
