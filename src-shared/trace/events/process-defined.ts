// src-shared/trace/events/process-defined.ts
//
// Process Defined: a process that was there when the capture began. Process Monitor never lists it; the trace keeps the facts
// in its process table. The event belongs to the parent.

import { defineEvent } from '../event-type.ts';

export const processDefined = defineEvent({
  id: 0x0100,
  eventClass: 'Process',
  name: 'Process Defined',
  pml: { operation: 0 },
  fields: { pid: 'u32', commandLine: 'string' },
  detail: (f) => `PID: ${f.pid}, Command line: ${f.commandLine}`,
});
