// src-shared/trace/events/fastio-release-for-section-synchronization.ts
//
// FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION: the memory manager has made its section and releases the file; the pair of CreateFileMapping.
import { defineEvent } from '../event-type.ts';

export const fastioReleaseForSectionSynchronization = defineEvent({
  id: 0x0312,
  eventClass: 'File System',
  name: 'FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION',
  advancedName: 'FASTIO_RELEASE_FOR_SECTION_SYNCHRONIZATION',
  pml: { operation: 18 },
  fields: {},
  detail: () => '',
});
