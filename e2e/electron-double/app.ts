// e2e/electron-double/app.ts
//
// `app`: the order of start and end, paths, the single-instance lock. quit() closes the windows first and may be stopped by
// any of them; exit() asks nobody.

import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SingleInstance } from './single-instance.ts';
import { requireNotReady, state } from './state.ts';

/** A window as the end of the application sees it. */
export interface Closable {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
}

class AppDouble extends EventEmitter {
  readonly isPackaged = false;
  readonly windows = new Set<Closable>();
  readonly #whenReady: Promise<void>;
  #resolveReady: () => void = () => {};
  #instance: SingleInstance | null = null;
  #exiting = false;

  constructor() {
    super();
    this.#whenReady = new Promise((resolve) => { this.#resolveReady = resolve; });
  }

  /** Called by main.ts once the entry has been evaluated and Chromium runs. */
  becomeReady(): void {
    state.ready = true;
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#resolveReady();
  }

  whenReady(): Promise<void> {
    return this.#whenReady;
  }

  isReady(): boolean {
    return state.ready;
  }

  getName(): string {
    return 'kernelscope';
  }

  getVersion(): string {
    return '0.0.0';
  }

  getAppPath(): string {
    return process.cwd();
  }

  getLocale(): string {
    const language = process.argv.find((argument) => argument.startsWith('--lang='));
    return language?.slice('--lang='.length) ?? 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getPath(name: string): string {
    const set = state.paths.get(name);
    if (set !== undefined) return set;
    switch (name) {
      case 'home': return os.homedir();
      case 'appData': return path.join(os.homedir(), '.config');
      case 'documents': return path.join(os.homedir(), 'Documents');
      case 'temp': return os.tmpdir();
      case 'userData': return path.join(this.getPath('appData'), this.getName());
      default: throw new Error(`Failed to get '${name}' path`);
    }
  }

  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    state.paths.set(name, folder);
    mkdirSync(folder, { recursive: true });
  }

  setDesktopName(_name: string): void {}

  setAppUserModelId(_id: string): void {}

  disableHardwareAcceleration(): void {
    requireNotReady('app.disableHardwareAcceleration()');
  }

  enableSandbox(): void {
    requireNotReady('app.enableSandbox()');
  }

  addRecentDocument(file: string): void {
    state.recentDocuments.push(file);
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'), (other) => {
      // Chromium reorders and pads argv; additionalData arrives as it was.
      this.emit('second-instance', {}, [process.execPath, '--allow-file-access-from-files', ...[...other.argv].reverse()], other.cwd, structuredClone(other.additionalData));
    });
    return this.#instance.acquire({ argv: process.argv.slice(1), cwd: process.cwd(), additionalData: additionalData ?? {} });
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
  }

  quit(): void {
    if (state.quitting) return;
    state.quitting = true;
    if (this.#prevented('before-quit')) {
      state.quitting = false;
      return;
    }
    for (const window of [...this.windows]) window.close();
    if (this.windows.size > 0) {
      // A window refused: the wish to quit is forgotten.
      state.quitting = false;
      return;
    }
    this.#willQuit();
  }

  /** Called when the last window has closed. */
  allWindowsClosed(): void {
    if (state.quitting || this.#exiting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  exit(code = 0): void {
    if (this.#exiting) return;
    this.#exiting = true;
    for (const window of [...this.windows]) window.destroy();
    this.emit('quit', {}, code);
    this.#instance?.release();
    const stopped = state.pages ? state.pages.stop() : Promise.resolve();
    void stopped.finally(() => process.exit(code));
    setTimeout(() => process.exit(code), 3000).unref();
  }

  #willQuit(): void {
    if (this.#prevented('will-quit')) {
      state.quitting = false;
      return;
    }
    this.exit(0);
  }

  #prevented(event: 'before-quit' | 'will-quit'): boolean {
    let prevented = false;
    this.emit(event, { preventDefault: () => { prevented = true; } });
    return prevented;
  }
}

export const appDouble = new AppDouble();
