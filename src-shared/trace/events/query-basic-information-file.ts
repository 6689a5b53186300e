// src-shared/trace/events/query-basic-information-file.ts
//
// QueryBasicInformationFile: times and attributes.

import { FILE_TIME_FIELDS, fileTimesText } from './file-times.ts';
import { fileAttributesText } from '../../nt/file-attributes.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const queryBasicInformationFile = defineEvent({
  id: 0x0330,
  eventClass: 'File System',
  name: 'QueryBasicInformationFile',
  advancedName: 'IRP_MJ_QUERY_INFORMATION',
  pml: { operation: 25, subOperation: 0x04 },
  fields: { ...FILE_TIME_FIELDS, attributes: 'u32' },
  category: Category.ReadMetadata,
  detail: (f, context) => `${fileTimesText(f, context)}, FileAttributes: ${fileAttributesText(f.attributes)}`,
});
