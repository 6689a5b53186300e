// src-main/shells/electron/window.ts
//
// The window: created hidden, shown as soon as there is something to see. `ready-to-show` may never come (Wayland), so the
// first of several signs counts. Its place and size are kept in a file of their own, and put back where a screen still is.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BrowserWindow, app, nativeTheme, screen } from 'electron';
import type { Rectangle } from 'electron';
import type { Log } from '../../ipc/serve.ts';
import { placeWindow } from './window-place.ts';
import type { WindowPlace } from './window-place.ts';

/** How long to wait for a first frame before the window is shown anyway. */
const SHOW_ANYWAY_MS = 3000;

export function createWindow(preload: string, log: Log): BrowserWindow {
  const placeFile = path.join(app.getPath('userData'), 'window.json');
  const place = placeWindow(readPlace(placeFile), screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    show: false,
    title: 'Kernelscope',
    ...place.bounds,
    minWidth: 800,
    minHeight: 500,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // Events keep coming in while another window is in front.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  showOnce(window, place.maximized);
  window.on('close', () => savePlace(placeFile, window, log));
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('preload-error', (_event, file, error) => log('error', `preload ${file}: ${error.message}`));
  return window;
}

function showOnce(window: BrowserWindow, maximized: boolean): void {
  let shown = false;
  const show = (): void => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    clearTimeout(timer);
    if (maximized) window.maximize();
    window.show();
  };
  const timer = setTimeout(show, SHOW_ANYWAY_MS);
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
  window.webContents.once('did-fail-load', show);
  window.once('closed', () => clearTimeout(timer));
}

function readPlace(file: string): WindowPlace | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    const { bounds, maximized } = JSON.parse(text) as { bounds?: Partial<Rectangle>; maximized?: unknown };
    const { x, y, width, height } = bounds ?? {};
    const whole = [x, y, width, height].every((n) => Number.isInteger(n));
    return whole ? { bounds: { x, y, width, height } as Rectangle, maximized: maximized === true } : null;
  } catch {
    // Not worth a message: the window opens where it did the first time.
    return null;
  }
}

function savePlace(file: string, window: BrowserWindow, log: Log): void {
  try {
    writeFileSync(file, JSON.stringify({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  } catch (error) {
    log('warn', `window place not saved: ${(error as Error).message}`);
  }
}
