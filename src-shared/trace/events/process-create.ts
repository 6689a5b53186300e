// src-shared/trace/events/process-create.ts
//
// Process Create: belongs to the parent; Path is the image of the child. Result SUCCESS, duration 0.

import { defineEvent } from '../event-type.ts';

export const processCreate = defineEvent({
  id: 0x0101,
  eventClass: 'Process',
  name: 'Process Create',
  pml: { operation: 1 },
  fields: { pid: 'u32', commandLine: 'string' },
  detail: (f) => `PID: ${f.pid}, Command line: ${f.commandLine}`,
});
