// src-shared/trace/events/sys-call-enter.ts
//
// SysCallEnter: a thread entered a system service. Path is the service's name, which a real consumer looks up by the address.
// Source: learn.microsoft.com/windows/win32/etw/syscallenter (PerfInfo class, opcode 51).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const sysCallEnter = defineEvent({
  id: 0x0692,
  eventClass: 'Kernel',
  name: 'SysCallEnter',
  etw: { className: 'PerfInfo', opcode: 51, enableFlag: 0x80 },
  fields: { sysCallAddress: 'varuint' },
  detail: (f) => `Address: ${lowerHex(f.sysCallAddress)}`,
});
