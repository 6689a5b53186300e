// src-main/kernel/alpc/alpc.ts
//
// Advanced local procedure calls: the system services on ports and their events in the kernel logger.
//
//   client                                  server
//   ALPC Send, ALPC WaitForReply            ALPC Unwait, ALPC Receive
//                                           (works)
//                                           ALPC Send (the reply), ALPC WaitForNewMessage
//   ALPC Unwait, ALPC Receive
//
// Models: Windows Internals 7th ed., part 2, ch. 8 "Advanced local procedure call (ALPC)"; learn.microsoft.com/windows/win32/etw/alpc. Windows
// XP had LPC in its place, with the same way of blocking; the model has ALPC alone, for what was built on it. Costs are [assumed].

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { EventType } from '../../../src-shared/trace/event-type.ts';
import { alpcReceive } from '../../../src-shared/trace/events/alpc-receive.ts';
import { alpcSend } from '../../../src-shared/trace/events/alpc-send.ts';
import { alpcUnwait } from '../../../src-shared/trace/events/alpc-unwait.ts';
import { alpcWaitForNewMessage } from '../../../src-shared/trace/events/alpc-wait-for-new-message.ts';
import { alpcWaitForReply } from '../../../src-shared/trace/events/alpc-wait-for-reply.ts';
import type { AlpcMessageKind } from '../core/alpc-api.ts';
import { AlpcService } from '../core/alpc-api.ts';
import type { Kernel } from '../core/kernel.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import { CYCLES_PER_US } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import { WaitReason } from '../ke/thread.ts';
import type { KThread } from '../ke/thread.ts';
import { ClientPort, ConnectionPort, Message, STATUS_PORT_CONNECTION_REFUSED, STATUS_PORT_DISCONNECTED } from './port.ts';

const CREATE_COST = 12 * CYCLES_PER_US;
const CONNECT_COST = 15 * CYCLES_PER_US;
const SEND_COST = 3 * CYCLES_PER_US;
const RECEIVE_COST = 2 * CYCLES_PER_US;

