// src-shared/trace/events/set-disposition-information-file.ts
//
// SetDispositionInformationFile: the file goes away when its last handle is closed, or stays. Category is Write where it is to go.

import { booleanText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const setDispositionInformationFile = defineEvent({
  id: 0x0373,
  eventClass: 'File System',
  name: 'SetDispositionInformationFile',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x0d },
  fields: { deleteFile: 'u8' },
  detail: (f) => `Delete: ${booleanText(f.deleteFile)}`,
});
