// src-shared/trace/events/process-dc-start.ts
//
// ProcessDCStart: rundown, a process that was there when the session began (Process class, opcode 3). Path is its image.

import { defineEvent } from '../event-type.ts';

export const processDcStart = defineEvent({
  id: 0x0630,
  eventClass: 'Kernel',
  name: 'ProcessDCStart',
  etw: { className: 'Process', opcode: 3, enableFlag: 0x1 },
  fields: { processId: 'u32', parentId: 'u32', sessionId: 'u32', commandLine: 'string' },
  detail: (f) => `PID: ${f.processId}, Parent PID: ${f.parentId}, Session: ${f.sessionId}, Command line: ${f.commandLine}`,
});
