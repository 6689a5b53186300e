// src-shared/trace/events/mdl-read.ts
//
// FASTIO_MDL_READ: shown as ReadFile. The cache manager hands its own pages out instead of copying.

import { readWriteDetail } from './read-write-detail.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const mdlRead = defineEvent({
  id: 0x0305,
  eventClass: 'File System',
  name: 'ReadFile',
  advancedName: 'FASTIO_MDL_READ',
  pml: { operation: 5 },
  fields: { offset: 'varuint', length: 'varuint', irpFlags: 'u32' },
  category: Category.Read,
  detail: readWriteDetail,
});
