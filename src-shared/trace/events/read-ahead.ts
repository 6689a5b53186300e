// src-shared/trace/events/read-ahead.ts
//
// ReadAhead: the cache manager reads what a sequential reader is going to want next. Event of this emulator's own provider
// (KernelEmu-Internals). Path is the file. threadId: the reader; the row belongs to the worker thread that reads.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const readAhead = defineEvent({
  id: 0x0686,
  eventClass: 'Kernel',
  name: 'ReadAhead',
  fields: { offset: 'varuint', length: 'varuint', threadId: 'u32' },
  detail: (f) => `Offset: ${groupedDecimal(f.offset)}, Length: ${groupedDecimal(f.length)}, Reader: ${f.threadId}`,
});
