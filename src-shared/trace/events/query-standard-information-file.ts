// src-shared/trace/events/query-standard-information-file.ts
//
// QueryStandardInformationFile: sizes, links, kind.

import { booleanText, groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryStandardInformationFile = defineEvent({
  id: 0x0331,
  eventClass: 'File System',
  name: 'QueryStandardInformationFile',
  advancedName: 'IRP_MJ_QUERY_INFORMATION',
  pml: { operation: 25, subOperation: 0x05 },
  fields: { allocationSize: 'varuint', endOfFile: 'varuint', numberOfLinks: 'u32', deletePending: 'u8', directory: 'u8' },
  category: Category.ReadMetadata,
  detail: (f) =>
    `AllocationSize: ${groupedDecimal(f.allocationSize)}, EndOfFile: ${groupedDecimal(f.endOfFile)}, ` +
    `NumberOfLinks: ${groupedDecimal(f.numberOfLinks)}, DeletePending: ${booleanText(f.deletePending)}, Directory: ${booleanText(f.directory)}`,
});
