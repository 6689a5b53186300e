import { describe, expect, it } from 'vitest';
import { CATALOGS } from '../i18n/catalogs.ts';
import { isChecked, isEnabled, keysNow } from './command.ts';
import { keysText, keysToElectron, strokeToKeys } from './keys.ts';
import { allCommands, buildMenus, COMMANDS, splitCommandId } from './registry.ts';

const VIEWS = ['process-monitor', 'process-explorer', 'labs'] as const;
const state = { flags: { live: true }, radios: { theme: 'dark' }, view: 'process-monitor' } as const;

describe('command registry', () => {
  it('gives every command its own id', () => {
    const ids = COMMANDS.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('never binds one key to two commands of the same view', () => {
    for (const view of VIEWS) {
      const taken = new Map<string, string>();
      for (const command of COMMANDS.filter((candidate) => candidate.view === undefined || candidate.view === view)) {
        for (const keys of keysNow(command, COMMANDS, { ...state, view })) {
          expect(taken.get(keys), `${keys} in ${view}`).toBeUndefined();
          taken.set(keys, command.id);
        }
      }
    }
  });

  it('lets a view take a key from the window only where it is meant', () => {
    const shadowed = VIEWS.flatMap((view) => COMMANDS.filter((command) => command.view === undefined)
      .flatMap((command) => (command.keys ?? []).filter((keys) => !keysNow(command, COMMANDS, { ...state, view }).includes(keys)).map((keys) => `${view}: ${keys} of ${command.id}`)));
    // Ctrl+L is Filter in Process Monitor and Show Lower Pane in Process Explorer.
    expect(shadowed).toEqual(['process-explorer: Mod+L of filter.edit']);
  });

  it('writes keys in their normal form', () => {
    for (const command of COMMANDS) for (const keys of command.keys ?? []) expect(keys).toMatch(/^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9]|F\d{1,2}|Delete|Enter|Space|Escape|Insert|Home|End)$/);
  });

  it('has words for every command, in both languages', () => {
    for (const command of COMMANDS) {
      if (typeof command.label !== 'string') continue;
      const [area, key] = command.label.split(':') as [keyof typeof CATALOGS.en, string];
      expect(key in CATALOGS.en[area], command.label).toBe(true);
      expect(key in CATALOGS.ko[area], command.label).toBe(true);
    }
  });

  it('can be reached: each command stands in a menu', () => {
    for (const command of COMMANDS) expect(command.menu, command.id).toBeDefined();
  });
});

describe('buildMenus', () => {
  it('orders groups and puts one separator between them', () => {
    const [file] = buildMenus(COMMANDS, state);
    expect(file?.id).toBe('file');
    const kinds = file?.entries.map((entry) => entry.kind) ?? [];
    expect(kinds[0]).toBe('command');
    expect(kinds.join(' ')).not.toContain('separator separator');
  });

  it('collects the commands of a submenu in one entry', () => {
    const view = buildMenus(COMMANDS, state).find((menu) => menu.id === 'view');
    const themes = view?.entries.find((entry) => entry.kind === 'submenu' && entry.label === 'commands:submenu.theme');
    expect(themes?.kind === 'submenu' && themes.commands.map((command) => command.id)).toEqual(['view.theme.system', 'view.theme.light', 'view.theme.dark']);
  });

  it('lists the labs of the catalog', () => {
    const labs = buildMenus(allCommands([], [{ id: 'quantum', title: 'Quantum' }]), state).find((menu) => menu.id === 'labs');
    expect(labs?.entries).toHaveLength(1);
  });
});

describe('command state', () => {
  const find = (id: string) => COMMANDS.find((command) => command.id === id)!;
  it('enables by flag', () => {
    expect(isEnabled(find('machine.step'), state)).toBe(true);
    expect(isEnabled(find('file.closeLog'), state)).toBe(false);
    expect(isEnabled(find('edit.find'), { ...state, view: 'process-explorer' })).toBe(false);
  });
  it('checks by flag and by radio value', () => {
    expect(isChecked(find('view.theme.dark'), state)).toBe(true);
    expect(isChecked(find('view.theme.light'), state)).toBe(false);
    expect(isChecked(find('capture.toggle'), { ...state, flags: { capturing: true } })).toBe(true);
  });
  it('splits an argument off an id', () => {
    expect(splitCommandId('machine.lab:quantum')).toEqual({ handler: 'machine.lab', argument: 'quantum' });
    expect(splitCommandId('file.open')).toEqual({ handler: 'file.open', argument: undefined });
  });
});

describe('keys', () => {
  const stroke = { key: 'p', ctrlKey: true, metaKey: false, altKey: false, shiftKey: true };
  it('reads a key event', () => {
    expect(strokeToKeys(stroke, false)).toBe('Mod+Shift+P');
    expect(strokeToKeys({ ...stroke, ctrlKey: false, metaKey: true }, true)).toBe('Mod+Shift+P');
  });
  it('shows itself as the platform does', () => {
    expect(keysText('Mod+Shift+P', false)).toBe('Ctrl+Shift+P');
    expect(keysText('Mod+Shift+P', true)).toBe('⇧⌘P');
    expect(keysToElectron('Mod+L')).toBe('CmdOrCtrl+L');
  });
});
