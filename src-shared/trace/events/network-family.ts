// src-shared/trace/events/network-family.ts
//
// The Network class: TCP and UDP, ten operations each. They come from ETW, so TID and duration are 0 and the result is SUCCESS.
// Path is `local:port -> remote:port`. Length is the one number without thousands commas.

import { defineEvent } from '../event-type.ts';
import type { EventType } from '../event-type.ts';

/** Process Monitor's number of an operation within the class. */
export const NetworkOperation = {
  Unknown: 0, Other: 1, Send: 2, Receive: 3, Accept: 4, Connect: 5, Disconnect: 6, Reconnect: 7, Retransmit: 8, TcpCopy: 9,
} as const;
const NAMES = ['Unknown', 'Other', 'Send', 'Receive', 'Accept', 'Connect', 'Disconnect', 'Reconnect', 'Retransmit', 'TCPCopy'] as const;

/** Sub-operation number that tells the two protocols apart: Process Monitor keeps that in the flags of its record. */
export const NetworkProtocol = { Udp: 0, Tcp: 1 } as const;

/** Length in bytes; connid of the connection. */
const PLAIN = { length: 'varuint', seqnum: 'varuint', connid: 'varuint' } as const;
/** Start and end of a send in clock ticks since boot. */
const SEND = { length: 'varuint', startime: 'varuint', endtime: 'varuint', seqnum: 'varuint', connid: 'varuint' } as const;
const CONNECT = {
  length: 'varuint', mss: 'varuint', sackopt: 'varuint', tsopt: 'varuint', wsopt: 'varuint', rcvwin: 'varuint', rcvwinscale: 'varuint',
  sndwinscale: 'varuint', seqnum: 'varuint', connid: 'varuint',
} as const;

/** `Length: 0, mss: 1460, ...`: keys in field order, all numbers plain. */
function pairs(fields: Readonly<Record<string, number>>): string {
  return Object.keys(fields).map((key) => `${key === 'length' ? 'Length' : key}: ${fields[key]}`).join(', ');
}

function define<const F extends Readonly<Record<string, 'varuint'>>>(protocol: 0 | 1, operation: number, fields: F): EventType<F> {
  return defineEvent<F>({
    id: 0x0500 + protocol * 0x20 + operation + 1,
    eventClass: 'Network',
    name: `${protocol === NetworkProtocol.Tcp ? 'TCP' : 'UDP'} ${NAMES[operation]}`,
    pml: { operation, subOperation: protocol },
    fields,
    detail: (read) => pairs(read as unknown as Readonly<Record<string, number>>),
  });
}

export const tcpSend = define(1, NetworkOperation.Send, SEND);
export const tcpReceive = define(1, NetworkOperation.Receive, PLAIN);
export const tcpAccept = define(1, NetworkOperation.Accept, CONNECT);
export const tcpConnect = define(1, NetworkOperation.Connect, CONNECT);
export const tcpDisconnect = define(1, NetworkOperation.Disconnect, PLAIN);
export const tcpReconnect = define(1, NetworkOperation.Reconnect, PLAIN);
export const tcpRetransmit = define(1, NetworkOperation.Retransmit, PLAIN);
export const tcpCopy = define(1, NetworkOperation.TcpCopy, PLAIN);
export const udpSend = define(0, NetworkOperation.Send, PLAIN);
export const udpReceive = define(0, NetworkOperation.Receive, PLAIN);

/** All twenty names, those that the emulated network does not use included. */
export const NETWORK_TYPES: readonly EventType[] = [
  define(1, NetworkOperation.Unknown, PLAIN), define(1, NetworkOperation.Other, PLAIN),
  tcpSend, tcpReceive, tcpAccept, tcpConnect, tcpDisconnect, tcpReconnect, tcpRetransmit, tcpCopy,
  define(0, NetworkOperation.Unknown, PLAIN), define(0, NetworkOperation.Other, PLAIN),
  udpSend, udpReceive,
  define(0, NetworkOperation.Accept, PLAIN), define(0, NetworkOperation.Connect, PLAIN), define(0, NetworkOperation.Disconnect, PLAIN),
  define(0, NetworkOperation.Reconnect, PLAIN), define(0, NetworkOperation.Retransmit, PLAIN), define(0, NetworkOperation.TcpCopy, PLAIN),
] as readonly EventType[];
