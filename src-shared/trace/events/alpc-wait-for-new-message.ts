// src-shared/trace/events/alpc-wait-for-new-message.ts
//
// ALPC WaitForNewMessage: a server waits for the next message at its port.
// Source: learn.microsoft.com/windows/win32/etw/alpc (ALPC class, opcode 36). Windows Vista and later.

import { booleanText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const alpcWaitForNewMessage = defineEvent({
  id: 0x0704,
  eventClass: 'IPC',
  name: 'ALPC WaitForNewMessage',
  etw: { className: 'ALPC', opcode: 36, enableFlag: 0x100000 },
  fields: { isServerPort: 'u8', portName: 'string' },
  detail: (f) => `Server Port: ${booleanText(f.isServerPort)}, Port: ${f.portName}`,
});
