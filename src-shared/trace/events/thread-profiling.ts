// src-shared/trace/events/thread-profiling.ts
//
// Thread Profiling: processor time and context switches of one thread within one interval, not cumulative. Duration = user + kernel time.
// Only threads that ran have one. Times in 100 ns units.

import { groupedDecimal, secondsText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const threadProfiling = defineEvent({
  id: 0x0401,
  eventClass: 'Profiling',
  name: 'Thread Profiling',
  pml: { operation: 0 },
  fields: { userTime: 'varuint', kernelTime: 'varuint', contextSwitches: 'varuint' },
  detail: (f) =>
    `User Time: ${secondsText(f.userTime)}, Kernel Time: ${secondsText(f.kernelTime)}, Context Switches: ${groupedDecimal(f.contextSwitches)}`,
});
