// src-shared/trace/events/alpc-unwait.ts
//
// ALPC Unwait: a wait at a port has ended.
// Source: learn.microsoft.com/windows/win32/etw/alpc (ALPC class, opcode 37). Windows Vista and later.

import { ntStatusText } from '../../nt/ntstatus.ts';
import { defineEvent } from '../event-type.ts';

export const alpcUnwait = defineEvent({
  id: 0x0705,
  eventClass: 'IPC',
  name: 'ALPC Unwait',
  etw: { className: 'ALPC', opcode: 37, enableFlag: 0x100000 },
  fields: { status: 'u32' },
  detail: (f) => `Status: ${ntStatusText(f.status)}`,
});
