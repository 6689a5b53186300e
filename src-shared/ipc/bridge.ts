// src-shared/ipc/bridge.ts
//
// What a shell gives the page as `window.kernelscope` (Electron: exposed by the preload through contextBridge) or what
// the page makes for itself where there is none (browser shell: the WebSocket client). The typed client is built on it.
//
// The feed's page end arrives as a `message` event on the window: data { type: FEED_PORT_MESSAGE }, ports [port].
// The page listens first, then calls connectFeed(). Each connectFeed() makes a new channel and closes the old one.

import type { Envelope } from './call.ts';

export const FEED_PORT_MESSAGE = 'kernelscope:feed-port';
export const BRIDGE_KEY = 'kernelscope';

export type ShellKind = 'electron' | 'browser';

export interface Bridge {
  readonly shell: ShellKind;
  /** `win32`, `darwin`, `linux` ... of the host. */
  readonly platform: string;
  /** One call of the contract; never rejects for an expected failure. */
  call(name: string, argument: unknown): Promise<Envelope<unknown>>;
  /** Listens to one push of the contract; the answer stops it. */
  on(name: string, listener: (message: unknown) => void): () => void;
  connectFeed(): void;
  /** Path of a dropped DOM File, or '' where the shell cannot say. */
  pathForFile(file: unknown): string;
}

/** IPC channel names of the Electron shell: one for calls, one for pushes, two for the feed's handshake. */
export const ELECTRON_CHANNELS = { call: 'ks:call', push: 'ks:push', feedConnect: 'ks:feed-connect', feedPort: 'ks:feed-port' } as const;
