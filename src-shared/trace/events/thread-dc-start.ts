// src-shared/trace/events/thread-dc-start.ts
//
// ThreadDCStart: rundown, a thread that was there when the session began (Thread class, opcode 3).

import { defineEvent } from '../event-type.ts';

export const threadDcStart = defineEvent({
  id: 0x0631,
  eventClass: 'Kernel',
  name: 'ThreadDCStart',
  etw: { className: 'Thread', opcode: 3, enableFlag: 0x2 },
  fields: { threadId: 'u32', basePriority: 'u8' },
  detail: (f) => `Thread ID: ${f.threadId}, Base Priority: ${f.basePriority}`,
});
