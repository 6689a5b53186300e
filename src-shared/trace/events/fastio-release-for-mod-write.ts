// src-shared/trace/events/fastio-release-for-mod-write.ts
//
// FASTIO_RELEASE_FOR_MOD_WRITE: the mapped page writer is done with a file.
import { defineEvent } from '../event-type.ts';

export const fastioReleaseForModWrite = defineEvent({
  id: 0x0310,
  eventClass: 'File System',
  name: 'FASTIO_RELEASE_FOR_MOD_WRITE',
  advancedName: 'FASTIO_RELEASE_FOR_MOD_WRITE',
  pml: { operation: 16 },
  fields: {},
  detail: () => '',
});
