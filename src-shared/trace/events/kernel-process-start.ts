// src-shared/trace/events/kernel-process-start.ts
//
// ProcessStart: the kernel logger's own event of a new process, logged in the new process (Process class, opcode 1). Path is its image.
// Source: learn.microsoft.com/windows/win32/etw/process-typegroup1.

import { defineEvent } from '../event-type.ts';

export const kernelProcessStart = defineEvent({
  id: 0x0636,
  eventClass: 'Kernel',
  name: 'ProcessStart',
  etw: { className: 'Process', opcode: 1, enableFlag: 0x1 },
  fields: { processId: 'u32', parentId: 'u32', sessionId: 'u32', commandLine: 'string' },
  detail: (f) => `PID: ${f.processId}, Parent PID: ${f.parentId}, Session: ${f.sessionId}, Command line: ${f.commandLine}`,
});
