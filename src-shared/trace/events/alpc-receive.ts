// src-shared/trace/events/alpc-receive.ts
//
// ALPC Receive: a thread has got a message, or the reply to its own.
// Source: learn.microsoft.com/windows/win32/etw/alpc (ALPC class, opcode 34). Windows Vista and later.

import { defineEvent } from '../event-type.ts';

export const alpcReceive = defineEvent({
  id: 0x0702,
  eventClass: 'IPC',
  name: 'ALPC Receive',
  etw: { className: 'ALPC', opcode: 34, enableFlag: 0x100000 },
  fields: { messageId: 'u32' },
  detail: (f) => `Message ID: ${f.messageId}`,
});
