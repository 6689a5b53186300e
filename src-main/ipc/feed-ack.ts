// src-main/ipc/feed-ack.ts
//
// Acknowledgements come from the page: they are checked before they count as credit.

import type { FeedAck } from '../../src-shared/ipc/feed.ts';

export function isAck(message: unknown): message is FeedAck {
  const ack = message as Partial<FeedAck> | null;
  return typeof ack === 'object' && ack !== null && ack.kind === 'ack' && isCount(ack.generation) && isCount(ack.batches) && isCount(ack.bytes);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
