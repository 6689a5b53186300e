// src-main/kernel/rdr/smb-connection.ts
//
// One connection to a file server: TCP to port 445, the SMB dialogue on it, and the exchange of messages. SMB 1: each request goes out,
// reaches the server half a round trip later, is worked on there, and its answer comes back through the adapter.
//
//   client  --- request (TCP Send) --->  server: serve(), 100 us  --- answer (TCP Receive) --->  client's DPC sets `done`
//
// Sources: MS-CIFS 2.2 (commands and message sizes), MS-SMB. Sizes are those of the fixed parts plus names and data.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { smbRequest } from '../../../src-shared/trace/events/smb-request.ts';
import { smbResponse } from '../../../src-shared/trace/events/smb-response.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { TraceText } from '../etw/trace-text.ts';
import { KEvent } from '../ke/event.ts';
import type { KThread } from '../ke/thread.ts';
import type { RemoteHost } from '../net/hosts.ts';
import type { TcpConnection } from '../net/tcp-transport.ts';
import type { FileServer } from './file-server.ts';

/** What the server needs for one request, its disk's cache included. [assumed] */
const SERVICE_TIME: Cycles = 100 * CYCLES_PER_US;
const IO_NETWORK_INCREMENT = 2;
/** NetBIOS session header and SMB header. */
export const SMB_HEADER_BYTES = 4 + 32;

export interface SmbReply<T> {
  readonly status: number;
  /** Behind the headers. */
  readonly bytes: number;
  readonly value: T;
  /** Junctions that the server followed. */
  readonly reparsed?: number;
}

/** A request under way. */
export class SmbExchange<T> {
  readonly done = new KEvent();
  reply: SmbReply<T> | null = null;
  /** Nobody waits for it: what the server did is undone when the answer comes. */
  abandoned = false;
}

export class SmbConnection {
  readonly host: RemoteHost;
  readonly server: FileServer;
  readonly tcp: TcpConnection;
  /** Shares that the client is connected to, lower case. */
  readonly trees = new Set<string>();
  private readonly kernel: Kernel;
  private nextMessageId = 0;
  private readonly commands = new Map<string, TraceText>();

  constructor(kernel: Kernel, host: RemoteHost, server: FileServer, tcp: TcpConnection) {
    this.kernel = kernel;
    this.host = host;
    this.server = server;
    this.tcp = tcp;
  }

  /**
   * Sends a request.
   * @param bytes behind the headers @param serve what the server does when it has arrived @param undo what becomes of an answer that nobody waits for
   */
  send<T>(by: KThread, command: string, path: TraceText, bytes: number, serve: () => SmbReply<T>, undo: (reply: SmbReply<T>) => void = () => {}): SmbExchange<T> {
    const { kernel } = this;
    const exchange = new SmbExchange<T>();
    const messageId = this.nextMessageId++;
    const sent = kernel.now;
    this.logRequest(by, command, path, messageId, bytes);
    kernel.components.net.tcp.send(this.tcp, SMB_HEADER_BYTES + bytes, by, command === 'NT_CREATE_ANDX' ? 'SmbCreate' : 'SmbSend', () => {
      const reply = serve();
      kernel.schedule(kernel.now + SERVICE_TIME, new Answer(() => {
        kernel.components.net.tcp.answer(this.tcp, SMB_HEADER_BYTES + reply.bytes, () => {
          exchange.reply = reply;
          if (exchange.abandoned) undo(reply);
          this.logResponse(by, command, path, messageId, reply, sent);
          kernel.ke.setEvent(exchange.done, IO_NETWORK_INCREMENT);
        });
      }));
    });
    return exchange;
  }

  private logRequest(by: KThread, command: string, path: TraceText, messageId: number, bytes: number): void {
    const { etw } = this.kernel.components;
    const p = etw.open(EnableFlag.EMULATOR_INTERNALS, by.processor, this.kernel.now);
    if (p === null) return;
    p.string(this.textId(command));
    p.varuint(messageId);
    p.varuint(SMB_HEADER_BYTES + bytes);
    etw.append(by, smbRequest.id, path, this.kernel.now, 0, by.processor);
  }

  /** An event that has ended is shown from its start on, or from the last row where others have been recorded since: here, always from now. */
  private logResponse(by: KThread, command: string, path: TraceText, messageId: number, reply: SmbReply<unknown>, sent: Cycles): void {
    const { etw } = this.kernel.components;
    const p = etw.open(EnableFlag.EMULATOR_INTERNALS, by.processor, this.kernel.now);
    if (p === null) return;
    p.string(this.textId(command));
    p.varuint(messageId);
    p.varuint(SMB_HEADER_BYTES + reply.bytes);
    p.varuint(reply.reparsed ?? 0);
    etw.append(by, smbResponse.id, path, this.kernel.now, this.kernel.now - sent, by.processor, reply.status);
  }

  private textId(command: string): number {
    let text = this.commands.get(command);
    if (text === undefined) {
      text = new TraceText(command);
      this.commands.set(command, text);
    }
    return this.kernel.components.etw.textId(text);
  }
}

class Answer implements EventTarget {
  private readonly send: () => void;

  constructor(send: () => void) {
    this.send = send;
  }

  onEvent(): void {
    this.send();
  }
}

/** The answer of a command that says only whether it went well. */
export function plainReply(bytes: number): SmbReply<null> {
  return { status: NtStatus.SUCCESS, bytes, value: null };
}
