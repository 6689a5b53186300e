// src-main/kernel/net/net.ts
//
// TCP and UDP as programs and traces see them: endpoints, connects, sends, receives. What the other side answers, and when, is the caller's to
// say; it comes back through the adapter's interrupt and DPC.
//
// Rows come from ETW's TcpIp and UdpIp classes: TID 0, duration 0, the process that owns the endpoint, the stack of whoever was interrupted.
// Simplified: no loss, no windows; only a SYN to a host that is down is sent again (tcp-transport.ts). Sources: learn.microsoft.com/windows/win32/etw/tcpip, .../udpip.

import { NtStatus } from '../../../src-shared/nt/ntstatus.ts';
import type { Kernel } from '../core/kernel.ts';
import { Service } from '../core/native-api.ts';
import type { KernelRoutine, UserContext } from '../core/program.ts';
import type { Cycles } from '../core/time.ts';
import { OperationRecord } from '../etw/operation-record.ts';
import { Op } from '../etw/operation-types.ts';
import type { OperationType } from '../etw/operation-types.ts';
import { TraceText } from '../etw/trace-text.ts';
import type { KProcessor } from '../ke/processor.ts';
import { WaitReason } from '../ke/thread.ts';
import { ServiceCost } from '../ob/service-cost.ts';
import type { Prng } from '../../../src-shared/base/prng.ts';
import { Hosts } from './hosts.ts';
import { NameResolver } from './name-resolver.ts';
import { Nic, PacketKind } from './nic.ts';
import type { Packet } from './nic.ts';
import { SocketObject } from './socket-object.ts';
import { MSS, TcpTransport } from './tcp-transport.ts';

const COST = {
  socket: new ServiceCost(12, 0.6),
  send: new ServiceCost(14, 0.7, 5, 20),
  receive: new ServiceCost(4, 0.6, 5, 20),
} as const;
const DATAGRAM = 1350;
const FIRST_DYNAMIC_PORT = 49_152;
const DYNAMIC_PORTS = 16_384;
const RECEIVE_WINDOW = 65_535;
/** Unit of startime and endtime. [assumed] */
const TIME_UNIT: Cycles = 24_000_000;
/** Names of the services file that the rows show. */
const PORT_NAMES: readonly (readonly [port: number, name: string])[] = [
  [80, 'http'], [443, 'https'], [53, 'domain'], [139, 'netbios-ssn'], [137, 'netbios-ns'], [138, 'netbios-dgm'], [445, 'microsoft-ds'], [135, 'epmap'],
  [123, 'ntp'], [1900, 'ssdp'], [5355, 'llmnr'], [67, 'bootps'], [68, 'bootpc'], [110, 'pop3'], [25, 'smtp'], [3389, 'ms-wbt-server'],
];

