// src-shared/trace/events/create-pipe.ts
//
// CreatePipe (IRP_MJ_CREATE_NAMED_PIPE): takes the parameters of CreateFile and prints them the same way.

import { createFile } from './create-file.ts';
import { defineEvent } from '../event-type.ts';

export const createPipe = defineEvent({
  id: 0x0315,
  eventClass: 'File System',
  name: 'CreatePipe',
  advancedName: 'IRP_MJ_CREATE_NAMED_PIPE',
  pml: { operation: 21 },
  fields: createFile.fields,
  detail: (fields, context) => createFile.detail(fields, context),
});
