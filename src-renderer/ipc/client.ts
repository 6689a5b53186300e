// src-renderer/ipc/client.ts
//
// The typed client of the contract over whatever bridge the shell gives. A failed call rejects with CallError.

import type { Bridge } from '../../src-shared/ipc/bridge.ts';
import { BRIDGE_KEY, FEED_PORT_MESSAGE } from '../../src-shared/ipc/bridge.ts';
import { CallError } from '../../src-shared/ipc/call.ts';
import type { CallAnswer, CallName, Client, PushMessage, PushName } from '../../src-shared/ipc/contract.ts';
import type { ConnectionListener } from './browser-bridge.ts';
import { BrowserBridge } from './browser-bridge.ts';

const connectionListeners = new Set<ConnectionListener>();
let connected = false;

function announce(isConnected: boolean): void {
  connected = isConnected;
  for (const listener of connectionListeners) listener(isConnected);
}

function makeBridge(): Bridge {
  const given = (window as unknown as Readonly<Record<string, Bridge | undefined>>)[BRIDGE_KEY];
  if (given !== undefined) {
    connected = true;
    return given;
  }
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new BrowserBridge(`${scheme}//${window.location.host}/socket`, announce);
}

export const bridge: Bridge = makeBridge();

/** Says at once whether the host is reachable, then each change. */
export function onConnection(listener: ConnectionListener): () => void {
  connectionListeners.add(listener);
  if (connected) listener(true);
  return () => connectionListeners.delete(listener);
}

export const client: Client = {
  async call<N extends CallName>(name: N, ...argument: readonly unknown[]): Promise<CallAnswer<N>> {
    const envelope = await bridge.call(name, argument[0]);
    if (!envelope.ok) throw new CallError(envelope.code, envelope.message);
    return envelope.value as CallAnswer<N>;
  },
  on<N extends PushName>(name: N, listener: (message: PushMessage<N>) => void): () => void {
    return bridge.on(name, (message) => listener(message as PushMessage<N>));
  },
};

/** Asks for the data channel; the answer is its page end. A later call replaces the earlier channel. */
export function openFeed(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<unknown>): void => {
      if (event.source !== window || (event.data as { type?: unknown } | null)?.type !== FEED_PORT_MESSAGE) return;
      const port = event.ports[0];
      if (port === undefined) return;
      window.removeEventListener('message', onMessage);
      resolve(port);
    };
    window.addEventListener('message', onMessage);
    bridge.connectFeed();
  });
}
