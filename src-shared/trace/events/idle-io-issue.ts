// src-shared/trace/events/idle-io-issue.ts
//
// IdleIoIssue: the class driver let a request out of its idle queue. Event of this emulator's own provider (KernelEmu-Internals).
// starvation 0: the disk has been quiet for the idle interval; 1: no idle request was issued for the starvation limit.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const idleIoIssue = defineEvent({
  id: 0x0681,
  eventClass: 'Kernel',
  name: 'IdleIoIssue',
  fields: { starvation: 'u8', irp: 'varuint' },
  detail: (f) => `Reason: ${f.starvation === 0 ? 'idle' : 'starvation'}, Irp: ${lowerHex(f.irp)}`,
});
