// src-shared/trace/events/system-control.ts
//
// SystemControl: a WMI request reaches a device.
import { defineEvent } from '../event-type.ts';

export const systemControl = defineEvent({
  id: 0x032b,
  eventClass: 'File System',
  name: 'SystemControl',
  advancedName: 'IRP_MJ_SYSTEM_CONTROL',
  pml: { operation: 43 },
  fields: {},
  detail: () => '',
});
