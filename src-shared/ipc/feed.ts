// src-shared/ipc/feed.ts
//
// The data channel: batches of trace events flow one way, acknowledgements the other. It is a MessagePort in Electron and
// a WebSocket in the browser shell; both keep order and neither has back-pressure of its own, hence the credits.
//
//   host -> page   { kind: 'begin', generation, info }   a machine begins, everything before it is void
//                  ArrayBuffer                           one batch (src-shared/trace/batch.ts), exactly as it is on disk
//                  { kind: 'end', generation }           no more batches will come for this machine
//   page -> host   { kind: 'ack', generation, batches, bytes }  totals taken in since 'begin'
//
// The host keeps at most FEED_WINDOW_BYTES unacknowledged; past that simulated time waits.

import type { TraceInfo } from '../trace/model.ts';

export interface FeedBegin {
  readonly kind: 'begin';
  readonly generation: number;
  readonly info: TraceInfo;
  /** The machine's first batch and every later one will come; false for a page that joins late. */
  readonly whole: boolean;
}

export interface FeedEnd {
  readonly kind: 'end';
  readonly generation: number;
}

export type FeedControl = FeedBegin | FeedEnd;
export type FeedMessage = FeedControl | ArrayBuffer;

/** Totals since 'begin', so that a lost or repeated acknowledgement does no harm. */
export interface FeedAck {
  readonly kind: 'ack';
  readonly generation: number;
  readonly batches: number;
  readonly bytes: number;
}

/** Bytes the host may have under way. At 60 bytes an event this is about 130,000 events. */
export const FEED_WINDOW_BYTES = 8 * 1024 * 1024;

/** The host's end of the channel. */
export interface FeedPort {
  post(message: FeedMessage): void;
  onMessage(listener: (message: FeedAck) => void): void;
  /** Called once when the page's end goes away (reload, crash, closed window or connection). */
  onClose(listener: () => void): void;
  close(): void;
}
