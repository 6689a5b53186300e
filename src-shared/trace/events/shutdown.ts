// src-shared/trace/events/shutdown.ts
//
// Shutdown: file systems are told that the system goes down.
import { defineEvent } from '../event-type.ts';

export const shutdown = defineEvent({
  id: 0x0324,
  eventClass: 'File System',
  name: 'Shutdown',
  advancedName: 'IRP_MJ_SHUTDOWN',
  pml: { operation: 36 },
  fields: {},
  detail: () => '',
});
