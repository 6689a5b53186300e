// src-shared/trace/events/hard-fault.ts
//
// HardFault: a page had to be read from the disk; duration is how long the thread waited. Path is the file.
// Source: learn.microsoft.com/windows/win32/etw/pagefault-hardfault (PageFault class, opcode 32).

import { groupedDecimal, lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const hardFault = defineEvent({
  id: 0x060e,
  eventClass: 'Kernel',
  name: 'HardFault',
  etw: { className: 'PageFault', opcode: 32, enableFlag: 0x2000 },
  fields: { readOffset: 'varuint', virtualAddress: 'varuint', faultThreadId: 'u32', byteCount: 'varuint' },
  detail: (f) => `Offset: ${groupedDecimal(f.readOffset)}, Length: ${groupedDecimal(f.byteCount)}, Virtual Address: ${lowerHex(f.virtualAddress)}, Thread ID: ${f.faultThreadId}`,
});
