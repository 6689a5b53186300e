// src-main/shells/electron/index.ts
//
// The Electron shell: wires the application (src-main/ipc/application.ts) to one window. No logic lives here.
//
// Order: bootstrap (scheme, folders) -> single-instance lock -> ready -> protocol, permissions, menu -> window.
// Nothing is awaited at top level: Electron becomes ready only after this module has finished.

import { launch } from './bootstrap.ts';
import path from 'node:path';
import { BrowserWindow, app, clipboard, dialog, ipcMain, nativeTheme, powerSaveBlocker, protocol, shell as system } from 'electron';
import { ELECTRON_CHANNELS } from '../../../src-shared/ipc/bridge.ts';
import { localeForTag, message } from '../../../src-shared/i18n/catalogs.ts';
import type { Locale } from '../../../src-shared/i18n/catalogs.ts';
import { Application } from '../../ipc/application.ts';
import type { ShellServices } from '../../ipc/shell-services.ts';
import { parseLaunchArguments } from '../arguments.ts';
import { consoleLog as log } from '../log.ts';
import { applicationVersion } from '../version.ts';
import { INITIAL_CLOSE_STATE, reduceClose } from './close-state.ts';
import type { CloseEffect, CloseEvent } from './close-state.ts';
import { chooseFileToSave, chooseFilesToOpen, confirmLeaving } from './dialogs.ts';
import { openFeed } from './feed-channel.ts';
import { installMenu } from './menu.ts';
import type { MenuOptions } from './menu.ts';
import { APP_SCHEME, appOrigin } from './origin.ts';
import { serveApp } from './protocol.ts';
import { confineContents, isTrusted, restrictPermissions } from './security.ts';
import { runSelfTest } from './self-test.ts';
import { createWindow } from './window.ts';

// Correct here only: this module is out/main/index.mjs.
const PRELOAD = path.join(import.meta.dirname, '../preload/index.cjs');
const LAB_WORKER = path.join(import.meta.dirname, 'lab-worker.mjs');
const PAGE_ROOT = path.join(import.meta.dirname, '../renderer');
const SHUTDOWN_MS = 2000;
const RELOAD_AGAIN_MS = 60_000;

const own = appOrigin(app.isPackaged, process.env['ELECTRON_RENDERER_URL']);
const mac = process.platform === 'darwin';
const nativeMenu = mac || (!app.isPackaged && process.env['KERNELSCOPE_NATIVE_MENU'] === '1');

let window: BrowserWindow | undefined;
let locale: Locale = 'en';
let closeState = INITIAL_CLOSE_STATE;
let lastReload = -RELOAD_AGAIN_MS;
let isShutDown = false;

function theWindow(): BrowserWindow {
  if (!window || window.isDestroyed()) throw new Error('there is no window');
  return window;
}

const shell: ShellServices = {
  info: {
    name: 'Kernelscope',
    version: applicationVersion(),
    shell: 'electron',
    platform: process.platform,
    versions: { electron: process.versions['electron'] ?? '', chrome: process.versions['chrome'] ?? '', node: process.versions.node, v8: process.versions.v8 },
    get languages() { return app.getPreferredSystemLanguages(); },
    nativeMenu,
    nativeDialogs: true,
  },
  chooseFilesToOpen: (kind, multiple) => chooseFilesToOpen(theWindow(), kind, multiple),
  chooseFileToSave: (kind, suggestedName) => chooseFileToSave(theWindow(), kind, suggestedName),
  acceptsPaths: true,
  noteOpened: (file) => app.addRecentDocument(file),
  writeClipboard: async (text) => { await clipboard.writeText(text); },
  openExternal: (url) => system.openExternal(url),
  setMenu: (state) => {
    locale = state.locale;
    installMenu(menuOptions(), state, locale);
  },
  setTheme: (theme) => { nativeTheme.themeSource = theme; },
  setUnsaved: (unsaved) => { closeStep({ kind: 'unsaved', unsaved }); },
  quit: () => app.quit(),
};

const application = new Application({
  shell,
  settingsFile: path.join(app.getPath('userData'), 'settings.json'),
  labWorker: LAB_WORKER,
  push: (name, pushed) => {
    if (window && !window.isDestroyed()) window.webContents.send(ELECTRON_CHANNELS.push, name, pushed);
  },
  log,
});

