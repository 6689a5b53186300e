// src-shared/trace/events/irp-mj-12.ts
//
// IRP_MJ_12: a filter manager major function that is reserved for the operating system (numbers above 200 of fltKernel.h).
import { defineEvent } from '../event-type.ts';

export const irpMj12 = defineEvent({
  id: 0x0308,
  eventClass: 'File System',
  name: 'IRP_MJ_12',
  advancedName: 'IRP_MJ_12',
  pml: { operation: 8 },
  fields: {},
  detail: () => '',
});
