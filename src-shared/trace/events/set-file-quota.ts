// src-shared/trace/events/set-file-quota.ts
//
// SetFileQuota.
import { defineEvent } from '../event-type.ts';

export const setFileQuota = defineEvent({
  id: 0x032e,
  eventClass: 'File System',
  name: 'SetFileQuota',
  advancedName: 'IRP_MJ_SET_QUOTA',
  pml: { operation: 46 },
  fields: {},
  detail: () => '',
});
