// src-shared/trace/events/ready-thread.ts
//
// ReadyThread: a thread became ready to run. The event belongs to whoever made it ready.
// Source: learn.microsoft.com/windows/win32/etw/readythread (Thread class, opcode 50). adjustReason 1 = unwait, 2 = boost.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const readyThread = defineEvent({
  id: 0x0602,
  eventClass: 'Kernel',
  name: 'ReadyThread',
  etw: { className: 'Thread', opcode: 50, enableFlag: 0x800 },
  fields: { readyThreadId: 'u32', adjustReason: 'u8', adjustIncrement: 'u8', flag: 'u8' },
  detail: (f) => `Thread ID: ${f.readyThreadId}, Adjust Reason: ${f.adjustReason}, Adjust Increment: ${f.adjustIncrement}, Flag: ${lowerHex(f.flag)}`,
});
