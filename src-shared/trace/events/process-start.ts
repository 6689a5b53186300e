// src-shared/trace/events/process-start.ts
//
// Process Start: belongs to the child, with the parent's thread. The environment is one variable per line; each line is led by CR LF TAB
// (an export to CSV turns the line feed into a semicolon).

import { defineEvent } from '../event-type.ts';

export const processStart = defineEvent({
  id: 0x0107,
  eventClass: 'Process',
  name: 'Process Start',
  pml: { operation: 7 },
  fields: { parentPid: 'u32', commandLine: 'string', currentDirectory: 'string', environment: 'strings' },
  detail: (f) =>
    `Parent PID: ${f.parentPid}, Command line: ${f.commandLine}, Current directory: ${f.currentDirectory}, Environment: ` +
    f.environment.map((variable) => `\r\n\t${variable}`).join(''),
});
