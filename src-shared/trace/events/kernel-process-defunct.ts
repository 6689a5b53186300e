// src-shared/trace/events/kernel-process-defunct.ts
//
// ProcessDefunct: a process has no thread left and is still there, because I/O of it is under way. ProcessEnd follows when that is over.
// Source of name and fields: learn.microsoft.com/windows/win32/etw/process-typegroup1 (Process class, opcode 39); that documentation names the
// event without saying when it comes, so when is this emulator's choice.

import { defineEvent } from '../event-type.ts';

export const kernelProcessDefunct = defineEvent({
  id: 0x0697,
  eventClass: 'Kernel',
  name: 'ProcessDefunct',
  etw: { className: 'Process', opcode: 39, enableFlag: 0x1 },
  fields: { processId: 'u32', parentId: 'u32', sessionId: 'u32', exitStatus: 'i32' },
  detail: (f) => `PID: ${f.processId}, Parent PID: ${f.parentId}, Session: ${f.sessionId}, Exit Status: ${f.exitStatus}`,
});
