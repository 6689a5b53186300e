// e2e/electron-double/state.ts
//
// What the parts of the double share: whether `ready` was emitted, the Chromium, and what was recorded for the tests.

import type { PageHost } from './page-host.ts';

export const state = {
  ready: false,
  quitting: false,
  pages: null as PageHost | null,
  /** Paths set by app.setPath. */
  paths: new Map<string, string>(),
  /** URLs given to shell.openExternal. */
  opened: [] as string[],
  recentDocuments: [] as string[],
  clipboard: '',
};

export function requireReady(what: string): void {
  if (!state.ready) throw new Error(`${what} can only be used after the app is ready`);
}

export function requireNotReady(what: string): void {
  if (state.ready) throw new Error(`${what} should be called before app is ready`);
}

export function pages(): PageHost {
  if (!state.pages) throw new Error('electron double: there is no Chromium yet');
  return state.pages;
}