export class Alpc {
  private readonly kernel: Kernel;
  private readonly ports = new Map<string, ConnectionPort>();
  private messages = 0;
  private clients = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const { services } = kernel;
    services.implement(AlpcService.NtAlpcCreatePort, (u) => this.create(u));
    services.implement(AlpcService.NtAlpcConnectPort, (u) => this.connect(u));
    services.implement(AlpcService.NtAlpcAcceptConnectPort, (u) => this.accept(u));
    services.implement(AlpcService.NtAlpcSendWaitReceivePort, (u) => this.sendWaitReceive(u));
  }

  private create(u: UserContext): Cycles {
    const name = u.s0.toLowerCase();
    if (this.ports.has(name)) {
      u.complete(NtStatus.OBJECT_NAME_COLLISION);
      return CREATE_COST;
    }
    const port = new ConnectionPort(this.kernel.ke, u.s0, () => { this.ports.delete(name); });
    this.ports.set(name, port);
    u.complete(NtStatus.SUCCESS, this.kernel.components.ob.insert(u, port, 0));
    return CREATE_COST;
  }

  private connect(u: UserContext): Cycles {
    const port = this.ports.get(u.s0.toLowerCase());
    if (port === undefined) {
      u.complete(NtStatus.OBJECT_NAME_NOT_FOUND);
      return CONNECT_COST;
    }
    return u.block(this.connectTo(u, port));
  }

  private *connectTo(u: UserContext, port: ConnectionPort): KernelRoutine {
    yield u.compute(CONNECT_COST);
    const client = ++this.clients;
    const message = this.message('connection', client, u.thread, null);
    yield* this.exchange(u, port, message);
    if (u.status === NtStatus.SUCCESS) u.complete(NtStatus.SUCCESS, this.kernel.components.ob.insert(u, new ClientPort(port, client, (gone) => { this.clientGone(gone); }), 0));
  }

  private accept(u: UserContext): Cycles {
    const port = this.portOf(u);
    const message = u.o0;
    if (!(port instanceof ConnectionPort) || !(message instanceof Message) || message.kind !== 'connection') {
      u.complete(NtStatus.INVALID_PARAMETER);
      return SEND_COST;
    }
    this.log(u.thread, alpcSend, (p) => { p.u32(message.id); });
    u.complete(port.answer(message, u.a1 !== 0 ? NtStatus.SUCCESS : STATUS_PORT_CONNECTION_REFUSED, null) ? NtStatus.SUCCESS : STATUS_PORT_DISCONNECTED);
    return CONNECT_COST;
  }

  private sendWaitReceive(u: UserContext): Cycles {
    const port = this.portOf(u);
    if (port instanceof ConnectionPort) return u.block(this.serve(u, port, u.o0 instanceof Message ? u.o0 : null, u.o1));
    if (port instanceof ClientPort) {
      const { server } = port;
      if (!server.closed) return u.block(this.exchange(u, server, this.message('request', port.client, u.thread, u.o1), SEND_COST));
      u.complete(STATUS_PORT_DISCONNECTED);
      return SEND_COST;
    }
    u.complete(NtStatus.INVALID_HANDLE);
    return SEND_COST;
  }

  /** The client's side: sends, waits for the reply, takes it. */
  private *exchange(u: UserContext, port: ConnectionPort, message: Message, cost: Cycles = 0): KernelRoutine {
    if (cost > 0) yield u.compute(cost);
    if (port.closed) {
      u.complete(STATUS_PORT_DISCONNECTED);
      return;
    }
    const { thread } = u;
    this.log(thread, alpcSend, (p) => { p.u32(message.id); });
    port.post(message);
    this.log(thread, alpcWaitForReply, (p) => { p.u32(message.id); });
    yield u.wait(message.replied, WaitReason.WrLpcReply);
    // Whoever does not wait any more (its thread is being ended) gets no answer.
    const status = u.waitStatus === 0 ? message.status : NtStatus.CANCELLED;
    port.open.delete(message);
    this.log(thread, alpcUnwait, (p) => { p.u32(status); });
    if (status === NtStatus.SUCCESS) this.log(thread, alpcReceive, (p) => { p.u32(message.id); });
    u.object = message.answer;
    u.complete(status);
    yield u.compute(RECEIVE_COST);
  }

  /** The server's side: answers what it had received, waits for the next message. */
  private *serve(u: UserContext, port: ConnectionPort, answered: Message | null, answer: unknown): KernelRoutine {
    const { thread } = u;
    if (answered !== null) {
      yield u.compute(SEND_COST);
      this.log(thread, alpcSend, (p) => { p.u32(answered.id); });
      port.answer(answered, NtStatus.SUCCESS, answer);
    }
    const waits = port.queue.length === 0;
    if (waits) this.log(thread, alpcWaitForNewMessage, (p, text) => { p.u8(1); p.string(text(port.name)); });
    yield u.wait(port.arrivals, WaitReason.WrLpcReceive);
    const message = u.waitStatus === 0 ? port.queue.shift() : undefined;
    const status = message === undefined ? NtStatus.CANCELLED : NtStatus.SUCCESS;
    if (waits) this.log(thread, alpcUnwait, (p) => { p.u32(status); });
    if (message !== undefined) this.log(thread, alpcReceive, (p) => { p.u32(message.id); });
    u.object = message ?? null;
    u.complete(status);
    yield u.compute(RECEIVE_COST);
  }

  private clientGone(port: ClientPort): void {
    if (!port.server.closed) port.server.post(this.message('closed', port.client, null, null));
  }

  private message(kind: AlpcMessageKind, client: number, sender: KThread | null, content: unknown): Message {
    return new Message(++this.messages, kind, client, sender, content);
  }

  private portOf(u: UserContext): unknown {
    return this.kernel.components.ob.lookup(u, u.a0);
  }

  private log(thread: KThread, type: EventType, write: (payload: NonNullable<ReturnType<Kernel['components']['etw']['open']>>, text: (text: string) => number) => void): void {
    const { etw } = this.kernel.components;
    const { now } = this.kernel;
    const payload = etw.open(EnableFlag.ALPC, thread.processor, now);
    if (payload === null) return;
    write(payload, etw.string);
    etw.appendWithStack(thread, type.id, now);
  }
}
