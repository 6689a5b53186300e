// src-shared/trace/events/system-config-cpu.ts
//
// SystemConfigCPU: processors and memory of the machine, at the start of a session (SystemConfig class, opcode 10). Memory in MB, the page
// and the allocation granularity in bytes. Source: learn.microsoft.com/windows/win32/etw/systemconfig-cpu.

import { groupedDecimal } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const systemConfigCpu = defineEvent({
  id: 0x0640,
  eventClass: 'Kernel',
  name: 'SystemConfigCPU',
  etw: { className: 'SystemConfig', opcode: 10, enableFlag: 0x1 },
  fields: { mhz: 'u32', numberOfProcessors: 'u32', memorySize: 'u32', pageSize: 'u32', allocationGranularity: 'u32', computerName: 'string' },
  detail: (f) =>
    `MHz: ${groupedDecimal(f.mhz)}, Processors: ${f.numberOfProcessors}, Memory: ${groupedDecimal(f.memorySize)} MB, ` +
    `Page Size: ${groupedDecimal(f.pageSize)}, Allocation Granularity: ${groupedDecimal(f.allocationGranularity)}, Computer Name: ${f.computerName}`,
});
