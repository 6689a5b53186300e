// src-main/kernel/alpc/port.ts
//
// ALPC ports. A server's connection port has a name and a queue of messages; a client's port refers to it. Handles hold both; the last
// handle of a connection port disconnects every client, the last handle of a client's port tells the server.
//
//   client port --- request ---> [ queue of the connection port ] ---> a server thread
//        ^------------------------- reply ----------------------------------'
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Connection model", "Message model". Simplified: the server reads what all its clients
// send from the connection port's queue, so the server's communication ports have no object of their own; messages have no size.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Ke } from '../ke/ke.ts';
import { KEvent } from '../ke/event.ts';
import { KSemaphore } from '../ke/semaphore.ts';
import { EVENT_INCREMENT } from '../ke/services.ts';
import type { KThread } from '../ke/thread.ts';
import { KernelObject } from '../ob/object.ts';
import type { AlpcMessage, AlpcMessageKind } from '../core/alpc-api.ts';

export const STATUS_PORT_DISCONNECTED = 0xc000_0037;
export const STATUS_PORT_CONNECTION_REFUSED = 0xc000_0041;
const QUEUE_LIMIT = 0x7fff_ffff;

/** A message under way; a request's until its reply has been taken. */
export class Message implements AlpcMessage {
  readonly id: number;
  readonly kind: AlpcMessageKind;
  readonly client: number;
  readonly senderPid: number;
  readonly senderTid: number;
  readonly content: unknown;
  /** Signalled by the reply. */
  readonly replied = new KEvent('notification');
  status: number = NtStatus.PENDING;
  answer: unknown = null;

  constructor(id: number, kind: AlpcMessageKind, client: number, sender: KThread | null, content: unknown) {
    this.id = id;
    this.kind = kind;
    this.client = client;
    this.senderPid = sender?.process.pid ?? 0;
    this.senderTid = sender?.tid ?? 0;
    this.content = content;
  }
}

export class ConnectionPort extends KernelObject {
  readonly typeName = 'ALPC Port';
  readonly name: string;
  readonly queue: Message[] = [];
  /** Counts the messages of the queue. */
  readonly arrivals = new KSemaphore(0, QUEUE_LIMIT);
  /** Requests and connections that wait for an answer. */
  readonly open = new Set<Message>();
  closed = false;
  private readonly ke: Ke;
  private readonly onClosed: (port: ConnectionPort) => void;

  constructor(ke: Ke, name: string, onClosed: (port: ConnectionPort) => void) {
    super();
    this.ke = ke;
    this.name = name;
    this.onClosed = onClosed;
  }

  post(message: Message): void {
    this.queue.push(message);
    if (message.kind !== 'closed') this.open.add(message);
    this.ke.releaseSemaphore(this.arrivals, 1, EVENT_INCREMENT);
  }

  /** Ends a request or connection. @returns whether somebody waited for it */
  answer(message: Message, status: number, answer: unknown): boolean {
    if (!this.open.delete(message)) return false;
    message.status = status;
    message.answer = answer;
    this.ke.setEvent(message.replied, EVENT_INCREMENT);
    return true;
  }

  override onLastHandle(): void {
    this.closed = true;
    this.queue.length = 0;
    for (const message of [...this.open]) this.answer(message, STATUS_PORT_DISCONNECTED, null);
    this.onClosed(this);
  }
}

export class ClientPort extends KernelObject {
  readonly typeName = 'ALPC Port';
  readonly server: ConnectionPort;
  readonly client: number;
  private readonly onClosed: (port: ClientPort) => void;

  constructor(server: ConnectionPort, client: number, onClosed: (port: ClientPort) => void) {
    super();
    this.server = server;
    this.client = client;
    this.onClosed = onClosed;
  }

  override onLastHandle(): void {
    this.onClosed(this);
  }
}
