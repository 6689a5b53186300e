// src-shared/trace/events/rt-lost-event.ts
//
// RTLostEvent: a session had no buffer for one or more events. Source: learn.microsoft.com/windows/win32/etw/rt-lostevent (opcode 32).
// count: since the last such event.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const rtLostEvent = defineEvent({
  id: 0x0620,
  eventClass: 'Kernel',
  name: 'RTLostEvent',
  etw: { className: 'Lost_Event', opcode: 32, enableFlag: 0 },
  fields: { count: 'varuint' },
  detail: (f) => `Events Lost: ${groupedDecimal(f.count)}`,
});
