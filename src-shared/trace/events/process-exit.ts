// src-shared/trace/events/process-exit.ts
//
// Process Exit: the last thread has ended and the process object is torn down; its handles are closed after this event.
// Times in 100 ns units, sizes in bytes. The exit status is printed as a signed number.

import { groupedDecimal, secondsText } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const processExit = defineEvent({
  id: 0x0102,
  eventClass: 'Process',
  name: 'Process Exit',
  pml: { operation: 2 },
  fields: {
    exitStatus: 'i32', userTime: 'varuint', kernelTime: 'varuint', privateBytes: 'varuint', peakPrivateBytes: 'varuint',
    workingSet: 'varuint', peakWorkingSet: 'varuint',
  },
  detail: (f) =>
    `Exit Status: ${f.exitStatus}, User Time: ${secondsText(f.userTime)} seconds, Kernel Time: ${secondsText(f.kernelTime)} seconds, ` +
    `Private Bytes: ${groupedDecimal(f.privateBytes)}, Peak Private Bytes: ${groupedDecimal(f.peakPrivateBytes)}, ` +
    `Working Set: ${groupedDecimal(f.workingSet)}, Peak Working Set: ${groupedDecimal(f.peakWorkingSet)}`,
});
