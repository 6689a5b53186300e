// src-shared/ipc/wire.test.ts
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WireDecoder, WireError, callFrames, replyFrames } from './wire.ts';
import type { ClientMessage, ServerMessage, WireFrame } from './wire.ts';

function exact(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}

function decode<M extends ClientMessage | ServerMessage>(frames: readonly WireFrame[]): unknown[] {
  const decoder = new WireDecoder<M>();
  return frames.map((f) => (typeof f === 'string' ? decoder.text(f) : decoder.binary(f instanceof Uint8Array ? exact(f) : f))).filter((d) => d !== null);
}

describe('wire', () => {
  it('brings a call and its bytes back as they were', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 50 }), fc.string(), (bytes, token) => {
      const [decoded] = decode<ClientMessage>(callFrames(7, 'file:write', { token, bytes })) as [{ message: ClientMessage }];
      expect(decoded.message).toMatchObject({ t: 'call', id: 7, name: 'file:write', argument: { token, bytes: new Uint8Array(bytes) } });
    }));
  });

  it('takes a binary frame that nobody announced for a batch', () => {
    const batch = new Uint8Array([1, 2, 3]).buffer;
    const seen = decode<ServerMessage>([...replyFrames(1, { ok: true, value: { bytes: new Uint8Array([9]) } }), batch, ...replyFrames(2, { ok: true, value: null })]);
    expect(seen).toEqual([
      { message: { t: 'reply', id: 1, envelope: { ok: true, value: { bytes: new Uint8Array([9]) } }, withBytes: true } },
      { batch },
      { message: { t: 'reply', id: 2, envelope: { ok: true, value: null } } },
    ]);
  });

  it('refuses what is not a message', () => {
    const decoder = new WireDecoder<ClientMessage>();
    for (const text of ['', '{', '1', 'null', '[]', '{"x":1}', '{"t":3}']) expect(() => decoder.text(text), text).toThrow(WireError);
    expect(decoder.text('{"t":"call","id":1,"name":"a","argument":{},"withBytes":true}')).toBeNull();
    expect(() => decoder.text('{"t":"feed-connect"}')).toThrow('expected the bytes');
  });
});
