// src-shared/trace/events/process-profiling.ts
//
// Process Profiling: once a second for every process; all figures are cumulative. Times in 100 ns units, sizes in bytes.

import { groupedDecimal, secondsText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const processProfiling = defineEvent({
  id: 0x0402,
  eventClass: 'Profiling',
  name: 'Process Profiling',
  pml: { operation: 1 },
  fields: { userTime: 'varuint', kernelTime: 'varuint', privateBytes: 'varuint', workingSet: 'varuint' },
  detail: (f) =>
    `User Time: ${secondsText(f.userTime)} seconds, Kernel Time: ${secondsText(f.kernelTime)} seconds, ` +
    `Private Bytes: ${groupedDecimal(f.privateBytes)}, Working Set: ${groupedDecimal(f.workingSet)}`,
});
