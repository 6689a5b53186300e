// src-shared/trace/events/smb-request.ts
//
// SmbRequest: the redirector sends a message to a server. Event of this emulator's own provider (KernelEmu-Internals). Path is what the
// message is about; length counts the bytes on the wire. Commands are those of MS-CIFS.

import { defineEvent } from '../event-type.ts';

export const smbRequest = defineEvent({
  id: 0x0661,
  eventClass: 'Kernel',
  name: 'SmbRequest',
  fields: { command: 'string', messageId: 'varuint', length: 'varuint' },
  detail: (f) => `Command: ${f.command}, Message ID: ${f.messageId}, Length: ${f.length}`,
});
