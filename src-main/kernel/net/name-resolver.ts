// src-main/kernel/net/name-resolver.ts
//
// NetBIOS over TCP/IP: which machine has a name. What the caches know is there at once. Any other name is asked for at the name server
// (WINS), three times with 1.5 s of patience each, and then of everybody on the network, three times with 0.75 s. Nobody answers for a
// name that does not exist, so it takes 6.75 s to learn that.
//
//   0      1.5     3      4.5   5.25    6     6.75 s
//   | WINS | WINS  | WINS | all | all   | all |  "the network path was not found"
//
// The waits are NETBT's timers, which end at the first clock tick after they are due; each is counted from the start, so that ticks don't
// add up. Source: learn.microsoft.com, NetBT parameters NameSrvQueryTimeout (1500 ms), NameSrvQueryCount 3, BcastQueryTimeout (750 ms),
// BcastNameQueryCount 3. Simplified: the name server is there to be asked and knows no name; there is no DNS or LLMNR before it.

import type { Kernel } from '../core/kernel.ts';
import { CYCLES_PER_MS } from '../core/time.ts';
import type { Cycles } from '../core/time.ts';
import { Op } from '../etw/operation-types.ts';
import { OperationRecord } from '../etw/operation-record.ts';
import type { TraceText } from '../etw/trace-text.ts';
import { KDpc } from '../ke/dpc.ts';
import { KEvent } from '../ke/event.ts';
import { KTimer } from '../ke/timer.ts';
import type { KProcessor } from '../ke/processor.ts';
import type { KThread } from '../ke/thread.ts';
import type { Hosts, RemoteHost } from './hosts.ts';
import type { Net } from './net.ts';

const WINS: readonly [host: string, patience: Cycles] = ['WINS', 1_500 * CYCLES_PER_MS];
const BROADCAST: readonly [host: string, patience: Cycles] = ['192.168.1.255', 750 * CYCLES_PER_MS];
const ATTEMPTS = [WINS, WINS, WINS, BROADCAST, BROADCAST, BROADCAST] as const;
const NETBIOS_NS = 137;
/** A name query: header, one question. */
const QUERY_BYTES = 50;
/** Boost of who waits (wdm.h IO_NETWORK_INCREMENT). */
const IO_NETWORK_INCREMENT = 2;
const TIMER_COST: Cycles = 14_000;

/** One name that is being looked for. */
export class NameQuery {
  readonly name: string;
  /** Set when it is over. */
  readonly done = new KEvent();
  /** Who has the name; null: nobody, or not known yet. */
  host: RemoteHost | null = null;
  /** @internal */ readonly timer = new KTimer();
  /** @internal */ readonly dpc: KDpc;
  /** @internal */ attempt = 0;
  /** @internal */ due: Cycles;

  constructor(name: string, start: Cycles, expired: (query: NameQuery, cpu: KProcessor) => Cycles) {
    this.name = name;
    this.due = start;
    this.dpc = new KDpc('netbt!TimerExpiry', (cpu) => expired(this, cpu), true);
  }
}

export class NameResolver {
  private readonly kernel: Kernel;
  private readonly net: Net;
  private readonly hosts: Hosts;
  private readonly fields = new OperationRecord(-1);
  private readonly paths = new Map<string, TraceText>();

  constructor(kernel: Kernel, net: Net, hosts: Hosts) {
    this.kernel = kernel;
    this.net = net;
    this.hosts = hosts;
  }

  /** Begins to look for a name. @param by the thread that wants to know */
  resolve(name: string, by: KThread): NameQuery {
    const query = new NameQuery(name, this.kernel.now, (expired, cpu) => this.expired(expired, cpu));
    const known = this.hosts.find(name);
    if (known === undefined) this.ask(query, by, by.processor, 'NetbtQuery');
    else this.end(query, known);
    return query;
  }

  /** Whoever wanted to know has gone. */
  cancel(query: NameQuery): void {
    this.kernel.ke.cancelTimer(query.timer);
  }

  private ask(query: NameQuery, by: KThread, cpu: number, stackName: string): void {
    const [host, patience] = ATTEMPTS[query.attempt++] as (typeof ATTEMPTS)[number];
    const { fields, kernel } = this;
    fields.n0 = QUERY_BYTES;
    fields.n1 = 0;
    fields.n2 = 0;
    kernel.components.etw.network(Op.UdpSend, kernel.ps.systemProcess, this.pathTo(host), by, cpu, fields, stackName);
    query.due += patience;
    kernel.ke.setTimer(query.timer, query.due, 0, query.dpc);
  }

  /** In the timer's DPC: nobody has answered. */
  private expired(query: NameQuery, cpu: KProcessor): Cycles {
    if (query.attempt < ATTEMPTS.length) this.ask(query, cpu.current, cpu.number, 'NetbtTimer');
    else this.end(query, null);
    return TIMER_COST;
  }

  private end(query: NameQuery, host: RemoteHost | null): void {
    query.host = host;
    this.kernel.ke.setEvent(query.done, IO_NETWORK_INCREMENT);
  }

  private pathTo(host: string): TraceText {
    let path = this.paths.get(host);
    if (path === undefined) {
      path = this.net.endpointsText('udp', NETBIOS_NS, host, NETBIOS_NS);
      this.paths.set(host, path);
    }
    return path;
  }
}
