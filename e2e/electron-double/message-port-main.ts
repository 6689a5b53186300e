// e2e/electron-double/message-port-main.ts
//
// MessageChannelMain: an EventEmitter, messages queued until start(), ports only in the transfer list, values copied,
// `close` on the other side in a later turn. A port given to a frame moves there: its messages then travel as text.

import { EventEmitter } from 'node:events';
import { decodeClone, encodeClone } from './worlds/clone-codec.js';

/** The far end once a port was moved into a page. */
export interface RemoteEnd {
  post(text: string): void;
  close(): void;
}

export class MessagePortMainDouble extends EventEmitter {
  peer: MessagePortMainDouble | null = null;
  /** Set while this end lives in a page. */
  remote: RemoteEnd | null = null;
  #queue: string[] = [];
  #started = false;
  #closed = false;

  postMessage(message: unknown, transfer?: unknown): void {
    if (transfer !== undefined) {
      if (!Array.isArray(transfer)) throw new TypeError('Error processing argument at index 1, conversion failure');
      const wrong = transfer.findIndex((port) => !(port instanceof MessagePortMainDouble));
      if (wrong >= 0) throw new TypeError(`Port at index ${wrong} is not a valid port`);
      if (transfer.length > 0) throw new Error('electron double: ports over ports are not imitated');
    }
    if (this.#closed) return;
    const text = encodeClone(message);
    if (this.peer?.remote) this.peer.remote.post(text);
    else this.peer?.deliver(text);
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    const queue = this.#queue;
    this.#queue = [];
    for (const text of queue) this.deliver(text);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const peer = this.peer;
    if (peer?.remote) peer.remote.close();
    else if (peer) setImmediate(() => peer.otherSideClosed());
  }

  /** A message from the other side. */
  deliver(text: string): void {
    if (this.#closed) return;
    if (!this.#started) this.#queue.push(text);
    else setImmediate(() => { if (!this.#closed) this.emit('message', { data: decodeClone(text), ports: [] }); });
  }

  otherSideClosed(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.emit('close');
  }

  /** This end moves into a page. */
  moveTo(remote: RemoteEnd): void {
    if (this.remote || this.#closed) throw new TypeError('Port at index 0 is already neutered');
    this.remote = remote;
    for (const text of this.#queue) remote.post(text);
    this.#queue = [];
  }
}

export class MessageChannelMainDouble {
  readonly port1 = new MessagePortMainDouble();
  readonly port2 = new MessagePortMainDouble();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}
