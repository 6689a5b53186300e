// src-shared/trace/events/power.ts
//
// Power: a power request reaches a device.
import { defineEvent } from '../event-type.ts';

export const power = defineEvent({
  id: 0x032a,
  eventClass: 'File System',
  name: 'Power',
  advancedName: 'IRP_MJ_POWER',
  pml: { operation: 42 },
  fields: {},
  detail: () => '',
});
