// src-shared/trace/events/read-file.ts
//
// ReadFile. irpFlags carries the I/O flags and the priority hint as an IRP does; both are zero, and not printed, for fast I/O.
// Length is what was read, or what was asked for where that is not known.

import { readWriteDetail } from './read-write-detail.ts';
import { defineEvent } from '../event-type.ts';
import { Category } from '../model.ts';

export const readFile = defineEvent({
  id: 0x0317,
  eventClass: 'File System',
  name: 'ReadFile',
  advancedName: 'IRP_MJ_READ',
  pml: { operation: 23 },
  fields: { offset: 'varuint', length: 'varuint', irpFlags: 'u32' },
  category: Category.Read,
  detail: readWriteDetail,
});
