// src-shared/trace/events/kernel-process-end.ts
//
// ProcessEnd: the kernel logger's own event of a process that has ended (Process class, opcode 2). Path is its image.
// Source: learn.microsoft.com/windows/win32/etw/process-typegroup1.

import { defineEvent } from '../event-type.ts';

export const kernelProcessEnd = defineEvent({
  id: 0x0637,
  eventClass: 'Kernel',
  name: 'ProcessEnd',
  etw: { className: 'Process', opcode: 2, enableFlag: 0x1 },
  fields: { processId: 'u32', parentId: 'u32', sessionId: 'u32', exitStatus: 'i32' },
  detail: (f) => `PID: ${f.processId}, Parent PID: ${f.parentId}, Session: ${f.sessionId}, Exit Status: ${f.exitStatus}`,
});
