// src-shared/trace/events/exit-notify.ts
//
// ExitNotify: a driver that asked for it was told that a process is ending; irps is how many of its requests it ended then. Event of this
// emulator's own provider (KernelEmu-Internals).

import { defineEvent } from '../event-type.ts';

export const exitNotify = defineEvent({
  id: 0x0696,
  eventClass: 'Kernel',
  name: 'ExitNotify',
  fields: { device: 'string', processId: 'u32', irps: 'u32' },
  detail: (f) => `Device: ${f.device}, PID: ${f.processId}, Irps: ${f.irps}`,
});
