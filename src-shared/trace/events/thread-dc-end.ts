// src-shared/trace/events/thread-dc-end.ts
//
// ThreadDCEnd: rundown, a thread that was still there when the session ended (Thread class, opcode 4).

import { defineEvent } from '../event-type.ts';

export const threadDcEnd = defineEvent({
  id: 0x0634,
  eventClass: 'Kernel',
  name: 'ThreadDCEnd',
  etw: { className: 'Thread', opcode: 4, enableFlag: 0x2 },
  fields: { threadId: 'u32', basePriority: 'u8' },
  detail: (f) => `Thread ID: ${f.threadId}, Base Priority: ${f.basePriority}`,
});
