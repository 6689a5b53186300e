// src-shared/trace/events/fastio-check-if-possible.ts
//
// FASTIO_CHECK_IF_POSSIBLE: the cache manager asks whether a read or write may go the fast way.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const fastioCheckIfPossible = defineEvent({
  id: 0x0307,
  eventClass: 'File System',
  name: 'FASTIO_CHECK_IF_POSSIBLE',
  pml: { operation: 7 },
  fields: { checkForRead: 'u8', offset: 'varuint', length: 'varuint' },
  detail: (f) => `Operation: ${f.checkForRead === 0 ? 'Write' : 'Read'}, Offset: ${groupedDecimal(f.offset)}, Length: ${groupedDecimal(f.length)}`,
});
