// src-shared/trace/events/cswitch.ts
//
// CSwitch: a processor left oldThread and now runs newThread. The event belongs to the new thread.
// Source: learn.microsoft.com/windows/win32/etw/cswitch (Thread class, opcode 36). Field names as there, camelCase.
// oldThreadWaitReason has meaning only where oldThreadState is Waiting. newThreadWaitTime: milliseconds in the ready state here.

import { threadStateText, waitReasonText } from '../../nt/thread-state.ts';
import { defineEvent } from '../event-type.ts';

export const cswitch = defineEvent({
  id: 0x0601,
  eventClass: 'Kernel',
  name: 'CSwitch',
  etw: { className: 'Thread', opcode: 36, enableFlag: 0x10 },
  fields: {
    newThreadId: 'u32', oldThreadId: 'u32', newThreadPriority: 'u8', oldThreadPriority: 'u8', oldThreadWaitReason: 'u8', oldThreadWaitMode: 'u8',
    oldThreadState: 'u8', oldThreadWaitIdealProcessor: 'u8', newThreadWaitTime: 'varuint',
  },
  detail: (f) =>
    `New Thread: ${f.newThreadId}, Old Thread: ${f.oldThreadId}, New Priority: ${f.newThreadPriority}, Old Priority: ${f.oldThreadPriority}, ` +
    `Old State: ${threadStateText(f.oldThreadState)}` +
    (f.oldThreadState === 5 ? `, Wait Reason: ${waitReasonText(f.oldThreadWaitReason)}, Wait Mode: ${f.oldThreadWaitMode === 0 ? 'Kernel' : 'User'}` : ''),
});
