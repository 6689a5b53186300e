// e2e/electron-double/ipc-main.ts
//
// ipcMain with Electron's ways of failing: an error arrives as a fresh Error with `Error invoking remote method`, a falsy throw
// resolves with undefined, a result that cannot be cloned never answers.

import { EventEmitter } from 'node:events';
import { encodeClone } from './worlds/clone-codec.js';

type Handler = (event: object, ...args: unknown[]) => unknown;
export type InvokeReply = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string } | null;

class IpcMainDouble extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  async dispatchInvoke(channel: string, event: object, args: unknown[]): Promise<InvokeReply> {
    const handler = this.#handlers.get(channel);
    if (!handler) return { ok: false, message: `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'` };
    let value: unknown;
    try {
      value = await handler(event, ...args);
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
      if (!error) return { ok: true, value: encodeClone(undefined) };
      return { ok: false, message: `Error invoking remote method '${channel}': ${String(error)}` };
    }
    try {
      return { ok: true, value: encodeClone(value) };
    } catch (error) {
      process.stderr.write(`electron double: the answer of '${channel}' cannot be cloned, the page will wait for ever: ${String(error)}\n`);
      return null;
    }
  }
}

export const ipcMainDouble = new IpcMainDouble();
