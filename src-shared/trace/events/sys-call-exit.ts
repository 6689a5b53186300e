// src-shared/trace/events/sys-call-exit.ts
//
// SysCallExit: a thread left a system service. Path is the service's name, which a real consumer knows from the SysCallEnter before it.
// Source: learn.microsoft.com/windows/win32/etw/syscallexit (PerfInfo class, opcode 52).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const sysCallExit = defineEvent({
  id: 0x0693,
  eventClass: 'Kernel',
  name: 'SysCallExit',
  etw: { className: 'PerfInfo', opcode: 52, enableFlag: 0x80 },
  fields: { sysCallNtStatus: 'u32' },
  detail: (f) => `NtStatus: ${lowerHex(f.sysCallNtStatus)}`,
});
