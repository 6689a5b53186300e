// src-main/shells/electron/security.ts
//
// Hardening: no new windows, no navigation away, no webviews, no permissions but one, and a check of who sent a message.
// Without permission handlers Electron grants everything, so both are set.

import { app, session, shell } from 'electron';
import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { safeExternalUrl } from '../../ipc/shell-services.ts';
import type { Log } from '../../ipc/serve.ts';
import { isPermitted, sameApp } from './origin.ts';
import type { AppOrigin } from './origin.ts';

/** Call before the first window. */
export function confineContents(own: AppOrigin, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (details: { readonly url: string; preventDefault(): void }): void => {
      if (sameApp(details.url, own)) return;
      details.preventDefault();
      log('warn', `navigation refused: ${details.url}`);
    };
    contents.setWindowOpenHandler(({ url }) => {
      openExternal(url, log);
      return { action: 'deny' };
    });
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Call after ready, before the first window. */
export function restrictPermissions(own: AppOrigin): void {
  session.defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin) => isPermitted(permission, requestingOrigin, own));
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => answer(isPermitted(permission, details.requestingUrl, own)));
}

function openExternal(url: string, log: Log): void {
  const safe = safeExternalUrl(url);
  if (safe === null) log('warn', `link refused: ${url}`);
  else shell.openExternal(safe).catch((error: unknown) => log('warn', `link not opened: ${String(error)}`));
}

/**
 * Whether a message comes from the top frame of our window, showing our page. Must be asked before any await: the frame
 * is null once it has navigated, and a disposed frame throws.
 */
export function isTrusted(event: IpcMainEvent | IpcMainInvokeEvent, contents: WebContents | undefined, own: AppOrigin): boolean {
  const frame = event.senderFrame;
  if (!frame || contents === undefined || event.sender !== contents) return false;
  return frame.parent === null && frame.origin === own.origin;
}
