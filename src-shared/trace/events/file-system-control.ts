// src-shared/trace/events/file-system-control.ts
//
// FileSystemControl. Category depends on the code: see controlCodeCategory() in nt/control-codes.ts.

import { controlCodeText } from '../../nt/control-codes.ts';
import { defineEvent } from '../event-type.ts';

export const fileSystemControl = defineEvent({
  id: 0x0321,
  eventClass: 'File System',
  name: 'FileSystemControl',
  advancedName: 'IRP_MJ_FILE_SYSTEM_CONTROL',
  pml: { operation: 33 },
  fields: { controlCode: 'u32' },
  detail: (f) => `Control: ${controlCodeText(f.controlCode)}`,
});
