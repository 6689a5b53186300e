// src-main/kernel/core/native-network.ts
//
// What programs ask the ancillary function driver for: sockets.

import { Service } from './native-services.ts';
import type { UserContext, UserRequest } from './program.ts';
import type { Cycles } from './time.ts';

/** A socket. u.result: handle. No row until it is used. @param localPort 0: the next dynamic port */
export function socket(u: UserContext, protocol: 'tcp' | 'udp', localPort = 0): UserRequest {
  u.s0 = protocol; u.a0 = localPort;
  return u.call(Service.AfdSocket);
}

/** Connects; the thread waits a round trip. Row: TCP Connect. @param host name or address shown in the path; port numbers with a service name show that */
export function connect(u: UserContext, tcpSocket: number, host: string, port: number, roundTrip: Cycles): UserRequest {
  u.a0 = tcpSocket; u.a1 = port; u.a2 = roundTrip; u.s0 = host;
  return u.call(Service.AfdConnect);
}

/**
 * Sends. Row: TCP Send when the network driver completes it.
 * @param answerBytes what the other side sends back a round trip later, in segments: rows TCP Receive, whoever is running then
 */
export function send(u: UserContext, tcpSocket: number, bytes: number, answerBytes = 0): UserRequest {
  u.a0 = tcpSocket; u.a1 = bytes; u.a2 = answerBytes;
  return u.call(Service.AfdSend);
}

/** Waits until data is there. u.result: bytes taken. */
export function receive(u: UserContext, anySocket: number, bytes: number): UserRequest {
  u.a0 = anySocket; u.a1 = bytes;
  return u.call(Service.AfdReceive);
}

/** Sends a datagram. Row: UDP Send; UDP Receive for the answers. @param answerBytes 0: no answer; each datagram up to 1,350 bytes */
export function sendDatagram(u: UserContext, udpSocket: number, host: string, port: number, bytes: number, answerBytes: number, roundTrip: Cycles): UserRequest {
  u.a0 = udpSocket; u.a1 = port; u.a2 = bytes; u.a3 = answerBytes; u.a4 = roundTrip; u.s0 = host;
  return u.call(Service.AfdSendDatagram);
}

/** Ends a connection in order. Row: TCP Disconnect. The handle is closed with close(). */
export function disconnect(u: UserContext, tcpSocket: number): UserRequest {
  u.a0 = tcpSocket;
  return u.call(Service.AfdDisconnect);
}
