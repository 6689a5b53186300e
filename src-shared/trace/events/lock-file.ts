// src-shared/trace/events/lock-file.ts
//
// LockFile: a byte range lock.

import { booleanText, groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const lockFile = defineEvent({
  id: 0x03b0,
  eventClass: 'File System',
  name: 'LockFile',
  advancedName: 'IRP_MJ_LOCK_CONTROL',
  pml: { operation: 37, subOperation: 0x01 },
  fields: { exclusive: 'u8', offset: 'varuint', length: 'varuint', failImmediately: 'u8' },
  detail: (f) =>
    `Exclusive: ${booleanText(f.exclusive)}, Offset: ${groupedDecimal(f.offset)}, Length: ${groupedDecimal(f.length)}, ` +
    `Fail Immediately: ${booleanText(f.failImmediately)}`,
});
