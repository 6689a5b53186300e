// src-shared/trace/events/unlock-file-single.ts
//
// UnlockFileSingle: gives one byte range lock back.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const unlockFileSingle = defineEvent({
  id: 0x03b1,
  eventClass: 'File System',
  name: 'UnlockFileSingle',
  advancedName: 'IRP_MJ_LOCK_CONTROL',
  pml: { operation: 37, subOperation: 0x02 },
  fields: { offset: 'varuint', length: 'varuint' },
  detail: (f) => `Offset: ${groupedDecimal(f.offset)}, Length: ${groupedDecimal(f.length)}`,
});
