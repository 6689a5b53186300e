// src-shared/trace/events/alpc-send.ts
//
// ALPC Send: a message was put into the queue of a port. A reply carries the number of the message that it answers.
// Source: learn.microsoft.com/windows/win32/etw/alpc (ALPC class, opcode 33). Windows Vista and later.

import { defineEvent } from '../event-type.ts';

export const alpcSend = defineEvent({
  id: 0x0701,
  eventClass: 'IPC',
  name: 'ALPC Send',
  etw: { className: 'ALPC', opcode: 33, enableFlag: 0x100000 },
  fields: { messageId: 'u32' },
  detail: (f) => `Message ID: ${f.messageId}`,
});
