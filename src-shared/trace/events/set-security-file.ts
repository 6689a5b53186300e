// src-shared/trace/events/set-security-file.ts
//
// SetSecurityFile: parts of the security descriptor.

import { securityInformationText } from '../../nt/security-information.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setSecurityFile = defineEvent({
  id: 0x0329,
  eventClass: 'File System',
  name: 'SetSecurityFile',
  advancedName: 'IRP_MJ_SET_SECURITY',
  pml: { operation: 41 },
  fields: { information: 'u32' },
  category: Category.WriteMetadata,
  detail: (f) => `Information: ${securityInformationText(f.information)}`,
});
