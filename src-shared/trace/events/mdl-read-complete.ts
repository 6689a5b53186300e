// src-shared/trace/events/mdl-read-complete.ts
//
// FASTIO_MDL_READ_COMPLETE: the pages of an MDL read go back to the cache manager.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const mdlReadComplete = defineEvent({
  id: 0x0304,
  eventClass: 'File System',
  name: 'FASTIO_MDL_READ_COMPLETE',
  pml: { operation: 4 },
  fields: { mdl: 'varuint' },
  detail: (f) => `MDL: ${lowerHex(f.mdl)}`,
});
