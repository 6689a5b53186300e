// src-main/kernel/net/tcp-transport.ts
//
// TCP for the kernel's own clients (the redirector), and the handshake with a host that does not answer for everybody: a SYN that nobody
// answers is sent again after 3 s and after 6 s more, and 12 s after that the attempt has failed, 21 s in all.
//
//   0     3 s            9 s                        21 s
//   SYN   SYN again      SYN again                  failed (TcpIp Fail)
//
// Source: learn.microsoft.com, TCP/IP parameters TcpInitialRTT (3 s) and TcpMaxConnectRetransmissions (2). The timers are due at times
// counted from the start and end at the first clock tick after them. Simplified: no loss and no windows on a link that works; a transfer
// takes half the round trip and its bytes' time on the wire each way.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import { tcpIpFail } from '../../../src-shared/trace/events/tcp-ip-fail.ts';
import type { EventTarget, Kernel } from '../core/kernel.ts';
import { CYCLES_PER_SECOND } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { OperationRecord } from '../etw/operation-record.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationType } from '../etw/operation-types.ts';
import { EnableFlag } from '../etw/session-properties.ts';
import type { TraceText } from '../etw/trace-text.ts';
import { KDpc } from '../ke/dpc.ts';
import { KEvent } from '../ke/event.ts';
import { KTimer } from '../ke/timer.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { KThread } from '../ke/thread.ts';
import type { EProcess } from '../ps/process.ts';
import type { RemoteHost } from './hosts.ts';
import type { Net } from './net.ts';
import { CYCLES_PER_BYTE, FRAME_BYTES } from './nic.ts';
import type { Nic } from './nic.ts';

/** When something happens to a SYN that is not answered, from the first one on. */
const SYN_TIMERS: readonly Cycles[] = [3, 9, 21].map((seconds) => seconds * CYCLES_PER_SECOND);
export const MSS = 1460;
const RECEIVE_WINDOW = 65_535;
const IPPROTO_TCP = 6;
/** FailureCode: the peer did not answer. [assumed] */
const FAILURE_TIMED_OUT = 1;
const IO_NETWORK_INCREMENT = 2;
const TIMER_COST: Cycles = 12_000;
/** Unit of startime and endtime: clock ticks of 10 ms. [assumed] */
const TIME_UNIT: Cycles = 24_000_000;

export class TcpConnection {
  readonly host: RemoteHost;
  readonly process: EProcess;
  readonly path: TraceText;
  /** Set when the handshake is over, one way or the other. */
  readonly done = new KEvent();
  /** NTSTATUS of the handshake; PENDING until then. */
  status: number = NtStatus.PENDING;
  /** SYNs sent again. */
  retransmissions = 0;
  /** @internal */ readonly start: Cycles;
  /** @internal */ readonly timer = new KTimer();
  /** @internal */ readonly dpc: KDpc;

  constructor(host: RemoteHost, process: EProcess, path: TraceText, start: Cycles, expired: (connection: TcpConnection, cpu: KProcessor) => void) {
    this.host = host;
    this.process = process;
    this.path = path;
    this.start = start;
    this.dpc = new KDpc('tcpip!TcpPeriodicTimeoutHandler', (cpu) => {
      expired(this, cpu);
      return TIMER_COST;
    }, true);
  }

  get connected(): boolean {
    return this.status === NtStatus.SUCCESS;
  }
}

export class TcpTransport {
  private readonly kernel: Kernel;
  private readonly net: Net;
  private readonly nic: Nic;
  private readonly fields = new OperationRecord(-1);

  constructor(kernel: Kernel, net: Net, nic: Nic) {
    this.kernel = kernel;
    this.net = net;
    this.nic = nic;
  }

  /** Sends a SYN. @param owner the process that the rows name @param localPort 0: the next dynamic one */
  connect(host: RemoteHost, port: number, owner: EProcess, localPort = 0): TcpConnection {
    const { kernel } = this;
    const path = this.net.endpointsText('tcp', localPort === 0 ? this.net.allocatePort() : localPort, host.name, port);
    const connection = new TcpConnection(host, owner, path, kernel.now, (late, cpu) => { this.expired(late, cpu); });
    if (host.up) this.nic.expect({ bytes: 0, received: (cpu) => { this.answered(connection, cpu); } }, kernel.now + host.roundTrip);
    else this.wait(connection);
    return connection;
  }

