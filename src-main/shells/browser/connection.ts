// src-main/shells/browser/connection.ts
//
// One page's WebSocket: calls in, answers and pushes out, and the feed. Only the newest feed has the machine's batches;
// the host closes the older one.

import type { WebSocket } from 'ws';
import type { FeedAck, FeedPort } from '../../../src-shared/ipc/feed.ts';
import { WireDecoder, WireError, replyFrames } from '../../../src-shared/ipc/wire.ts';
import type { ClientMessage, Decoded, ServerMessage, WireFrame } from '../../../src-shared/ipc/wire.ts';
import { isAck } from '../../ipc/feed-ack.ts';
import type { Log, Serve } from '../../ipc/serve.ts';

export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly serve: Serve;
  readonly connectFeed: (port: FeedPort) => void;
  readonly log: Log;
}

export class Connection {
  readonly #options: ConnectionOptions;
  readonly #decoder = new WireDecoder<ClientMessage>();
  #feed: SocketFeed | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { socket } = options;
    socket.binaryType = 'arraybuffer';
    socket.on('message', (data, isBinary) => this.#receive(data as ArrayBuffer | Buffer, isBinary));
    socket.on('close', () => this.#feed?.gone());
    socket.on('error', (error) => options.log('warn', `connection: ${error.message}`));
  }

  send(message: ServerMessage): void {
    this.#sendFrames([JSON.stringify(message)]);
  }

  #receive(data: ArrayBuffer | Buffer, isBinary: boolean): void {
    let decoded: Decoded<ClientMessage>;
    try {
      decoded = isBinary ? this.#decoder.binary(data as ArrayBuffer) : this.#decoder.text(Buffer.from(data as ArrayBuffer).toString('utf8'));
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#options.socket.close(1007, error.message.slice(0, 100));
      return;
    }
    if (!decoded) return;
    if ('batch' in decoded) this.#options.socket.close(1008, 'the page sends no batches');
    else this.#act(decoded.message);
  }

  #act(message: ClientMessage): void {
    switch (message.t) {
      case 'call':
        void this.#options.serve(message.name, message.argument).then((envelope) => this.#sendFrames(replyFrames(message.id, envelope)));
        break;
      case 'feed-connect':
        this.#feed?.gone();
        this.#feed = new SocketFeed(this.#options.socket);
        this.#options.connectFeed(this.#feed);
        break;
      case 'feed':
        this.#feed?.receive(message.message);
        break;
      default:
        this.#options.socket.close(1008, 'unknown message');
    }
  }

  #sendFrames(frames: readonly WireFrame[]): void {
    const { socket } = this.#options;
    if (socket.readyState !== socket.OPEN) return;
    for (const frame of frames) socket.send(frame, { binary: typeof frame !== 'string' });
  }
}

class SocketFeed implements FeedPort {
  readonly #socket: WebSocket;
  #listener: ((message: FeedAck) => void) | null = null;
  #closed: (() => void) | null = null;
  #open = true;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  post(message: Parameters<FeedPort['post']>[0]): void {
    if (!this.#open || this.#socket.readyState !== this.#socket.OPEN) return;
    if (message instanceof ArrayBuffer) this.#socket.send(message, { binary: true });
    else this.#socket.send(JSON.stringify({ t: 'feed', message } satisfies ServerMessage));
  }

  onMessage(listener: (message: FeedAck) => void): void {
    this.#listener = listener;
  }

  onClose(listener: () => void): void {
    this.#closed = listener;
  }

  close(): void {
    this.#open = false;
  }

  receive(message: unknown): void {
    if (this.#open && isAck(message)) this.#listener?.(message);
  }

  /** The page's end went away, or it asked for another feed. */
  gone(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#closed?.();
  }
}
