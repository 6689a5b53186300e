// src-shared/trace/events/process-statistics.ts
//
// Process Statistics: counters of a process at the end of a boot log. Same facts as Process Exit.

import { groupedDecimal, secondsText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const processStatistics = defineEvent({
  id: 0x0108,
  eventClass: 'Process',
  name: 'Process Statistics',
  pml: { operation: 8 },
  fields: {
    exitStatus: 'i32', userTime: 'varuint', kernelTime: 'varuint', privateBytes: 'varuint', peakPrivateBytes: 'varuint',
    workingSet: 'varuint', peakWorkingSet: 'varuint',
  },
  detail: (f) =>
    `Exit Status: ${f.exitStatus}, User Time: ${secondsText(f.userTime)} seconds, Kernel Time: ${secondsText(f.kernelTime)} seconds, ` +
    `Private Bytes: ${groupedDecimal(f.privateBytes)}, Peak Private Bytes: ${groupedDecimal(f.peakPrivateBytes)}, ` +
    `Working Set: ${groupedDecimal(f.workingSet)}, Peak Working Set: ${groupedDecimal(f.peakWorkingSet)}`,
});
