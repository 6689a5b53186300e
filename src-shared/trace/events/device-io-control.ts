// src-shared/trace/events/device-io-control.ts
//
// DeviceIoControl. Category depends on the code: see controlCodeCategory() in nt/control-codes.ts.

import { controlCodeText } from '../../nt/control-codes.ts';
import { defineEvent } from '../event-type.ts';

export const deviceIoControl = defineEvent({
  id: 0x0322,
  eventClass: 'File System',
  name: 'DeviceIoControl',
  advancedName: 'IRP_MJ_DEVICE_CONTROL',
  pml: { operation: 34 },
  fields: { controlCode: 'u32' },
  detail: (f) => `Control: ${controlCodeText(f.controlCode)}`,
});
