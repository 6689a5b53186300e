// src-shared/trace/events/query-attribute-tag-file.ts
//
// QueryAttributeTagFile: attributes and reparse tag.

import { fileAttributesText } from '../../nt/file-attributes.ts';
import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryAttributeTagFile = defineEvent({
  id: 0x033d,
  eventClass: 'File System',
  name: 'QueryAttributeTagFile',
  advancedName: 'IRP_MJ_QUERY_INFORMATION',
  pml: { operation: 25, subOperation: 0x23 },
  fields: { attributes: 'u32', reparseTag: 'u32' },
  category: Category.ReadMetadata,
  detail: (f) => `Attributes: ${fileAttributesText(f.attributes)}, ReparseTag: ${lowerHex(f.reparseTag)}`,
});
