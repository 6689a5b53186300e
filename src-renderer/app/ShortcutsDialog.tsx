// src-renderer/app/ShortcutsDialog.tsx
//
// Every key of the registry, by menu.

import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { MENUS } from '../../src-shared/commands/command.ts';
import { keysText } from '../../src-shared/commands/keys.ts';
import { isMac, useCommands } from './command-runtime.ts';
import { useT } from './i18n.ts';
import { commandText } from './MenuBar.tsx';
import './shortcuts-dialog.css';

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const commands = useCommands((runtime) => runtime.commands);
  const menus = MENUS.map((menu) => ({ menu, commands: commands.filter((command) => command.menu?.menu === menu && command.keys !== undefined) })).filter((group) => group.commands.length > 0);
  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface style={{ maxWidth: 720 }}>
        <DialogBody>
          <DialogTitle>{t('app:shortcuts.title')}</DialogTitle>
          <DialogContent className="ks-shortcuts">
            {menus.map(({ menu, commands: mine }) => (
              <section key={menu}>
                <h3>{t(`commands:menu.${menu}`)}</h3>
                <dl>{mine.map((command) => <div key={command.id}><dt>{commandText(command, t).replace('…', '')}</dt><dd>{command.keys?.map((keys) => <kbd key={keys}>{keysText(keys, isMac)}</kbd>)}</dd></div>)}</dl>
              </section>
            ))}
          </DialogContent>
          <DialogActions><Button appearance="primary" onClick={onClose} autoFocus>{t('app:close')}</Button></DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
