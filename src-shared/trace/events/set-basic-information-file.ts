// src-shared/trace/events/set-basic-information-file.ts
//
// SetBasicInformationFile. A time that is not to be changed is 0 and, unlike in a query, prints as the year 1601.

import { FILE_TIME_FIELDS } from './file-times.ts';
import { fileAttributesText } from '../../nt/file-attributes.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const setBasicInformationFile = defineEvent({
  id: 0x0370,
  eventClass: 'File System',
  name: 'SetBasicInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x04 },
  fields: { ...FILE_TIME_FIELDS, attributes: 'u32' },
  category: Category.WriteMetadata,
  detail: (f, context) =>
    `CreationTime: ${context.formatFiletime(BigInt(f.creationTime))}, LastAccessTime: ${context.formatFiletime(BigInt(f.lastAccessTime))}, ` +
    `LastWriteTime: ${context.formatFiletime(BigInt(f.lastWriteTime))}, ChangeTime: ${context.formatFiletime(BigInt(f.changeTime))}, ` +
    `FileAttributes: ${fileAttributesText(f.attributes)}`,
});
