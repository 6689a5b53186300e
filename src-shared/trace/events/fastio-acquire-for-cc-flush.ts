// src-shared/trace/events/fastio-acquire-for-cc-flush.ts
//
// FASTIO_ACQUIRE_FOR_CC_FLUSH: the cache manager locks a file before it flushes it.
import { defineEvent } from '../event-type.ts';

export const fastioAcquireForCcFlush = defineEvent({
  id: 0x030f,
  eventClass: 'File System',
  name: 'FASTIO_ACQUIRE_FOR_CC_FLUSH',
  advancedName: 'FASTIO_ACQUIRE_FOR_CC_FLUSH',
  pml: { operation: 15 },
  fields: {},
  detail: () => '',
});
