// src-shared/trace/events/query-name-information-file.ts
//
// QueryNameInformationFile: path within the volume.

import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryNameInformationFile = defineEvent({
  id: 0x0334,
  eventClass: 'File System',
  name: 'QueryNameInformationFile',
  advancedName: 'IRP_MJ_QUERY_INFORMATION',
  pml: { operation: 25, subOperation: 0x09 },
  fields: { name: 'string' },
  category: Category.ReadMetadata,
  detail: (f) => `Name: ${f.name}`,
});
