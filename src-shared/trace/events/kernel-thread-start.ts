// src-shared/trace/events/kernel-thread-start.ts
//
// ThreadStart: the kernel logger's own event of a new thread (Thread class, opcode 1). Start routine is empty where the thread's creator
// named none. Source: learn.microsoft.com/windows/win32/etw/thread-typegroup1.

import { defineEvent } from '../event-type.ts';

export const kernelThreadStart = defineEvent({
  id: 0x0638,
  eventClass: 'Kernel',
  name: 'ThreadStart',
  etw: { className: 'Thread', opcode: 1, enableFlag: 0x2 },
  fields: { processId: 'u32', threadId: 'u32', basePriority: 'u8', startRoutine: 'string' },
  detail: (f) => `PID: ${f.processId}, Thread ID: ${f.threadId}, Base Priority: ${f.basePriority}` + (f.startRoutine === '' ? '' : `, Start Routine: ${f.startRoutine}`),
});
