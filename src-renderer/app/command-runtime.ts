// src-renderer/app/command-runtime.ts
//
// What commands do, and what state they are in. Handlers register by the part of the id before `:`; the rest is the argument.
// The state is computed from the stores; menu bar, toolbar, palette, shortcuts and the native menu all read it here.

import { create } from 'zustand';
import type { Command, CommandFlag, CommandState, RadioGroup } from '../../src-shared/commands/command.ts';
import { isEnabled, keysNow } from '../../src-shared/commands/command.ts';
import { strokeToKeys } from '../../src-shared/commands/keys.ts';
import { allCommands, splitCommandId } from '../../src-shared/commands/registry.ts';
import type { NamedId } from '../../src-shared/commands/registry.ts';

export type CommandHandler = (argument: string | undefined) => void;

interface Runtime {
  readonly commands: readonly Command[];
  readonly state: CommandState;
}

export const useCommands = create<Runtime>(() => ({ commands: allCommands([], []), state: { flags: {}, radios: {}, view: 'process-monitor' } }));

const handlers = new Map<string, CommandHandler>();

/** Registers handlers; the answer takes them away again. */
export function registerCommands(mine: Readonly<Record<string, CommandHandler>>): () => void {
  for (const [id, handler] of Object.entries(mine)) handlers.set(id, handler);
  return () => {
    for (const [id, handler] of Object.entries(mine)) if (handlers.get(id) === handler) handlers.delete(id);
  };
}

/** Runs a command if it is enabled now. */
export function runCommand(id: string): boolean {
  const { commands, state } = useCommands.getState();
  const command = commands.find((candidate) => candidate.id === id);
  if (command === undefined || !isEnabled(command, state)) return false;
  const { handler, argument } = splitCommandId(id);
  const run = handlers.get(handler);
  if (run === undefined) return false;
  run(argument);
  return true;
}

/** Offers the labs and profiles of a machine as commands. */
export function setCatalogCommands(profiles: readonly NamedId[], labs: readonly NamedId[]): void {
  useCommands.setState({ commands: allCommands(profiles, labs) });
}

/** Merges flags, radio values or the view into the state. Equal values change nothing. */
export function setCommandState(change: { readonly flags?: Partial<Record<CommandFlag, boolean>>; readonly radios?: Partial<Record<RadioGroup, string>>; readonly view?: CommandState['view'] }): void {
  const { state } = useCommands.getState();
  const flags = { ...state.flags, ...change.flags };
  const radios = { ...state.radios, ...change.radios };
  const view = change.view ?? state.view;
  const same = view === state.view && shallowEqual(flags, state.flags) && shallowEqual(radios, state.radios);
  if (!same) useCommands.setState({ state: { flags, radios, view } });
}

function shallowEqual(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

export const isMac = navigator.platform.startsWith('Mac');

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** Shortcuts of the whole window. While a dialog is open only the dialog's own keys work. */
export function listenForShortcuts(isDialogOpen: () => boolean): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const keys = strokeToKeys(event, isMac);
    const { commands, state } = useCommands.getState();
    const bound = commands.filter((command) => keysNow(command, commands, state).includes(keys));
    if (bound.length === 0) return;
    const command = bound.find((candidate) => isEnabled(candidate, state));
    const textField = isTextField(event.target);
    if (textField && (bound.some((candidate) => candidate.yieldsToTextField === true) || !/Mod|Alt|F\d/.test(keys))) return;
    // Copying marked text (a message, a status) is the browser's own.
    if (keys === 'Mod+C' && (window.getSelection()?.toString() ?? '') !== '') return;
    event.preventDefault();
    if (command !== undefined && !isDialogOpen()) runCommand(command.id);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
