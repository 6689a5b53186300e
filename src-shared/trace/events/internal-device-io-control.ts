// src-shared/trace/events/internal-device-io-control.ts
//
// InternalDeviceIoControl: a control request between drivers.
import { defineEvent } from '../event-type.ts';

export const internalDeviceIoControl = defineEvent({
  id: 0x0323,
  eventClass: 'File System',
  name: 'InternalDeviceIoControl',
  advancedName: 'IRP_MJ_INTERNAL_DEVICE_CONTROL',
  pml: { operation: 35 },
  fields: {},
  detail: () => '',
});
