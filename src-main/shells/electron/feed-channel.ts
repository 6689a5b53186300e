// src-main/shells/electron/feed-channel.ts
//
// The feed over a MessageChannelMain: our end is a FeedPort, the other end goes to the frame that asked. Ports copy what
// they carry, so each message is exactly one ArrayBuffer. The port is held by the host, or it would be collected and
// the page's end closed with it.

import { MessageChannelMain } from 'electron';
import type { MessagePortMain, WebFrameMain } from 'electron';
import { ELECTRON_CHANNELS } from '../../../src-shared/ipc/bridge.ts';
import type { FeedMessage, FeedPort } from '../../../src-shared/ipc/feed.ts';
import { isAck } from '../../ipc/feed-ack.ts';
import type { Log } from '../../ipc/serve.ts';

/** Null where the frame went away in between. */
export function openFeed(frame: WebFrameMain, log: Log): FeedPort | null {
  const { port1, port2 } = new MessageChannelMain();
  try {
    frame.postMessage(ELECTRON_CHANNELS.feedPort, null, [port2]);
  } catch (error) {
    log('warn', `feed: ${(error as Error).message}`);
    return null;
  }
  return feedOver(port1, log);
}

function feedOver(port: MessagePortMain, log: Log): FeedPort {
  let open = true;
  let closed: (() => void) | null = null;
  const gone = (): void => {
    if (!open) return;
    open = false;
    closed?.();
  };
  port.on('close', gone);
  return {
    post: (message: FeedMessage) => {
      if (!open) return;
      try {
        port.postMessage(message);
      } catch (error) {
        log('error', `feed: ${(error as Error).message}`);
        gone();
      }
    },
    onMessage: (listener) => {
      port.on('message', (event) => {
        if (open && isAck(event.data)) listener(event.data);
      });
      // `close` is dependable only after start().
      port.start();
    },
    onClose: (listener) => {
      closed = listener;
    },
    close: () => {
      open = false;
      port.close();
    },
  };
}
