// src-shared/trace/events/sampled-profile.ts
//
// SampledProfile: where a processor was when the profile interrupt came.
// Source: learn.microsoft.com/windows/win32/etw/sampledprofile (PerfInfo class, opcode 46).

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const sampledProfile = defineEvent({
  id: 0x0607,
  eventClass: 'Kernel',
  name: 'SampledProfile',
  etw: { className: 'PerfInfo', opcode: 46, enableFlag: 0x1000000 },
  fields: { instructionPointer: 'varuint', threadId: 'u32', count: 'u32' },
  detail: (f) => `Instruction Pointer: ${lowerHex(f.instructionPointer)}, Thread ID: ${f.threadId}, Count: ${f.count}`,
});
