// src-shared/trace/events/irp-mj-10.ts
//
// IRP_MJ_10: a filter manager major function that is reserved for the operating system (numbers above 200 of fltKernel.h).
import { defineEvent } from '../event-type.ts';

export const irpMj10 = defineEvent({
  id: 0x030a,
  eventClass: 'File System',
  name: 'IRP_MJ_10',
  advancedName: 'IRP_MJ_10',
  pml: { operation: 10 },
  fields: {},
  detail: () => '',
});
