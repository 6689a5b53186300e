// src-shared/trace/events/create-file-mapping.ts
//
// CreateFileMapping (FASTIO_ACQUIRE_FOR_SECTION_SYNCHRONIZATION): the memory manager asks the file system before it makes a section,
// and again as SyncTypeOther once it has one.

import { pageProtectionText, syncTypeText } from '../../nt/section-synchronization.ts';
import { defineEvent } from '../event-type.ts';

export const createFileMapping = defineEvent({
  id: 0x0313,
  eventClass: 'File System',
  name: 'CreateFileMapping',
  advancedName: 'FASTIO_ACQUIRE_FOR_SECTION_SYNCHRONIZATION',
  pml: { operation: 19 },
  fields: { syncType: 'u8', pageProtection: 'u32' },
  detail: (f) =>
    `SyncType: ${syncTypeText(f.syncType)}` + (f.pageProtection === 0 ? '' : `, PageProtection: ${pageProtectionText(f.pageProtection)}`),
});
