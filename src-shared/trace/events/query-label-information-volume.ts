// src-shared/trace/events/query-label-information-volume.ts
//
// QueryLabelInformationVolume.

import { defineEvent } from '../event-type.ts';

export const queryLabelInformationVolume = defineEvent({
  id: 0x0391,
  eventClass: 'File System',
  name: 'QueryLabelInformationVolume',
  advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
  pml: { operation: 30, subOperation: 0x02 },
  fields: { label: 'string' },
  detail: (f) => `VolumeLabel: ${f.label}`,
});
