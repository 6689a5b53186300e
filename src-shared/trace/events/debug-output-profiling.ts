// src-shared/trace/events/debug-output-profiling.ts
//
// Debug Output Profiling: text that a program writes to Process Monitor's own log device.

import { defineEvent } from '../event-type.ts';

export const debugOutputProfiling = defineEvent({
  id: 0x0403,
  eventClass: 'Profiling',
  name: 'Debug Output Profiling',
  pml: { operation: 2 },
  fields: { output: 'string' },
  detail: (f) => `Output: ${f.output}`,
});
