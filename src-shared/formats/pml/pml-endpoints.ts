// src-shared/formats/pml/pml-endpoints.ts
//
// Host and port names of a log, and the Path of a network event made from them: `host:port -> host:port`.
// Hosts: u32 count, each 16 bytes of address, u32 byte length, UTF-16 name. Ports: u32 count, each u16 port, u16 isTcp, u32 byte
// length, name. IPv4 addresses use the first four bytes.

import { Network, NetworkFlag } from './detail/network-detail.ts';
import type { PmlTableBytes } from './pml-table-bytes.ts';

const HOST_HEAD = 20;
const PORT_HEAD = 8;

export class PmlEndpoints {
  readonly #hosts = new Map<string, string>();
  readonly #ports = new Map<number, string>();

  /** Reads both tables; throws PmlFormatError where they end early, keeping what was read. */
  read(table: PmlTableBytes): void {
    let at = 4;
    for (let left = table.u32(0); left > 0; left--) {
      const byteLength = table.u32(at + 16);
      const name = table.text(at + HOST_HEAD, byteLength >>> 1);
      if (name !== '') this.#hosts.set(addressKey(table.bytes, at), name);
      at += HOST_HEAD + byteLength;
    }
    let left = table.u32(at);
    at += 4;
    for (; left > 0; left--) {
      const byteLength = table.u32(at + 4);
      const name = table.text(at + PORT_HEAD, byteLength >>> 1);
      if (name !== '') this.#ports.set(table.u16(at) * 2 + (table.u16(at + 2) !== 0 ? 1 : 0), name);
      at += PORT_HEAD + byteLength;
    }
  }

  /** Path of a network event; `start` is where its data begins. The caller has checked that the fixed part is there. */
  path(bytes: Uint8Array, start: number): string {
    const flags = bytes[start + Network.FLAGS]! | (bytes[start + Network.FLAGS + 1]! << 8);
    const isTcp = (flags & NetworkFlag.TCP) !== 0 ? 1 : 0;
    const source = this.#endpoint(bytes, start + Network.SOURCE, (flags & NetworkFlag.SOURCE_IPV4) !== 0, start + Network.SOURCE_PORT, isTcp);
    const destination = this.#endpoint(bytes, start + Network.DESTINATION, (flags & NetworkFlag.DESTINATION_IPV4) !== 0, start + Network.DESTINATION_PORT, isTcp);
    return `${source} -> ${destination}`;
  }

  #endpoint(bytes: Uint8Array, addressAt: number, isIpv4: boolean, portAt: number, isTcp: number): string {
    const port = bytes[portAt]! | (bytes[portAt + 1]! << 8);
    const host = this.#hosts.get(addressKey(bytes, addressAt, isIpv4)) ?? (isIpv4 ? ipv4Text(bytes, addressAt) : ipv6Text(bytes, addressAt));
    return `${host}:${this.#ports.get(port * 2 + isTcp) ?? port}`;
  }
}

/** Sixteen bytes as a key; an IPv4 address has zeros behind its four. */
function addressKey(bytes: Uint8Array, at: number, isIpv4 = false): string {
  return String.fromCharCode(...bytes.subarray(at, at + (isIpv4 ? 4 : 16))).padEnd(16, '\0');
}

function ipv4Text(bytes: Uint8Array, at: number): string {
  return `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;
}

/** Eight groups in hexadecimal, the longest run of zero groups written as `::` (RFC 5952). */
function ipv6Text(bytes: Uint8Array, at: number): string {
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) groups.push((bytes[at + i]! << 8) | bytes[at + i + 1]!);
  let runStart = -1;
  let runLength = 1;
  for (let i = 0; i < groups.length; i++) {
    let end = i;
    while (end < groups.length && groups[end] === 0) end++;
    if (end - i > runLength) {
      runStart = i;
      runLength = end - i;
    }
    if (end > i) i = end - 1;
  }
  const hex = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (runStart < 0) return hex(groups);
  return `${hex(groups.slice(0, runStart))}::${hex(groups.slice(runStart + runLength))}`;
}
