// src-shared/trace/events/smb-response.ts
//
// SmbResponse: the answer to an SmbRequest has arrived. Event of this emulator's own provider (KernelEmu-Internals). Result is the status
// in the message; reparsed counts the junctions that the server followed on the way to the file, duration the time since the request.

import { defineEvent } from '../event-type.ts';

export const smbResponse = defineEvent({
  id: 0x0662,
  eventClass: 'Kernel',
  name: 'SmbResponse',
  fields: { command: 'string', messageId: 'varuint', length: 'varuint', reparsed: 'varuint' },
  detail: (f) => `Command: ${f.command}, Message ID: ${f.messageId}, Length: ${f.length}, Reparsed: ${f.reparsed}`,
});
