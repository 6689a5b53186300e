// src-shared/commands/command.ts
//
// What a command is. Pure data, so that the main process can build a native menu from it and a test can check it.
//
//   menu   where it stands in the menu bar: menu, group (a separator between groups), order = order in the list
//   keys   `Mod+Shift+P`: Mod is Ctrl, on macOS Cmd; modifiers in the order Mod, Alt, Shift; several keys by `keys[]`
//   when   flag that enables it, `!flag` = enabled while the flag is off
//   check  flag it shows as a check mark; radio: the value of a group it stands for

import type { MessageKey } from '../i18n/catalogs.ts';

export const MENUS = ['file', 'edit', 'event', 'filter', 'process', 'view', 'machine', 'labs', 'help'] as const;
export type MenuId = (typeof MENUS)[number];

/** Views that own commands of their own. */
export type ViewId = 'process-monitor' | 'process-explorer' | 'labs';

export const COMMAND_FLAGS = [
  'live', 'hasTrace', 'hasEvents', 'hasSelection', 'capturing', 'running', 'connected', 'autoscroll', 'advancedOutput', 'overview', 'findActive',
  'class.registry', 'class.fileSystem', 'class.network', 'class.process', 'class.profiling', 'class.kernel',
  'processSelected', 'processRunning', 'processSuspended', 'processConsole', 'processHeatmaps', 'processExplorerPaused', 'lowerPane', 'electron',
] as const;
export type CommandFlag = (typeof COMMAND_FLAGS)[number];

export const RADIO_GROUPS = ['view', 'theme', 'density', 'locale', 'speed', 'profile', 'lab', 'refreshSpeed', 'processExplorerMode', 'processPriority', 'lowerPaneView'] as const;
export type RadioGroup = (typeof RADIO_GROUPS)[number];

/** Words of a command: a message, or text that is already a name (a lab, a profile). */
export type CommandLabel = MessageKey | { readonly text: string };

export type ToolbarPlace = 'file' | 'capture' | 'tools' | 'classes';

export interface Command {
  readonly id: string;
  readonly label: CommandLabel;
  readonly menu?: { readonly menu: MenuId; readonly group: number; readonly submenu?: MessageKey };
  readonly keys?: readonly string[];
  /** Name of an icon of src-renderer/widgets/icons.ts. */
  readonly icon?: string;
  readonly toolbar?: ToolbarPlace;
  readonly when?: CommandFlag | `!${CommandFlag}`;
  readonly check?: CommandFlag;
  readonly radio?: { readonly group: RadioGroup; readonly value: string };
  /** Only while this view is in front. Its keys then go before those of commands of the whole window. */
  readonly view?: ViewId;
  /** Keys that keep their usual meaning while a text field has the focus (copy, select all, ...). */
  readonly yieldsToTextField?: boolean;
  /** Native role of Electron's menu, where the platform has its own item. */
  readonly role?: 'quit' | 'about' | 'close' | 'toggleDevTools';
}

/** What the commands' state depends on; computed in the renderer, sent to the native menu as it changes. */
export interface CommandState {
  readonly flags: Readonly<Partial<Record<CommandFlag, boolean>>>;
  readonly radios: Readonly<Partial<Record<RadioGroup, string>>>;
  readonly view: ViewId;
}

export function isVisible(command: Command, state: CommandState): boolean {
  return command.view === undefined || command.view === state.view;
}

export function isEnabled(command: Command, state: CommandState): boolean {
  if (!isVisible(command, state)) return false;
  const when = command.when;
  if (when === undefined) return true;
  return when.startsWith('!') ? state.flags[when.slice(1) as CommandFlag] !== true : state.flags[when as CommandFlag] === true;
}

export function isChecked(command: Command, state: CommandState): boolean {
  if (command.check !== undefined) return state.flags[command.check] === true;
  return command.radio !== undefined && state.radios[command.radio.group] === command.radio.value;
}

/** Keys that run a command now: those that a command of the view in front has are not anybody else's. */
export function keysNow(command: Command, commands: readonly Command[], state: CommandState): readonly string[] {
  const keys = command.keys ?? [];
  if (command.view !== undefined) return keys;
  return keys.filter((key) => !commands.some((other) => other.view === state.view && other.keys?.includes(key) === true));
}
