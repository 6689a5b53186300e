// src-renderer/app/MenuBar.tsx
//
// The menu bar in the page (Windows, Linux, browser): Fluent menus fed by the command registry. F10 goes to it; the arrow
// keys walk along the bar, also while a menu is open.

import { Menu, MenuDivider, MenuItem, MenuItemCheckbox, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Command, CommandState } from '../../src-shared/commands/command.ts';
import { isChecked, isEnabled } from '../../src-shared/commands/command.ts';
import { keysText } from '../../src-shared/commands/keys.ts';
import { buildMenus } from '../../src-shared/commands/registry.ts';
import type { Menu as MenuModel, MenuEntry } from '../../src-shared/commands/registry.ts';
import { isMac, runCommand, useCommands } from './command-runtime.ts';
import { useT } from './i18n.ts';
import type { Translate } from './i18n.ts';
import { iconOf } from '../widgets/icons.ts';

export function commandText(command: Command, t: Translate): string {
  return typeof command.label === 'string' ? t(command.label) : command.label.text;
}

export function MenuBar() {
  const t = useT();
  const { commands, state } = useCommands();
  const menus = useMemo(() => buildMenus(commands, state), [commands, state]);
  const [open, setOpen] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F10' || event.shiftKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      bar.current?.querySelector('button')?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  const step = (from: string, by: number): void => {
    const at = menus.findIndex((menu) => menu.id === from);
    const next = menus[(at + by + menus.length) % menus.length];
    if (next === undefined) return;
    bar.current?.querySelector<HTMLElement>(`[data-menu="${next.id}"]`)?.focus();
    if (open !== null) setOpen(next.id);
  };

  return (
    <div className="ks-menubar" role="menubar" aria-label={t('app:menuBar')} ref={bar}>
      {menus.map((menu) => (
        <TopMenu key={menu.id} menu={menu} state={state} open={open === menu.id} anyOpen={open !== null} onOpen={(isOpen) => setOpen((current) => (isOpen ? menu.id : current === menu.id ? null : current))} onStep={(by) => step(menu.id, by)} />
      ))}
    </div>
  );
}

interface TopMenuProps {
  readonly menu: MenuModel;
  readonly state: CommandState;
  readonly open: boolean;
  readonly anyOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onStep: (by: number) => void;
}

function TopMenu({ menu, state, open, anyOpen, onOpen, onStep }: TopMenuProps) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent): void => {
    const inSubmenu = event.target instanceof HTMLElement && event.target.closest('[data-submenu]') !== null;
    const opensSubmenu = event.target instanceof HTMLElement && event.target.getAttribute('aria-haspopup') === 'menu' && event.target.dataset.menu === undefined;
    if (event.key === 'ArrowRight' && !opensSubmenu) onStep(1);
    else if (event.key === 'ArrowLeft' && !inSubmenu) onStep(-1);
    else return;
    event.preventDefault();
  };
  const values = checkedValues(menu.entries, state);
  return (
    <Menu open={open} onOpenChange={(_event, data) => onOpen(data.open)} checkedValues={values} hasIcons hasCheckmarks positioning={{ position: 'below', align: 'start', offset: { mainAxis: 2 } }}>
      <MenuTrigger disableButtonEnhancement>
        <button type="button" role="menuitem" data-menu={menu.id} onKeyDown={onKeyDown} onMouseEnter={() => anyOpen && !open && onOpen(true)}>{t(menu.label)}</button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList onKeyDown={onKeyDown}>
          {menu.entries.map((entry, index) => <Entry key={index} entry={entry} state={state} />)}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Entry({ entry, state }: { readonly entry: MenuEntry; readonly state: CommandState }) {
  const t = useT();
  if (entry.kind === 'separator') return <MenuDivider />;
  if (entry.kind === 'command') return <CommandItem command={entry.command} state={state} />;
  const nested: readonly MenuEntry[] = entry.commands.map((command) => ({ kind: 'command', command }));
  return (
    <Menu checkedValues={checkedValues(nested, state)} hasCheckmarks>
      <MenuTrigger disableButtonEnhancement><MenuItem>{t(entry.label)}</MenuItem></MenuTrigger>
      <MenuPopover data-submenu="">
        <MenuList>{entry.commands.map((command) => <CommandItem key={command.id} command={command} state={state} />)}</MenuList>
      </MenuPopover>
    </Menu>
  );
}

function CommandItem({ command, state }: { readonly command: Command; readonly state: CommandState }) {
  const t = useT();
  const keys = command.keys?.[0];
  const common = {
    disabled: !isEnabled(command, state),
    onClick: () => { runCommand(command.id); },
    ...(keys === undefined ? {} : { secondaryContent: keysText(keys, isMac) }),
  };
  const text = commandText(command, t);
  if (command.radio !== undefined) return <MenuItemRadio name={command.radio.group} value={command.radio.value} persistOnClick={false} {...common}>{text}</MenuItemRadio>;
  if (command.check !== undefined) return <MenuItemCheckbox name="flags" value={command.id} persistOnClick={false} {...common}>{text}</MenuItemCheckbox>;
  const Icon = iconOf(command.icon);
  return <MenuItem {...(Icon === undefined ? {} : { icon: <Icon /> })} {...common}>{text}</MenuItem>;
}

function checkedValues(entries: readonly MenuEntry[], state: CommandState): Record<string, string[]> {
  const values: Record<string, string[]> = { flags: [] };
  for (const entry of entries) {
    if (entry.kind !== 'command' || !isChecked(entry.command, state)) continue;
    const { radio } = entry.command;
    if (radio === undefined) values.flags?.push(entry.command.id);
    else values[radio.group] = [radio.value];
  }
  return values;
}
