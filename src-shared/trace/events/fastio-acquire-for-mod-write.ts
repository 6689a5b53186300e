// src-shared/trace/events/fastio-acquire-for-mod-write.ts
//
// FASTIO_ACQUIRE_FOR_MOD_WRITE: the mapped page writer locks a file before it writes pages of it.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const fastioAcquireForModWrite = defineEvent({
  id: 0x0311,
  eventClass: 'File System',
  name: 'FASTIO_ACQUIRE_FOR_MOD_WRITE',
  pml: { operation: 17 },
  fields: { endingOffset: 'varuint' },
  detail: (f) => `EndingOffset: ${groupedDecimal(f.endingOffset)}`,
});
