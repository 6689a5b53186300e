// src-shared/trace/events/kernel-thread-end.ts
//
// ThreadEnd: the kernel logger's own event of a thread that has ended (Thread class, opcode 2).
// Source: learn.microsoft.com/windows/win32/etw/thread-typegroup1.

import { defineEvent } from '../event-type.ts';

export const kernelThreadEnd = defineEvent({
  id: 0x0639,
  eventClass: 'Kernel',
  name: 'ThreadEnd',
  etw: { className: 'Thread', opcode: 2, enableFlag: 0x2 },
  fields: { processId: 'u32', threadId: 'u32', basePriority: 'u8' },
  detail: (f) => `PID: ${f.processId}, Thread ID: ${f.threadId}, Base Priority: ${f.basePriority}`,
});
