// src-shared/commands/registry.ts
//
// THE list of commands, and the menus made of it.

import { APP_COMMANDS } from './app-commands.ts';
import type { Command, CommandState, MenuId } from './command.ts';
import { isVisible, keysNow, MENUS } from './command.ts';
import { EVENT_COMMANDS } from './event-commands.ts';
import { labCommands, MACHINE_COMMANDS, profileCommands } from './machine-commands.ts';
import { PROCESS_EXPLORER_COMMANDS } from './process-explorer-commands.ts';
import type { MessageKey } from '../i18n/catalogs.ts';

export const COMMANDS: readonly Command[] = [...APP_COMMANDS, ...EVENT_COMMANDS, ...PROCESS_EXPLORER_COMMANDS, ...MACHINE_COMMANDS];

export interface NamedId {
  readonly id: string;
  readonly title: string;
}

/** The whole list for a machine whose catalog offers these profiles and labs. */
export function allCommands(profiles: readonly NamedId[], labs: readonly NamedId[]): readonly Command[] {
  return [...COMMANDS, ...profileCommands(profiles), ...labCommands(labs)];
}

/** `machine.lab:quantum` -> handler `machine.lab`, argument `quantum`. */
export function splitCommandId(id: string): { readonly handler: string; readonly argument: string | undefined } {
  const colon = id.indexOf(':');
  return colon < 0 ? { handler: id, argument: undefined } : { handler: id.slice(0, colon), argument: id.slice(colon + 1) };
}

export type MenuEntry =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'separator' }
  | { readonly kind: 'submenu'; readonly label: MessageKey; readonly commands: readonly Command[] };

export interface Menu {
  readonly id: MenuId;
  readonly label: MessageKey;
  readonly entries: readonly MenuEntry[];
}

/** The menu bar: groups in ascending order with separators between them, a submenu where its first command stands. */
export function buildMenus(commands: readonly Command[], state: CommandState): readonly Menu[] {
  const menus: Menu[] = [];
  for (const id of MENUS) {
    const mine = commands.filter((command) => command.menu?.menu === id && isVisible(command, state)).map((command) => withKeys(command, keysNow(command, commands, state)));
    const groups = [...new Set(mine.map((command) => command.menu?.group ?? 0))].sort((a, b) => a - b);
    const entries: MenuEntry[] = [];
    for (const group of groups) {
      if (entries.length > 0) entries.push({ kind: 'separator' });
      const seen = new Set<MessageKey>();
      for (const command of mine.filter((candidate) => candidate.menu?.group === group)) {
        const submenu = command.menu?.submenu;
        if (submenu === undefined) entries.push({ kind: 'command', command });
        else if (!seen.has(submenu)) {
          seen.add(submenu);
          entries.push({ kind: 'submenu', label: submenu, commands: mine.filter((candidate) => candidate.menu?.group === group && candidate.menu.submenu === submenu) });
        }
      }
    }
    if (entries.length > 0) menus.push({ id, label: `commands:menu.${id}`, entries });
  }
  return menus;
}

function withKeys(command: Command, keys: readonly string[]): Command {
  if (keys.length === (command.keys?.length ?? 0)) return command;
  const { keys: _taken, ...rest } = command;
  return keys.length === 0 ? rest : { ...rest, keys };
}
