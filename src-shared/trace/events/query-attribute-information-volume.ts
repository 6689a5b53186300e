// src-shared/trace/events/query-attribute-information-volume.ts
//
// QueryAttributeInformationVolume: what the file system can do.

import { fileSystemAttributesText } from '../../nt/volume.ts';
import { defineEvent } from '../event-type.ts';

export const queryAttributeInformationVolume = defineEvent({
  id: 0x0394,
  eventClass: 'File System',
  name: 'QueryAttributeInformationVolume',
  advancedName: 'IRP_MJ_QUERY_VOLUME_INFORMATION',
  pml: { operation: 30, subOperation: 0x05 },
  fields: { attributes: 'u32', maximumComponentNameLength: 'u32', fileSystemName: 'string' },
  detail: (f) =>
    `FileSystemAttributes: ${fileSystemAttributesText(f.attributes)}, ` +
    `MaximumComponentNameLength: ${f.maximumComponentNameLength}, FileSystemName: ${f.fileSystemName}`,
});
