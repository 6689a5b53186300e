// src-shared/ipc/wire.ts
//
// The browser shell's WebSocket: one connection for calls, pushes and the feed. Text frames are JSON, binary frames are
// raw bytes. A text frame whose message says `withBytes` owns the next binary frame (the top-level `bytes` field of its
// argument or answer); a binary frame nobody announced is a batch of the feed, so that batches need no header of ours
// and reach the store without a copy.

import type { Envelope } from './call.ts';
import type { FeedAck, FeedControl } from './feed.ts';

/** Page -> host. */
export type ClientMessage =
  | { readonly t: 'call'; readonly id: number; readonly name: string; readonly argument: unknown; readonly withBytes?: boolean }
  | { readonly t: 'feed-connect' }
  | { readonly t: 'feed'; readonly message: FeedAck };

/** Host -> page. */
export type ServerMessage =
  | { readonly t: 'reply'; readonly id: number; readonly envelope: Envelope<unknown>; readonly withBytes?: boolean }
  | { readonly t: 'push'; readonly name: string; readonly message: unknown }
  | { readonly t: 'feed'; readonly message: FeedControl };

export type WireFrame = string | Uint8Array | ArrayBuffer;

/** Frames of a call, in the order in which they must be sent. */
export function callFrames(id: number, name: string, argument: unknown): WireFrame[] {
  const split = takeBytes(argument);
  const message: ClientMessage = { t: 'call', id, name, argument: split.rest, ...(split.bytes ? { withBytes: true } : {}) };
  return split.bytes ? [JSON.stringify(message), split.bytes] : [JSON.stringify(message)];
}

/** Frames of an answer. */
export function replyFrames(id: number, envelope: Envelope<unknown>): WireFrame[] {
  const split = envelope.ok ? takeBytes(envelope.value) : { rest: undefined, bytes: null };
  if (!split.bytes) return [JSON.stringify({ t: 'reply', id, envelope } satisfies ServerMessage)];
  const message: ServerMessage = { t: 'reply', id, envelope: { ok: true, value: split.rest }, withBytes: true };
  return [JSON.stringify(message), split.bytes];
}

export type Decoded<M> = { readonly message: M } | { readonly batch: ArrayBuffer } | null;

/** Puts frames back together. Null while a message waits for its bytes. Throws WireError for what cannot be a frame of ours. */
export class WireDecoder<M extends ClientMessage | ServerMessage> {
  #waiting: M | null = null;

  text(frame: string): Decoded<M> {
    if (this.#waiting) throw new WireError('expected the bytes of the previous message');
    let message: M;
    try {
      message = JSON.parse(frame) as M;
    } catch (error) {
      throw new WireError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (typeof message !== 'object' || message === null || typeof (message as { t?: unknown }).t !== 'string') throw new WireError('a message has a type');
    if ((message.t === 'call' || message.t === 'reply') && message.withBytes === true) {
      this.#waiting = message;
      return null;
    }
    return { message };
  }

  binary(frame: ArrayBuffer): Decoded<M> {
    const message = this.#waiting;
    if (!message) return { batch: frame };
    this.#waiting = null;
    return { message: putBytes(message, new Uint8Array(frame)) };
  }
}

export class WireError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WireError';
  }
}

function takeBytes(value: unknown): { rest: unknown; bytes: Uint8Array | null } {
  if (typeof value !== 'object' || value === null) return { rest: value, bytes: null };
  const { bytes, ...rest } = value as { bytes?: unknown };
  return bytes instanceof Uint8Array ? { rest, bytes } : { rest: value, bytes: null };
}

function putBytes<M extends ClientMessage | ServerMessage>(message: M, bytes: Uint8Array): M {
  if (message.t === 'call') return { ...message, argument: { ...(message.argument as object), bytes } };
  if (message.t === 'reply' && message.envelope.ok) return { ...message, envelope: { ok: true, value: { ...(message.envelope.value as object), bytes } } };
  return message;
}
