// src-shared/trace/events/query-security-file.ts
//
// QuerySecurityFile: parts of the security descriptor. A first call with a small buffer ends in BUFFER OVERFLOW.

import { securityInformationText } from '../../nt/security-information.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const querySecurityFile = defineEvent({
  id: 0x0328,
  eventClass: 'File System',
  name: 'QuerySecurityFile',
  advancedName: 'IRP_MJ_QUERY_SECURITY',
  pml: { operation: 40 },
  fields: { information: 'u32' },
  category: Category.ReadMetadata,
  detail: (f) => `Information: ${securityInformationText(f.information)}`,
});
