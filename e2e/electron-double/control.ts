// e2e/electron-double/control.ts
//
// What a test can do to the operating system's side, over Node's IPC channel: { id, method, argument } in, { id, ok, value } out.

import { appDouble } from './app.ts';
import { BrowserWindowDouble } from './browser-window.ts';
import { pages, state } from './state.ts';
import { MenuDouble, answer, permissionFor, shownDialogs } from './system.ts';
import type { MenuSummary } from '../fixtures.ts';
import type { MenuItemConstructorOptions } from 'electron';

const methods = {
  endpoint: () => pages().endpoint,
  visible: () => BrowserWindowDouble.getAllWindows()[0]?.isVisible() ?? false,
  windowOptions: () => BrowserWindowDouble.getAllWindows()[0]?.options ?? null,
  menu: () => summary(MenuDouble.application?.items ?? []),
  pressMenu: (id: string) => press(MenuDouble.application?.items ?? [], id),
  answerOpenDialog: (files: readonly string[] | null) => answer('open', files),
  answerSaveDialog: (file: string | null) => answer('save', file),
  answerMessageBox: (button: number) => answer('box', button),
  dialogs: () => shownDialogs.map(({ kind, options }) => ({ kind, options: JSON.parse(JSON.stringify(options)) as unknown })),
  permission: ({ permission, origin }: { permission: string; origin: string }) => permissionFor(permission, origin),
  openFile: (file: string) => {
    let prevented = false;
    appDouble.emit('open-file', { preventDefault: () => { prevented = true; } }, file);
    return prevented;
  },
  closeWindow: () => BrowserWindowDouble.getAllWindows()[0]?.close(),
  reload: () => BrowserWindowDouble.getAllWindows()[0]?.webContents.reload(),
  clipboard: () => state.clipboard,
  openedLinks: () => state.opened,
  recentDocuments: () => state.recentDocuments,
  quit: () => appDouble.quit(),
} as const;

export type ControlMethod = keyof typeof methods;

export function serveControl(): void {
  process.on('message', (message: { id: number; method: ControlMethod; argument: unknown }) => {
    void Promise.resolve()
      .then(() => (methods[message.method] as (argument: unknown) => unknown)(message.argument))
      .then((value) => process.send?.({ id: message.id, ok: true, value: value ?? null }), (error: unknown) => process.send?.({ id: message.id, ok: false, message: String(error) }));
  });
  // The test went away: so do we.
  process.on('disconnect', () => appDouble.exit(0));
}

function summary(items: readonly MenuItemConstructorOptions[]): MenuSummary[] {
  return items.filter((item) => item.type !== 'separator').map((item) => ({
    id: item.id ?? item.role ?? '', label: item.label ?? '', enabled: item.enabled ?? true, checked: item.checked ?? false,
    items: Array.isArray(item.submenu) ? summary(item.submenu) : [],
  }));
}

function press(items: readonly MenuItemConstructorOptions[], id: string): void {
  const item = find(items, id);
  if (!item) throw new Error(`There is no menu item ${id}`);
  if (item.enabled === false) throw new Error(`The menu item ${id} is disabled`);
  if (item.role === 'quit') appDouble.quit();
  else if (item.role === 'close') BrowserWindowDouble.getAllWindows()[0]?.close();
  else if (item.role !== undefined) throw new Error(`electron double: the role ${item.role} is not imitated`);
  // Electron passes the item, the window and the event; ours use none of them.
  else (item.click as (() => void) | undefined)?.();
}

function find(items: readonly MenuItemConstructorOptions[], id: string): MenuItemConstructorOptions | undefined {
  for (const item of items) {
    if (item.id === id) return item;
    const inside = Array.isArray(item.submenu) ? find(item.submenu, id) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
