// src-shared/trace/events/irp-mj-close.ts
//
// IRP_MJ_CLOSE: the last reference to a file object is gone. Follows CloseFile (IRP_MJ_CLEANUP), which is the last handle.
import { defineEvent } from '../event-type.ts';

export const irpMjClose = defineEvent({
  id: 0x0316,
  eventClass: 'File System',
  name: 'IRP_MJ_CLOSE',
  advancedName: 'IRP_MJ_CLOSE',
  pml: { operation: 22 },
  fields: {},
  detail: () => '',
});
