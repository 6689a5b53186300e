// src-shared/trace/events/query-network-open-information-file.ts
//
// QueryNetworkOpenInformationFile. Process Monitor 3.5x prints the two sizes as dates; here they are sizes.

import { FILE_TIME_FIELDS, fileTimesText } from './file-times.ts';
import { fileAttributesText } from '../../nt/file-attributes.ts';
import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryNetworkOpenInformationFile = defineEvent({
  id: 0x033c,
  eventClass: 'File System',
  name: 'QueryNetworkOpenInformationFile',
  advancedName: 'IRP_MJ_QUERY_INFORMATION',
  pml: { operation: 25, subOperation: 0x22 },
  fields: { ...FILE_TIME_FIELDS, allocationSize: 'varuint', endOfFile: 'varuint', attributes: 'u32' },
  category: Category.ReadMetadata,
  detail: (f, context) =>
    `${fileTimesText(f, context)}, AllocationSize: ${groupedDecimal(f.allocationSize)}, EndOfFile: ${groupedDecimal(f.endOfFile)}, ` +
    `FileAttributes: ${fileAttributesText(f.attributes)}`,
});
