// src-main/shells/electron/menu-template.ts
//
// The native menu bar (macOS) from the command registry. Pure: it makes Electron's template, menu.ts installs it.
// macOS wants an application menu first and the editing roles, without which Cmd+C is dead in text fields.

import type { MenuItemConstructorOptions } from 'electron';
import { isChecked, isEnabled } from '../../../src-shared/commands/command.ts';
import type { Command, CommandState } from '../../../src-shared/commands/command.ts';
import { keysToElectron } from '../../../src-shared/commands/keys.ts';
import { buildMenus } from '../../../src-shared/commands/registry.ts';
import type { MenuEntry } from '../../../src-shared/commands/registry.ts';
import { message } from '../../../src-shared/i18n/catalogs.ts';
import type { Locale } from '../../../src-shared/i18n/catalogs.ts';

export interface MenuInput {
  readonly commands: readonly Command[];
  readonly state: CommandState;
  readonly locale: Locale;
  readonly mac: boolean;
  readonly invoke: (id: string) => void;
}

/** Commands that macOS keeps in its application menu. */
const IN_APPLICATION_MENU: readonly string[] = ['quit', 'about'];

export function menuTemplate(input: MenuInput): MenuItemConstructorOptions[] {
  const menus = buildMenus(input.commands, input.state).map((menu): MenuItemConstructorOptions => {
    const entries = menu.entries.flatMap((entry) => entryItems(input, entry));
    const roles = menu.id === 'edit' && input.mac ? editingRoles() : [];
    const items = withoutLooseSeparators([...roles, ...entries]);
    return { id: `menu.${menu.id}`, label: message(input.locale, menu.label), ...(menu.id === 'help' ? { role: 'help' as const } : {}), submenu: items };
  });
  if (!input.mac) return menus;
  return [{ role: 'appMenu' }, ...menus.slice(0, -1), { role: 'windowMenu' }, ...menus.slice(-1)];
}

function entryItems(input: MenuInput, entry: MenuEntry): MenuItemConstructorOptions[] {
  if (entry.kind === 'separator') return [{ type: 'separator' }];
  if (entry.kind === 'submenu') {
    return [{ label: message(input.locale, entry.label), submenu: entry.commands.map((command) => commandItem(input, command)) }];
  }
  if (input.mac && entry.command.role !== undefined && IN_APPLICATION_MENU.includes(entry.command.role)) return [];
  return [commandItem(input, entry.command)];
}

function commandItem(input: MenuInput, command: Command): MenuItemConstructorOptions {
  const label = typeof command.label === 'string' ? message(input.locale, command.label) : command.label.text;
  // Electron ignores click and enabled where a role is given.
  if (command.role !== undefined) return { id: command.id, label, role: command.role };
  const keys = command.keys?.[0];
  return {
    id: command.id,
    label,
    enabled: isEnabled(command, input.state),
    // The page binds the shortcuts on every platform; here they are shown. Otherwise each key would act twice.
    ...(keys === undefined ? {} : { accelerator: keysToElectron(keys), registerAccelerator: false }),
    ...(command.radio !== undefined ? { type: 'radio' as const, checked: isChecked(command, input.state) } : {}),
    ...(command.check !== undefined ? { type: 'checkbox' as const, checked: isChecked(command, input.state) } : {}),
    click: () => input.invoke(command.id),
  };
}

function editingRoles(): MenuItemConstructorOptions[] {
  return [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }, { type: 'separator' }];
}

function withoutLooseSeparators(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const kept: MenuItemConstructorOptions[] = [];
  for (const item of items) {
    if (item.type === 'separator' && (kept.length === 0 || kept.at(-1)?.type === 'separator')) continue;
    kept.push(item);
  }
  while (kept.at(-1)?.type === 'separator') kept.pop();
  return kept;
}
