// src-shared/trace/events/set-disposition-information-ex.ts
//
// SetDispositionInformationEx: disposition with flags; bit 0 deletes.

import { booleanText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const setDispositionInformationEx = defineEvent({
  id: 0x037c,
  eventClass: 'File System',
  name: 'SetDispositionInformationEx',
  advancedName: 'IRP_MJ_SET_INFORMATION',
  pml: { operation: 26, subOperation: 0x40 },
  fields: { deleteFile: 'u8' },
  detail: (f) => `Delete: ${booleanText(f.deleteFile)}`,
});
