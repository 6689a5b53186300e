// src-shared/trace/events/prepare-mdl-write.ts
//
// FASTIO_PREPARE_MDL_WRITE: shown as WriteFile. The cache manager hands its own pages out instead of copying.

import { readWriteDetail } from './read-write-detail.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const prepareMdlWrite = defineEvent({
  id: 0x0303,
  eventClass: 'File System',
  name: 'WriteFile',
  advancedName: 'FASTIO_PREPARE_MDL_WRITE',
  pml: { operation: 3 },
  fields: { offset: 'varuint', length: 'varuint', irpFlags: 'u32' },
  category: Category.Write,
  detail: readWriteDetail,
});
