// src-shared/trace/events/set-priority.ts
//
// SetPriority: the current priority of a thread has changed: by a service that sets it, by a boost, or as a boost decays. The event belongs to
// whoever changed it; its stack says why.
// Source: learn.microsoft.com/windows/win32/etw/threadpriority (Thread class, opcode 48; ThreadID, OldPriority, NewPriority). Windows enables it
// by a group mask (PERF_PRIORITY) instead of an enable flag.

import { defineEvent } from '../event-type.ts';

export const setPriority = defineEvent({
  id: 0x0650,
  eventClass: 'Kernel',
  name: 'SetPriority',
  etw: { className: 'Thread', opcode: 48, enableFlag: 0x20000000 },
  fields: { threadId: 'u32', oldPriority: 'u8', newPriority: 'u8' },
  detail: (f) => `Thread ID: ${f.threadId}, Old Priority: ${f.oldPriority}, New Priority: ${f.newPriority}`,
});
