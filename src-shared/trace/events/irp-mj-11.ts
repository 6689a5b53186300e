// src-shared/trace/events/irp-mj-11.ts
//
// IRP_MJ_11: a filter manager major function that is reserved for the operating system (numbers above 200 of fltKernel.h).
import { defineEvent } from '../event-type.ts';

export const irpMj11 = defineEvent({
  id: 0x0309,
  eventClass: 'File System',
  name: 'IRP_MJ_11',
  advancedName: 'IRP_MJ_11',
  pml: { operation: 9 },
  fields: {},
  detail: () => '',
});
