// src-main/host/feed-sender.ts
//
// The host's half of the feed's credits: what was sent, what was acknowledged, whether there is room. Lossless: nothing
// is ever dropped here; when there is no room the machine waits.

import { FEED_WINDOW_BYTES } from '../../src-shared/ipc/feed.ts';
import type { FeedAck, FeedBegin, FeedPort } from '../../src-shared/ipc/feed.ts';

export class FeedSender {
  readonly #windowBytes: number;
  readonly #onRoom: () => void;
  #port: FeedPort | null = null;
  #generation = 0;
  #sentBytes = 0;
  #acknowledged = 0;
  /** Over all machines and pages. */
  totalAcknowledged = 0;

  /** @param onRoom called when credit came back, or a page connected */
  constructor(onRoom: () => void, windowBytes = FEED_WINDOW_BYTES) {
    this.#onRoom = onRoom;
    this.#windowBytes = windowBytes;
  }

  get connected(): boolean {
    return this.#port !== null;
  }

  get bytesInFlight(): number {
    return this.#sentBytes - this.#acknowledged;
  }

  get hasRoom(): boolean {
    return this.#port !== null && this.bytesInFlight < this.#windowBytes;
  }

  /** A page's new port takes over; the older one gets nothing more. */
  connect(port: FeedPort): void {
    // The older page sees an end, not a silence.
    this.end();
    this.#port?.close();
    this.#port = port;
    port.onMessage((ack) => { if (this.#port === port) this.#take(ack); });
    port.onClose(() => { if (this.#port === port) this.#port = null; });
  }

  begin(message: FeedBegin): void {
    this.#generation = message.generation;
    this.#sentBytes = 0;
    this.#acknowledged = 0;
    this.#port?.post(message);
  }

  batch(buffer: ArrayBuffer): void {
    if (!this.#port) return;
    this.#sentBytes += buffer.byteLength;
    this.#port.post(buffer);
  }

  end(): void {
    this.#port?.post({ kind: 'end', generation: this.#generation });
  }

  close(): void {
    this.#port?.close();
    this.#port = null;
  }

  #take(ack: FeedAck): void {
    // Of an older machine, or more than was sent: not a credit.
    if (ack.generation !== this.#generation || ack.bytes > this.#sentBytes || ack.bytes <= this.#acknowledged) return;
    this.totalAcknowledged += ack.bytes - this.#acknowledged;
    this.#acknowledged = ack.bytes;
    if (this.hasRoom) this.#onRoom();
  }
}
