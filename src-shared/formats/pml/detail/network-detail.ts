// src-shared/formats/pml/detail/network-detail.ts
//
// Detail of Network events: a length, then the key and value texts that came with the ETW event, in stored order.

import type { PmlBlob } from '../pml-blob.ts';
import type { DetailText } from './detail-text.ts';

/** Fixed part of a Network event's data. Addresses are in network order, IPv4 in the first four bytes. */
export const Network = { FLAGS: 0, LENGTH: 4, SOURCE: 8, DESTINATION: 24, SOURCE_PORT: 40, DESTINATION_PORT: 42, PAIRS: 44 } as const;
export const NetworkFlag = { SOURCE_IPV4: 1, DESTINATION_IPV4: 2, TCP: 4 } as const;

export function addNetworkDetail(detail: DetailText, blob: PmlBlob): void {
  detail.add('Length', blob.u32(Network.LENGTH));
  const texts = blob.utf16(Network.PAIRS, blob.length - Network.PAIRS).split('\0');
  for (let i = 0; i + 1 < texts.length; i += 2) {
    const key = texts[i]!;
    if (key === '') return;
    detail.add(key, texts[i + 1]!);
  }
}
