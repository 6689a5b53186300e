// src-shared/trace/events/write-file.ts
//
// WriteFile. irpFlags carries the I/O flags and the priority hint as an IRP does; both are zero, and not printed, for fast I/O.
// Length is what was written, or what was asked for where that is not known.

import { readWriteDetail } from './read-write-detail.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const writeFile = defineEvent({
  id: 0x0318,
  eventClass: 'File System',
  name: 'WriteFile',
  advancedName: 'IRP_MJ_WRITE',
  pml: { operation: 24 },
  fields: { offset: 'varuint', length: 'varuint', irpFlags: 'u32' },
  category: Category.Write,
  detail: readWriteDetail,
});
