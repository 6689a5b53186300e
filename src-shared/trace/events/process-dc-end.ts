// src-shared/trace/events/process-dc-end.ts
//
// ProcessDCEnd: rundown, a process that was still there when the session ended (Process class, opcode 4). Path is its image.

import { defineEvent } from '../event-type.ts';

export const processDcEnd = defineEvent({
  id: 0x0633,
  eventClass: 'Kernel',
  name: 'ProcessDCEnd',
  etw: { className: 'Process', opcode: 4, enableFlag: 0x1 },
  fields: { processId: 'u32', parentId: 'u32', sessionId: 'u32', commandLine: 'string' },
  detail: (f) => `PID: ${f.processId}, Parent PID: ${f.parentId}, Session: ${f.sessionId}, Command line: ${f.commandLine}`,
});
