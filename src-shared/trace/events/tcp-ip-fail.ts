// src-shared/trace/events/tcp-ip-fail.ts
//
// TcpIpFail: a connection attempt or a transfer failed for good. Path is `local:port -> remote:port`. Process Monitor has no operation for it.
// Source: learn.microsoft.com/windows/win32/etw/tcpip-fail (TcpIp class, opcode 17): proto is the protocol number, failureCode the driver's own.

import { defineEvent } from '../event-type.ts';

export const tcpIpFail = defineEvent({
  id: 0x0660,
  eventClass: 'Kernel',
  name: 'TcpIpFail',
  etw: { className: 'TcpIp', opcode: 17, enableFlag: 0x1_0000 },
  fields: { proto: 'u16', failureCode: 'u16' },
  detail: (f) => `Proto: ${f.proto}, FailureCode: ${f.failureCode}`,
});
