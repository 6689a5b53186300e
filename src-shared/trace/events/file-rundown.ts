// src-shared/trace/events/file-rundown.ts
//
// FileRundown: a file that was still open when the session ended (FileIo class, opcode 36). Path is the file. The real event names the file
// object's address; file objects of the emulated machine have none, and the handle of the process that has it open stands for it.
// Source: learn.microsoft.com/windows/win32/etw/fileio-name.

import { lowerHex } from '../../nt/number-text.ts';
import { defineEvent } from '../event-type.ts';

export const fileRundown = defineEvent({
  id: 0x063c,
  eventClass: 'Kernel',
  name: 'FileRundown',
  etw: { className: 'FileIo', opcode: 36, enableFlag: 0x200 },
  fields: { handle: 'u32' },
  detail: (f) => `Handle: ${lowerHex(f.handle)}`,
});