  /** Gives a handshake up. */
  abort(connection: TcpConnection): void {
    if (connection.status !== NtStatus.PENDING) return;
    connection.status = NtStatus.CANCELLED;
    this.kernel.ke.cancelTimer(connection.timer);
  }

  /**
   * Sends bytes. Row: TCP Send.
   * @param by the thread that sends, with the stack variant of its way here @param arrived when the last of them is on the other side
   */
  send(connection: TcpConnection, bytes: number, by: KThread, stackName: string, arrived: () => void): void {
    const { fields, kernel } = this;
    fields.n3 = Math.floor(kernel.now / TIME_UNIT);
    fields.n4 = fields.n3;
    this.log(Op.TcpSend, connection, bytes, by, by.processor, stackName);
    const packets = Math.max(1, Math.ceil(bytes / MSS));
    kernel.schedule(kernel.now + Math.floor(connection.host.roundTrip / 2) + (bytes + packets * FRAME_BYTES) * CYCLES_PER_BYTE, new Arrival(arrived));
  }

  /** The other side sends bytes, now. Rows: TCP Receive. @param received in the adapter's DPC, with the last of them */
  answer(connection: TcpConnection, bytes: number, received: (cpu: KProcessor) => void): void {
    const time = this.kernel.now + Math.ceil(connection.host.roundTrip / 2);
    for (let left = bytes; left > 0; left -= MSS) {
      const length = Math.min(left, MSS);
      this.nic.expect({
        bytes: length,
        received: (cpu) => {
          this.log(Op.TcpReceive, connection, length, cpu.current, cpu.number);
          if (left <= length) received(cpu);
        },
      }, time);
    }
  }

  private answered(connection: TcpConnection, cpu: KProcessor): void {
    if (connection.status !== NtStatus.PENDING) return;
    this.fields.n3 = MSS;
    this.fields.n4 = RECEIVE_WINDOW;
    this.log(Op.TcpConnect, connection, 0, cpu.current, cpu.number, 'TcpConnected');
    this.end(connection, NtStatus.SUCCESS);
  }

  private wait(connection: TcpConnection): void {
    this.kernel.ke.setTimer(connection.timer, connection.start + (SYN_TIMERS[connection.retransmissions] as Cycles), 0, connection.dpc);
  }

  /** In the timer's DPC. */
  private expired(connection: TcpConnection, cpu: KProcessor): void {
    if (connection.status !== NtStatus.PENDING) return;
    if (connection.retransmissions < SYN_TIMERS.length - 1) {
      connection.retransmissions++;
      this.log(Op.TcpRetransmit, connection, 0, cpu.current, cpu.number);
      this.wait(connection);
      return;
    }
    this.logFailure(connection, cpu);
    this.end(connection, NtStatus.IO_TIMEOUT);
  }

  private end(connection: TcpConnection, status: number): void {
    connection.status = status;
    this.kernel.ke.setEvent(connection.done, IO_NETWORK_INCREMENT);
  }

  private log(type: OperationType, connection: TcpConnection, bytes: number, by: KThread, cpu: number, stackName = ''): void {
    const { fields } = this;
    fields.n0 = bytes;
    fields.n1 = 0;
    fields.n2 = 0;
    this.kernel.components.etw.network(type, connection.process, connection.path, by, cpu, fields, stackName);
  }

  private logFailure(connection: TcpConnection, cpu: KProcessor): void {
    const { etw } = this.kernel.components;
    const p = etw.open(EnableFlag.NETWORK_TCPIP, cpu.number, this.kernel.now);
    if (p === null) return;
    p.u16(IPPROTO_TCP);
    p.u16(FAILURE_TIMED_OUT);
    etw.appendAs(connection.process, 0, tcpIpFail.id, connection.path, this.kernel.now, cpu.number);
  }
}

/** Bytes that reach the other machine. */
class Arrival implements EventTarget {
  private readonly arrived: () => void;

  constructor(arrived: () => void) {
    this.arrived = arrived;
  }

  onEvent(): void {
    this.arrived();
  }
}
