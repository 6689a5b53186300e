// src-main/kernel/core/alpc-api.ts
//
// Advanced local procedure calls, as programs call them: what RPC on one machine is made of.
//
//   server                                                  client
//   yield createPort(u, '\\RPC Control\\name'); port         yield connectPort(u, '\\RPC Control\\name'); port = u.result
//   yield receiveMessage(u, port); message = u.object        yield sendRequest(u, port, { ... }); answer = u.object
//   yield acceptConnection(u, port, message, true)
//   for (;;) { yield receiveMessage(u, port, answered, answer) ... }
//
// A request blocks its client until the reply comes. Contents are objects that both sides only read.
// Source: Windows Internals 7th ed., part 2, ch. 8 "Advanced local procedure call (ALPC)".

import type { UserContext, UserRequest } from './program.ts';
import { defineService } from './system-services.ts';

export type AlpcMessageKind = 'connection' | 'request' | 'closed';

/** What a server gets. */
export interface AlpcMessage {
  /** In the trace's ALPC events. */
  readonly id: number;
  /** connection: somebody wants to connect; closed: a client's port is gone, nobody waits for an answer. */
  readonly kind: AlpcMessageKind;
  /** Tells the clients of a port apart. */
  readonly client: number;
  readonly senderPid: number;
  readonly senderTid: number;
  readonly content: unknown;
}

/** @internal alpc implements them */
export const AlpcService = {
  NtAlpcCreatePort: defineService('NtAlpcCreatePort'),
  NtAlpcConnectPort: defineService('NtAlpcConnectPort'),
  NtAlpcAcceptConnectPort: defineService('NtAlpcAcceptConnectPort'),
  NtAlpcSendWaitReceivePort: defineService('NtAlpcSendWaitReceivePort'),
} as const;

/** NtAlpcCreatePort: a connection port. u.result: handle. OBJECT NAME COLLISION where the name is taken. */
export function createPort(u: UserContext, name: string): UserRequest {
  u.s0 = name;
  return u.call(AlpcService.NtAlpcCreatePort);
}

/** NtAlpcConnectPort: waits until the server accepts. u.result: handle. NAME NOT FOUND without such a port, PORT CONNECTION REFUSED. */
export function connectPort(u: UserContext, name: string): UserRequest {
  u.s0 = name;
  return u.call(AlpcService.NtAlpcConnectPort);
}

/** NtAlpcAcceptConnectPort: lets a client in, or not. */
export function acceptConnection(u: UserContext, port: number, message: AlpcMessage, accept: boolean): UserRequest {
  u.a0 = port; u.a1 = accept ? 1 : 0; u.o0 = message;
  return u.call(AlpcService.NtAlpcAcceptConnectPort);
}

/** NtAlpcSendWaitReceivePort of a client: sends and waits for the reply. u.object: its content. PORT DISCONNECTED where the server has gone. */
export function sendRequest(u: UserContext, port: number, content: unknown): UserRequest {
  u.a0 = port; u.o0 = null; u.o1 = content;
  return u.call(AlpcService.NtAlpcSendWaitReceivePort);
}

/** NtAlpcSendWaitReceivePort of a server: answers a request, if one is given, and waits for the next message. u.object: the AlpcMessage. */
export function receiveMessage(u: UserContext, port: number, answered: AlpcMessage | null = null, answer: unknown = null): UserRequest {
  u.a0 = port; u.o0 = answered; u.o1 = answer;
  return u.call(AlpcService.NtAlpcSendWaitReceivePort);
}