function menuOptions(): MenuOptions {
  const { profiles, labs } = application.host.catalog();
  return { native: nativeMenu, mac, profiles, labs, invoke: (id) => window?.webContents.send(ELECTRON_CHANNELS.push, 'command:invoke', { id }) };
}

function fatal(error: unknown): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log('error', words);
  dialog.showErrorBox('Kernelscope', words);
  app.exit(1);
}
process.on('uncaughtException', fatal);
process.on('unhandledRejection', fatal);

if (app.requestSingleInstanceLock({ argv: process.argv.slice(process.defaultApp ? 2 : 1), cwd: process.cwd() })) {
  registerEvents();
  app.whenReady().then(start).catch(fatal);
} else {
  app.exit(0);
}

function registerEvents(): void {
  confineContents(own, log);
  // argv of the event is reordered and padded by Chromium; additionalData is ours.
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const { argv, cwd } = (data ?? {}) as { argv?: unknown; cwd?: unknown };
    if (Array.isArray(argv) && typeof cwd === 'string') void application.openPaths(parseLaunchArguments(argv.filter((a) => typeof a === 'string'), cwd).files);
    if (!window || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void application.openPaths([file]);
  });
  app.on('before-quit', () => { closeStep({ kind: 'before-quit' }); });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isShutDown) return;
    event.preventDefault();
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, SHUTDOWN_MS));
    void Promise.race([application.shutdown(), tooLong]).catch((error: unknown) => log('error', String(error))).then(() => {
      isShutDown = true;
      app.exit(0);
    });
  });
  app.on('render-process-gone', (_event, _contents, { reason }) => pageLost(reason));
  app.on('child-process-gone', (_event, { type, reason }) => log('error', `${type} process gone: ${reason}`));
}

async function start(): Promise<void> {
  protocol.handle(APP_SCHEME, (request) => serveApp(PAGE_ROOT, request));
  restrictPermissions(own);
  locale = localeForTag(app.getLocale());
  installMenu(menuOptions(), { flags: {}, radios: {}, view: 'process-monitor' }, locale);
  ipcMain.handle(ELECTRON_CHANNELS.call, (event, name: unknown, argument: unknown) => {
    if (!isTrusted(event, window?.webContents, own)) return { ok: false, code: 'not-allowed', message: 'Not from our page.' };
    return application.serve(name, argument);
  });
  ipcMain.on(ELECTRON_CHANNELS.feedConnect, (event) => {
    if (!isTrusted(event, window?.webContents, own) || !event.senderFrame) return;
    const feed = openFeed(event.senderFrame, log);
    if (feed) application.connectFeed(feed);
  });
  void application.openPaths(launch.files);
  const blocker = powerSaveBlocker.start('prevent-app-suspension');
  window = createWindow(PRELOAD, log);
  window.on('close', (event) => {
    const effect = closeStep({ kind: 'close' });
    if (effect !== 'allow') event.preventDefault();
  });
  window.on('closed', () => {
    window = undefined;
    powerSaveBlocker.stop(blocker);
    application.pageGone();
  });
  window.on('unresponsive', () => log('warn', 'the page does not answer'));
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) application.pageGone();
  });
  application.prepare();
  await window.loadURL(own.page).catch((error: unknown) => log('error', `${own.page}: ${String(error)}`));
  if (launch.selfTest) await runSelfTest(theWindow(), application, own, launch.files);
}

function closeStep(event: CloseEvent): CloseEffect {
  const next = reduceClose(closeState, event);
  closeState = next.state;
  if (next.effect === 'ask') {
    void confirmLeaving(theWindow(), locale).then((leave) => {
      const { effect } = (() => { const answered = reduceClose(closeState, { kind: 'answer', leave }); closeState = answered.state; return answered; })();
      if (effect === 'quit') app.quit();
      else if (effect === 'close-window') window?.close();
    });
  }
  return next.effect;
}

function pageLost(reason: string): void {
  log('error', `page gone: ${reason}`);
  if (reason === 'clean-exit' || !window || window.isDestroyed()) return;
  if (performance.now() - lastReload < RELOAD_AGAIN_MS) {
    application.host.pause();
    dialog.showErrorBox(message(locale, 'shell:pageLost.title'), message(locale, 'shell:pageLost.detail', { reason }));
    return;
  }
  lastReload = performance.now();
  window.webContents.reload();
}
