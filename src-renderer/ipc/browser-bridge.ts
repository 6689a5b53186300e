// src-renderer/ipc/browser-bridge.ts
//
// The bridge of the browser shell: one WebSocket to the host that served the page (src-shared/ipc/wire.ts). It gives what
// the Electron preload gives as `window.kernelscope`, so that the rest of the page cannot tell the shells apart.
// A lost connection is tried again with growing pauses; calls under way fail with code `closed`.

import type { Bridge } from '../../src-shared/ipc/bridge.ts';
import { FEED_PORT_MESSAGE } from '../../src-shared/ipc/bridge.ts';
import type { Envelope } from '../../src-shared/ipc/call.ts';
import type { FeedAck, FeedMessage } from '../../src-shared/ipc/feed.ts';
import type { ClientMessage, ServerMessage } from '../../src-shared/ipc/wire.ts';
import { callFrames, WireDecoder } from '../../src-shared/ipc/wire.ts';

const RETRY_MS = [250, 500, 1000, 2000, 4000] as const;

export type ConnectionListener = (connected: boolean) => void;

export class BrowserBridge implements Bridge {
  readonly shell = 'browser';
  readonly platform = 'web';
  readonly #url: string;
  readonly #onConnection: ConnectionListener;
  readonly #waiting = new Map<number, (envelope: Envelope<unknown>) => void>();
  readonly #listeners = new Map<string, Set<(message: unknown) => void>>();
  #queue: (string | Uint8Array | ArrayBuffer)[] = [];
  #socket: WebSocket | null = null;
  #decoder = new WireDecoder<ServerMessage>();
  #feed: MessagePort | null = null;
  #nextId = 1;
  #failures = 0;

  constructor(url: string, onConnection: ConnectionListener) {
    this.#url = url;
    this.#onConnection = onConnection;
    this.#connect();
  }

  call(name: string, argument: unknown): Promise<Envelope<unknown>> {
    return new Promise((resolve) => {
      const id = this.#nextId++;
      this.#waiting.set(id, resolve);
      for (const frame of callFrames(id, name, argument)) this.#send(frame);
    });
  }

  on(name: string, listener: (message: unknown) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  connectFeed(): void {
    this.#feed?.close();
    const { port1, port2 } = new MessageChannel();
    this.#feed = port1;
    port1.onmessage = (event: MessageEvent<FeedAck>) => this.#sendMessage({ t: 'feed', message: event.data });
    this.#sendMessage({ t: 'feed-connect' });
    // From a task of its own, as the preload does it.
    queueMicrotask(() => window.postMessage({ type: FEED_PORT_MESSAGE }, window.location.origin, [port2]));
  }

  pathForFile(): string {
    return '';
  }

  #sendMessage(message: ClientMessage): void {
    this.#send(JSON.stringify(message));
  }

  #send(frame: string | Uint8Array | ArrayBuffer): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame as string | ArrayBuffer);
    else this.#queue.push(frame);
  }

  #connect(): void {
    const socket = new WebSocket(this.#url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#decoder = new WireDecoder<ServerMessage>();
    socket.onopen = () => {
      this.#failures = 0;
      const queue = this.#queue;
      this.#queue = [];
      for (const frame of queue) this.#send(frame);
      this.#onConnection(true);
    };
    socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => this.#receive(event.data);
    socket.onclose = () => {
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const resolve of waiting) resolve({ ok: false, code: 'closed', message: 'The connection to the host is lost.' });
      this.#queue = [];
      this.#onConnection(false);
      const pause = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)] ?? 4000;
      setTimeout(() => this.#connect(), pause);
    };
  }

  #receive(data: string | ArrayBuffer): void {
    const decoded = typeof data === 'string' ? this.#decoder.text(data) : this.#decoder.binary(data);
    if (decoded === null) return;
    if ('batch' in decoded) {
      this.#feed?.postMessage(decoded.batch, [decoded.batch]);
      return;
    }
    const { message } = decoded;
    if (message.t === 'reply') {
      const resolve = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      resolve?.(message.envelope);
    } else if (message.t === 'push') {
      for (const listener of this.#listeners.get(message.name) ?? []) listener(message.message);
    } else {
      this.#feed?.postMessage(message.message satisfies FeedMessage);
    }
  }
}
