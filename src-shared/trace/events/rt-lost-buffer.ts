// src-shared/trace/events/rt-lost-buffer.ts
//
// RTLostBuffer: the real-time consumer was too slow and a whole buffer was thrown away (opcode 33).

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const rtLostBuffer = defineEvent({
  id: 0x0621,
  eventClass: 'Kernel',
  name: 'RTLostBuffer',
  etw: { className: 'Lost_Event', opcode: 33, enableFlag: 0 },
  fields: { count: 'varuint' },
  detail: (f) => `Buffers Lost: ${groupedDecimal(f.count)}`,
});
