// src-shared/trace/events/system-statistics.ts
//
// System Statistics: counters of the whole system at the end of a boot log.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const systemStatistics = defineEvent({
  id: 0x0109,
  eventClass: 'Process',
  name: 'System Statistics',
  pml: { operation: 9 },
  fields: { commitPeak: 'varuint', systemCalls: 'varuint', contextSwitches: 'varuint' },
  detail: (f) =>
    `Commit Peak: ${groupedDecimal(f.commitPeak)}, System Calls: ${groupedDecimal(f.systemCalls)}, ` +
    `Context Switches: ${groupedDecimal(f.contextSwitches)}`,
});
