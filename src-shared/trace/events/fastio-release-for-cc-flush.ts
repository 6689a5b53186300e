// src-shared/trace/events/fastio-release-for-cc-flush.ts
//
// FASTIO_RELEASE_FOR_CC_FLUSH: the cache manager has flushed a file and releases its resources. The pair of FASTIO_ACQUIRE_FOR_CC_FLUSH.
import { defineEvent } from '../event-type.ts';

export const fastioReleaseForCcFlush = defineEvent({
  id: 0x030e,
  eventClass: 'File System',
  name: 'FASTIO_RELEASE_FOR_CC_FLUSH',
  advancedName: 'FASTIO_RELEASE_FOR_CC_FLUSH',
  pml: { operation: 14 },
  fields: {},
  detail: () => '',
});
