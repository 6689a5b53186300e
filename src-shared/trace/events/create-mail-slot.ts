// src-shared/trace/events/create-mail-slot.ts
//
// CreateMailSlot (IRP_MJ_CREATE_MAILSLOT): takes the parameters of CreateFile and prints them the same way.

import { createFile } from './create-file.ts';
import { defineEvent } from '../event-type.ts';

export const createMailSlot = defineEvent({
  id: 0x0327,
  eventClass: 'File System',
  name: 'CreateMailSlot',
  advancedName: 'IRP_MJ_CREATE_MAILSLOT',
  pml: { operation: 39 },
  fields: createFile.fields,
  detail: (fields, context) => createFile.detail(fields, context),
});
