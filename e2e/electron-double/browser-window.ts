// e2e/electron-double/browser-window.ts
//
// BrowserWindow: its options are recorded, its page is a page of Chromium. Closing asks the listeners first.

import { EventEmitter } from 'node:events';
import { appDouble } from './app.ts';
import { requireReady } from './state.ts';
import { WebContentsDouble } from './web-contents.ts';

export interface WindowOptions {
  readonly show?: boolean;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

export class BrowserWindowDouble extends EventEmitter {
  static readonly #all = new Set<BrowserWindowDouble>();
  readonly options: WindowOptions;
  readonly webContents: WebContentsDouble;
  #visible: boolean;
  #minimized = false;
  #maximized = false;
  #destroyed = false;

  static getAllWindows(): BrowserWindowDouble[] {
    return [...BrowserWindowDouble.#all];
  }

  constructor(options: WindowOptions = {}) {
    super();
    requireReady('new BrowserWindow');
    this.options = options;
    this.#visible = options.show !== false;
    const preload = options.webPreferences?.['preload'];
    this.webContents = new WebContentsDouble(typeof preload === 'string' ? preload : undefined);
    BrowserWindowDouble.#all.add(this);
    appDouble.windows.add(this);
    appDouble.emit('web-contents-created', {}, this.webContents);
    appDouble.emit('browser-window-created', {}, this);
    this.webContents.on('render-process-gone', (_event, details) => appDouble.emit('render-process-gone', {}, this.webContents, details));
    // On Wayland it may never come; a run with this variable proves that the application shows itself anyway.
    if (process.env['ELECTRON_DOUBLE_NEVER_READY_TO_SHOW'] !== '1') this.webContents.once('did-finish-load', () => setImmediate(() => { if (!this.#destroyed) this.emit('ready-to-show'); }));
  }

  loadURL(url: string): Promise<void> {
    this.#check();
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.#check();
    this.#visible = true;
    this.emit('show');
  }

  focus(): void {
    this.#check();
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.#visible && !this.#destroyed;
  }

  minimize(): void {
    this.#minimized = true;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  restore(): void {
    this.#minimized = false;
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    this.#check();
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }

  close(): void {
    if (this.#destroyed) return;
    let prevented = false;
    this.emit('close', { preventDefault: () => { prevented = true; } });
    if (!prevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    BrowserWindowDouble.#all.delete(this);
    appDouble.windows.delete(this);
    void this.webContents.destroy();
    this.emit('closed');
    if (appDouble.windows.size === 0) setImmediate(() => appDouble.allWindowsClosed());
  }

  #check(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}
