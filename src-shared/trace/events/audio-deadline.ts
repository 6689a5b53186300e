// src-shared/trace/events/audio-deadline.ts
//
// AudioDeadline: a sound device has come to a buffer and plays it, if the thread has filled it in time. Event of this emulator's own
// provider (KernelEmu-Internals). buffer: number of the buffer since the sound began.

import { booleanText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const audioDeadline = defineEvent({
  id: 0x0654,
  eventClass: 'Kernel',
  name: 'AudioDeadline',
  fields: { threadId: 'u32', buffer: 'varuint', met: 'u8' },
  detail: (f) => `Thread ID: ${f.threadId}, Buffer: ${f.buffer}, Met: ${booleanText(f.met)}`,
});
