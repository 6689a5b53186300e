// src-main/shells/electron/menu.ts
//
// Installs the menu bar. Where the page draws the menu itself (Windows, Linux) there is none: Electron's default menu
// would take Ctrl+R and Ctrl+W away from us.

import { Menu } from 'electron';
import type { CommandState } from '../../../src-shared/commands/command.ts';
import { allCommands } from '../../../src-shared/commands/registry.ts';
import type { NamedId } from '../../../src-shared/commands/registry.ts';
import type { Locale } from '../../../src-shared/i18n/catalogs.ts';
import { menuTemplate } from './menu-template.ts';

export interface MenuOptions {
  readonly native: boolean;
  readonly mac: boolean;
  readonly profiles: readonly NamedId[];
  readonly labs: readonly NamedId[];
  readonly invoke: (id: string) => void;
}

/** Before the first window, and again whenever the page's state or language changes. */
export function installMenu(options: MenuOptions, state: CommandState, locale: Locale): void {
  if (!options.native) {
    Menu.setApplicationMenu(null);
    return;
  }
  const commands = allCommands(options.profiles, options.labs);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ commands, state, locale, mac: options.mac, invoke: options.invoke })));
}
