// src-shared/trace/events/io-queue.ts
//
// IoQueue: a storage request entered or left a queue of the disk. Event of this emulator's own provider (KernelEmu-Internals).
// priority: 0 Very Low ... 4 Critical; before Windows Vista all requests stand in the queue of Normal. depth: requests that wait there now.

import { ioPriorityText } from '../../nt/io-flags.ts';
import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const ioQueue = defineEvent({
  id: 0x0680,
  eventClass: 'Kernel',
  name: 'IoQueue',
  fields: { priority: 'u8', depth: 'varuint' },
  detail: (f) => `Depth: ${groupedDecimal(f.depth)}, Priority: ${ioPriorityText(f.priority + 1)}`,
});
