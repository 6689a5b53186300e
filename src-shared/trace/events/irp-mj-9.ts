// src-shared/trace/events/irp-mj-9.ts
//
// IRP_MJ_9: a filter manager major function that is reserved for the operating system (numbers above 200 of fltKernel.h).
import { defineEvent } from '../event-type.ts';

export const irpMj9 = defineEvent({
  id: 0x030b,
  eventClass: 'File System',
  name: 'IRP_MJ_9',
  advancedName: 'IRP_MJ_9',
  pml: { operation: 11 },
  fields: {},
  detail: () => '',
});
