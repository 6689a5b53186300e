// src-shared/trace/events/mdl-write-complete.ts
//
// FASTIO_MDL_WRITE_COMPLETE: the pages of an MDL write go back to the cache manager.

import { groupedDecimal, lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const mdlWriteComplete = defineEvent({
  id: 0x0302,
  eventClass: 'File System',
  name: 'FASTIO_MDL_WRITE_COMPLETE',
  pml: { operation: 2 },
  fields: { offset: 'varuint', mdl: 'varuint' },
  detail: (f) => `Offset: ${groupedDecimal(f.offset)}, MDL: ${lowerHex(f.mdl)}`,
});
