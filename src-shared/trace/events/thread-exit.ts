// src-shared/trace/events/thread-exit.ts
//
// Thread Exit. Times in 100 ns units; without cycle accounting they are whole clock ticks.

import { secondsText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const threadExit = defineEvent({
  id: 0x0104,
  eventClass: 'Process',
  name: 'Thread Exit',
  pml: { operation: 4 },
  fields: { threadId: 'u32', userTime: 'varuint', kernelTime: 'varuint' },
  detail: (f) => `Thread ID: ${f.threadId}, User Time: ${secondsText(f.userTime)}, Kernel Time: ${secondsText(f.kernelTime)}`,
});
