// src-shared/trace/events/thread-create.ts
//
// Thread Create: TID is the creating thread, so the first thread of a process shows a thread of the parent.

import { defineEvent } from '../event-type.ts';

export const threadCreate = defineEvent({
  id: 0x0103,
  eventClass: 'Process',
  name: 'Thread Create',
  pml: { operation: 3 },
  fields: { threadId: 'u32' },
  detail: (f) => `Thread ID: ${f.threadId}`,
});
