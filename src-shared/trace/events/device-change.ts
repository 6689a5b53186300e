// src-shared/trace/events/device-change.ts
//
// DeviceChange.
import { defineEvent } from '../event-type.ts';

export const deviceChange = defineEvent({
  id: 0x032c,
  eventClass: 'File System',
  name: 'DeviceChange',
  advancedName: 'IRP_MJ_DEVICE_CHANGE',
  pml: { operation: 44 },
  fields: {},
  detail: () => '',
});
