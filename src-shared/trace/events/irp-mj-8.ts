// src-shared/trace/events/irp-mj-8.ts
//
// IRP_MJ_8: a filter manager major function that is reserved for the operating system (numbers above 200 of fltKernel.h).
import { defineEvent } from '../event-type.ts';

export const irpMj8 = defineEvent({
  id: 0x030c,
  eventClass: 'File System',
  name: 'IRP_MJ_8',
  advancedName: 'IRP_MJ_8',
  pml: { operation: 12 },
  fields: {},
  detail: () => '',
});