export class Net {
  private readonly kernel: Kernel;
  private readonly prng: Prng;
  private readonly nic: Nic;
  /** Other machines. */
  readonly hosts = new Hosts();
  readonly resolver: NameResolver;
  /** TCP of the kernel's own clients. */
  readonly tcp: TcpTransport;
  private readonly portNames = new Map<string, string>();
  private readonly fields = new OperationRecord(-1);
  private nextPort: number;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.prng = kernel.prng('net.cost');
    this.nextPort = FIRST_DYNAMIC_PORT + this.prng.below(1000);
    this.nic = new Nic(kernel, (cpu, packet) => this.deliver(cpu, packet));
    this.resolver = new NameResolver(kernel, this, this.hosts);
    this.tcp = new TcpTransport(kernel, this, this.nic);
    for (const [port, name] of PORT_NAMES) for (const protocol of ['tcp', 'udp']) this.portNames.set(`${port}/${protocol}`, name);
    const { services } = kernel;
    services.implement(Service.AfdSocket, (u) => this.open(u));
    services.implement(Service.AfdConnect, (u) => this.withSocket(u, (socket) => u.block(this.connect(u, socket))));
    services.implement(Service.AfdSend, (u) => this.withSocket(u, (socket) => this.send(u, socket)));
    services.implement(Service.AfdReceive, (u) => this.withSocket(u, (socket) => u.block(this.receive(u, socket))));
    services.implement(Service.AfdSendDatagram, (u) => this.withSocket(u, (socket) => this.sendDatagram(u, socket)));
    services.implement(Service.AfdDisconnect, (u) => this.withSocket(u, (socket) => this.disconnect(u, socket)));
  }

  setupPortName(port: number, protocol: 'tcp' | 'udp', name: string): void {
    this.portNames.set(`${port}/${protocol}`, name);
  }

  private open(u: UserContext): Cycles {
    const port = u.a0 === 0 ? this.allocatePort() : u.a0;
    u.complete(NtStatus.SUCCESS, this.kernel.components.ob.insert(u, new SocketObject(u.process, u.s0 === 'tcp', port), 0));
    return COST.socket.sample(this.prng);
  }

  private *connect(u: UserContext, socket: SocketObject): KernelRoutine {
    socket.path = this.endpoints(socket, u.s0, u.a1);
    socket.roundTrip = u.a2;
    yield u.compute(COST.send.sample(this.prng));
    const host = this.hosts.find(u.s0);
    if (host?.up === false) {
      const attempt = this.tcp.connect(host, u.a1, socket.process, socket.localPort);
      yield u.wait(attempt.done, WaitReason.WrUserRequest, Infinity, true);
      this.tcp.abort(attempt);
      u.complete(attempt.status);
      return;
    }
    this.nic.expect({ socket, kind: PacketKind.Connected, bytes: 0 }, this.kernel.now + socket.roundTrip);
    yield u.wait(socket.arrival, WaitReason.WrUserRequest, Infinity, true);
    u.complete(socket.connected ? NtStatus.SUCCESS : NtStatus.CANCELLED);
  }

  private send(u: UserContext, socket: SocketObject): Cycles {
    if (!socket.connected) {
      u.complete(NtStatus.PIPE_DISCONNECTED);
      return COST.receive.median;
    }
    const { now } = this.kernel;
    const { fields } = this;
    fields.n0 = u.a1;
    fields.n1 = 0;
    fields.n2 = 0;
    fields.n3 = Math.floor(now / TIME_UNIT);
    fields.n4 = fields.n3;
    this.kernel.components.etw.network(Op.TcpSend, socket.process, socket.path, u.thread, u.thread.processor, fields);
    this.answer(socket, u.a2, MSS, now + socket.roundTrip);
    u.complete(NtStatus.SUCCESS, u.a1);
    return COST.send.sample(this.prng);
  }

  private sendDatagram(u: UserContext, socket: SocketObject): Cycles {
    socket.path = this.endpoints(socket, u.s0, u.a1);
    this.log(Op.UdpSend, socket, u.a2, u);
    this.answer(socket, u.a3, DATAGRAM, this.kernel.now + u.a4);
    u.complete(NtStatus.SUCCESS, u.a2);
    return COST.send.sample(this.prng);
  }

  private disconnect(u: UserContext, socket: SocketObject): Cycles {
    if (socket.connected) {
      socket.connected = false;
      this.log(Op.TcpDisconnect, socket, 0, u);
    }
    u.complete(NtStatus.SUCCESS);
    return COST.send.sample(this.prng);
  }

  private *receive(u: UserContext, socket: SocketObject): KernelRoutine {
    const wanted = u.a1;
    yield u.compute(COST.receive.sample(this.prng));
    while (socket.buffered === 0) {
      yield u.wait(socket.arrival, WaitReason.WrUserRequest, Infinity, true);
      if (socket.buffered === 0 && u.thread.terminating) break;
    }
    const bytes = Math.min(wanted, socket.buffered);
    socket.buffered -= bytes;
    u.process.readBytes += bytes;
    u.complete(NtStatus.SUCCESS, bytes);
  }

  private answer(socket: SocketObject, bytes: number, packetBytes: number, time: Cycles): void {
    for (let left = bytes; left > 0; left -= packetBytes) this.nic.expect({ socket, kind: PacketKind.Data, bytes: Math.min(left, packetBytes) }, time);
  }

  /** In the adapter's DPC. */
  private deliver(cpu: KProcessor, packet: Packet): void {
    const { socket } = packet;
    const { fields } = this;
    const { etw } = this.kernel.components;
    if (socket.process.exitTime >= 0) return;
    fields.n0 = packet.bytes;
    fields.n1 = 0;
    fields.n2 = 0;
    if (packet.kind === PacketKind.Connected) {
      socket.connected = true;
      fields.n3 = MSS;
      fields.n4 = RECEIVE_WINDOW;
      etw.network(Op.TcpConnect, socket.process, socket.path, cpu.current, cpu.number, fields);
    } else {
      socket.buffered += packet.bytes;
      etw.network(socket.tcp ? Op.TcpReceive : Op.UdpReceive, socket.process, socket.path, cpu.current, cpu.number, fields);
    }
    this.kernel.ke.setEvent(socket.arrival, 2);
  }

  private log(type: OperationType, socket: SocketObject, bytes: number, u: UserContext): void {
    this.fields.n0 = bytes;
    this.fields.n1 = 0;
    this.fields.n2 = 0;
    this.kernel.components.etw.network(type, socket.process, socket.path, u.thread, u.thread.processor, this.fields);
  }

  private endpoints(socket: SocketObject, host: string, port: number): TraceText {
    const path = this.endpointsText(socket.tcp ? 'tcp' : 'udp', socket.localPort, host, port);
    return socket.path.text === path.text ? socket.path : path;
  }

  /** What the Path column says: `local:port -> remote:port`. */
  endpointsText(protocol: 'tcp' | 'udp', localPort: number, host: string, port: number): TraceText {
    const name = (number: number): string => this.portNames.get(`${number}/${protocol}`) ?? String(number);
    return new TraceText(`${this.kernel.machine.computerName}:${name(localPort)} -> ${host}:${name(port)}`);
  }

  /** The next dynamic port. */
  allocatePort(): number {
    const port = this.nextPort;
    this.nextPort = FIRST_DYNAMIC_PORT + ((port + 1 - FIRST_DYNAMIC_PORT) % DYNAMIC_PORTS);
    return port;
  }

  private withSocket(u: UserContext, perform: (socket: SocketObject) => Cycles): Cycles {
    const object = this.kernel.components.ob.lookup(u, u.a0);
    if (object instanceof SocketObject) return perform(object);
    u.complete(NtStatus.INVALID_HANDLE);
    return 600;
  }
}
