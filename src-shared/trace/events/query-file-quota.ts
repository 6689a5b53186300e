// src-shared/trace/events/query-file-quota.ts
//
// QueryFileQuota.
import { defineEvent } from '../event-type.ts';

export const queryFileQuota = defineEvent({
  id: 0x032d,
  eventClass: 'File System',
  name: 'QueryFileQuota',
  advancedName: 'IRP_MJ_QUERY_QUOTA',
  pml: { operation: 45 },
  fields: {},
  detail: () => '',
});
