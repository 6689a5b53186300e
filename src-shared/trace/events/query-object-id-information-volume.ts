// src-shared/trace/events/query-object-id-information-volume.ts
//
// QueryObjectIdInformationVolume: 16 bytes in upper-case hex.

import { defineEvent } from '../event-type.ts';

export const queryObjectIdInformationVolume = defineEvent({
  id: 0x0397,
  eventClass: 'File System',
  name: 'QueryObjectIdInformationVolume',
  advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
  pml: { operation: 30, subOperation: 0x08 },
  fields: { objectId: 'string' },
  detail: (f) => `ObjectId: ${f.objectId}`,
});
