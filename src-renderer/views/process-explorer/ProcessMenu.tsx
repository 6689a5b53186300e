// src-renderer/views/process-explorer/ProcessMenu.tsx
//
// Context menu of a process. The items are commands of the registry, so keys and enablement are the menu bar's.

import { Menu, MenuDivider, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { keysText } from '../../../src-shared/commands/keys.ts';
import { isChecked, isEnabled } from '../../../src-shared/commands/command.ts';
import { PRIORITY_LABELS, PRIORITY_NAMES } from '../../../src-shared/commands/priority-names.ts';
import { isMac, runCommand, useCommands } from '../../app/command-runtime.ts';
import { useT } from '../../app/i18n.ts';
import { commandText } from '../../app/MenuBar.tsx';

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

export function ProcessMenu({ at, onClose }: { readonly at: MenuPlace; readonly onClose: () => void }) {
  const t = useT();
  const { commands, state } = useCommands();
  const item = (id: string) => {
    const command = commands.find((candidate) => candidate.id === id);
    if (command === undefined) return null;
    const keys = command.keys?.[0];
    return <MenuItem key={id} disabled={!isEnabled(command, state)} {...(keys === undefined ? {} : { secondaryContent: keysText(keys, isMac) })} onClick={() => { runCommand(id); }}>{commandText(command, t)}</MenuItem>;
  };
  const priorities = PRIORITY_NAMES.map((name) => commands.find((command) => command.id === `process.priority:${name}`)).filter((command) => command !== undefined);
  const enabled = priorities.some((command) => isEnabled(command, state));
  const checked = priorities.find((command) => isChecked(command, state))?.radio?.value;
  const target = { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  return (
    <Menu open onOpenChange={(_event, data) => { if (!data.open) onClose(); }} positioning={{ target, position: 'below', align: 'start' }}>
      <MenuPopover>
        <MenuList>
          {item('process.properties')}
          {item('process.showEvents')}
          <MenuDivider />
          <Menu checkedValues={{ priority: checked === undefined ? [] : [checked] }} onCheckedValueChange={(_event, data) => { const name = data.checkedItems[0]; if (name !== undefined) runCommand(`process.priority:${name}`); }}>
            <MenuTrigger disableButtonEnhancement><MenuItem disabled={!enabled}>{t('process-explorer:submenu.priority')}</MenuItem></MenuTrigger>
            <MenuPopover>
              <MenuList>{PRIORITY_NAMES.map((name) => <MenuItemRadio key={name} name="priority" value={name}>{t(PRIORITY_LABELS[name])}</MenuItemRadio>)}</MenuList>
            </MenuPopover>
          </Menu>
          {item('process.bringToFront')}
          {item('process.ctrlC')}
          {state.flags.processSuspended === true ? item('process.resume') : item('process.suspend')}
          <MenuDivider />
          {item('process.kill')}
          {item('process.killTree')}
          <MenuDivider />
          {item('process.copy')}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
