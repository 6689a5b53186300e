// src-main/shells/electron/preload.ts
//
// The bridge between the sandboxed page and the main process: one call, one way to listen, one feed. It knows no name of
// the contract; the main process checks each call. Built into one CommonJS file, because a sandboxed preload can load
// nothing but `electron`. No batch passes here: contextBridge copies and freezes, so the feed's port goes to the page
// by window.postMessage.

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { BRIDGE_KEY, ELECTRON_CHANNELS, FEED_PORT_MESSAGE } from '../../../src-shared/ipc/bridge.ts';
import type { Bridge } from '../../../src-shared/ipc/bridge.ts';
import type { Envelope } from '../../../src-shared/ipc/call.ts';

ipcRenderer.on(ELECTRON_CHANNELS.feedPort, (event: IpcRendererEvent) => {
  window.postMessage({ type: FEED_PORT_MESSAGE }, location.origin, event.ports);
});

const bridge: Bridge = {
  shell: 'electron',
  platform: process.platform,
  call: (name, argument) => ipcRenderer.invoke(ELECTRON_CHANNELS.call, name, argument) as Promise<Envelope<unknown>>,
  on: (name, listener) => {
    const heard = (_event: IpcRendererEvent, pushed: string, message: unknown): void => {
      if (pushed === name) listener(message);
    };
    ipcRenderer.on(ELECTRON_CHANNELS.push, heard);
    return () => {
      ipcRenderer.removeListener(ELECTRON_CHANNELS.push, heard);
    };
  },
  connectFeed: () => ipcRenderer.send(ELECTRON_CHANNELS.feedConnect),
  pathForFile: (file) => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);
