// src-shared/trace/events/alpc-wait-for-reply.ts
//
// ALPC WaitForReply: a client that has sent a message waits for its reply.
// Source: learn.microsoft.com/windows/win32/etw/alpc (ALPC class, opcode 35). Windows Vista and later.

import { defineEvent } from '../event-type.ts';

export const alpcWaitForReply = defineEvent({
  id: 0x0703,
  eventClass: 'IPC',
  name: 'ALPC WaitForReply',
  etw: { className: 'ALPC', opcode: 35, enableFlag: 0x100000 },
  fields: { messageId: 'u32' },
  detail: (f) => `Message ID: ${f.messageId}`,
});
