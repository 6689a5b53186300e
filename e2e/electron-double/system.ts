// e2e/electron-double/system.ts
//
// The operating system's side: dialogs (answered by the test, a tick later), menus (recorded), clipboard, links, screen,
// theme, permissions (granted where nobody set a handler, so that a missing handler fails a test), schemes.

import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import type { SchemeHandler } from './page-host.ts';
import { requireNotReady, requireReady, state } from './state.ts';

// ---- dialogs

interface Answers {
  open: (readonly string[] | null)[];
  save: (string | null)[];
  box: number[];
}
/** What the test wants the next dialogs to answer; without an answer a dialog stays open, as one does that nobody presses. */
export const answers: Answers = { open: [], save: [], box: [] };
/** Every dialog shown, with its options. */
export const shownDialogs: { readonly kind: 'open' | 'save' | 'box' | 'error'; readonly options: unknown }[] = [];
const waiting: { open: ((a: readonly string[] | null) => void)[]; save: ((a: string | null) => void)[]; box: ((a: number) => void)[] } = { open: [], save: [], box: [] };

function nextAnswer<T>(queue: T[], waiters: ((answer: T) => void)[]): Promise<T> {
  return new Promise((resolve) => {
    const later = (answer: T): void => { setImmediate(() => resolve(answer)); };
    if (queue.length > 0) later(queue.shift() as T);
    else waiters.push(later);
  });
}

export function answer<K extends keyof Answers>(kind: K, value: Answers[K][number]): void {
  const waiters = waiting[kind] as ((a: Answers[K][number]) => void)[];
  const waiter = waiters.shift();
  if (waiter) waiter(value);
  else (answers[kind] as Answers[K][number][]).push(value);
}

/** The options come last; a window may come first. */
function optionsOf(args: readonly unknown[]): unknown {
  return args.at(-1);
}

export const dialogDouble = {
  async showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    requireReady('dialog module');
    shownDialogs.push({ kind: 'open', options: optionsOf(args) });
    const files = await nextAnswer(answers.open, waiting.open);
    return { canceled: files === null, filePaths: files === null ? [] : [...files] };
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    requireReady('dialog module');
    shownDialogs.push({ kind: 'save', options: optionsOf(args) });
    const file = await nextAnswer(answers.save, waiting.save);
    return { canceled: file === null, filePath: file ?? '' };
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    requireReady('dialog module');
    shownDialogs.push({ kind: 'box', options: optionsOf(args) });
    return { response: await nextAnswer(answers.box, waiting.box), checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    shownDialogs.push({ kind: 'error', options: { title, content } });
    process.stderr.write(`${title}: ${content}\n`);
  },
};

// ---- menus

export class MenuDouble {
  readonly items: MenuItemConstructorOptions[];
  static application: MenuDouble | null = null;

  constructor(template: readonly MenuItemConstructorOptions[]) {
    const ids = new Set<string>();
    check(template, ids);
    this.items = [...template];
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): MenuDouble {
    return new MenuDouble(template);
  }

  static setApplicationMenu(menu: MenuDouble | null): void {
    MenuDouble.application = menu;
  }

  static getApplicationMenu(): MenuDouble | null {
    return MenuDouble.application;
  }
}

function check(items: readonly MenuItemConstructorOptions[], ids: Set<string>): void {
  for (const item of items) {
    if (item.type !== 'separator' && item.label === undefined && item.role === undefined) throw new Error('Invalid template for MenuItem: must have either label, role or type');
    if (item.id !== undefined) {
      if (ids.has(item.id)) throw new Error(`electron double: two menu items have the id ${item.id}`);
      ids.add(item.id);
    }
    if (Array.isArray(item.submenu)) check(item.submenu, ids);
  }
}

// ---- schemes and permissions

export const schemeHandlers = new Map<string, SchemeHandler>();
let registered: readonly { readonly scheme: string; readonly privileges?: { readonly standard?: boolean } }[] = [];

export const protocolDouble = {
  /** A second registration replaces the first. */
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string; readonly privileges?: { readonly standard?: boolean; readonly codeCache?: boolean } }[]): void {
    requireNotReady('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.codeCache && !privileges.standard) throw new Error(`Code cache can only be enabled when the custom scheme is registered as standard scheme: ${scheme}`);
    }
    registered = schemes;
  },
  handle(scheme: string, handler: SchemeHandler): void {
    requireReady('protocol.handle');
    if (schemeHandlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!registered.some((r) => r.scheme === scheme && r.privileges?.standard)) throw new Error(`electron double: ${scheme} was not registered as a standard scheme, a page on it has no origin`);
    schemeHandlers.set(scheme, handler);
  },
};

type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type RequestHandler = (contents: unknown, permission: string, callback: (granted: boolean) => void, details: { readonly requestingUrl: string }) => void;
const permissions: { check: CheckHandler | null; request: RequestHandler | null } = { check: null, request: null };

/** What Chromium would be told; origins come as a URL with a slash. */
export async function permissionFor(permission: string, origin: string): Promise<{ readonly check: boolean; readonly request: boolean }> {
  const url = `${origin}/`;
  const check = permissions.check ? permissions.check(null, permission, url, {}) : true;
  const { request } = permissions;
  const granted = request ? await new Promise<boolean>((resolve) => request({}, permission, resolve, { requestingUrl: url })) : true;
  return { check, request: granted };
}

const defaultSession = {
  setPermissionCheckHandler(handler: CheckHandler | null): void { permissions.check = handler; },
  setPermissionRequestHandler(handler: RequestHandler | null): void { permissions.request = handler; },
};
export const sessionDouble = {
  get defaultSession() {
    requireReady('session.defaultSession');
    return defaultSession;
  },
};

// ---- the rest

export const clipboardDouble = {
  async writeText(text: string): Promise<void> { state.clipboard = text; },
  async readText(): Promise<string> { return state.clipboard; },
};

export const shellDouble = {
  async openExternal(url: string): Promise<void> { state.opened.push(url); },
};

export const screenDouble = {
  getAllDisplays(): { workArea: { x: number; y: number; width: number; height: number } }[] {
    requireReady('screen');
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
  },
};

class NativeThemeDouble extends EventEmitter {
  themeSource: 'system' | 'light' | 'dark' = 'system';
  get shouldUseDarkColors(): boolean { return this.themeSource === 'dark'; }
}
export const nativeThemeDouble = new NativeThemeDouble();

const blockers = new Set<number>();
export const powerSaveBlockerDouble = {
  start(_kind: string): number {
    requireReady('powerSaveBlocker');
    const id = blockers.size + 1;
    blockers.add(id);
    return id;
  },
  stop(id: number): boolean { return blockers.delete(id); },
};
