// src-renderer/app/CommandPalette.tsx
//
// Ctrl+Shift+P: type some letters of a command, Enter runs it. Only what is enabled now is listed.

import { Dialog, DialogSurface } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Command } from '../../src-shared/commands/command.ts';
import { isChecked, isEnabled } from '../../src-shared/commands/command.ts';
import { keysText } from '../../src-shared/commands/keys.ts';
import { isMac, runCommand, useCommands } from './command-runtime.ts';
import { useT } from './i18n.ts';
import { commandText } from './MenuBar.tsx';
import { rankMatch } from './palette-match.ts';
import './command-palette.css';

interface Entry {
  readonly command: Command;
  readonly text: string;
}

export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { commands, state } = useCommands();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const entries = useMemo<readonly Entry[]>(() => {
    const all = commands.filter((command) => command.id !== 'view.palette' && isEnabled(command, state)).map((command) => {
      const menu = command.menu;
      const path = menu === undefined ? '' : `${t(`commands:menu.${menu.menu}`)}: ${menu.submenu === undefined ? '' : `${t(menu.submenu)}: `}`;
      return { command, text: `${path}${commandText(command, t)}` };
    });
    if (typed.trim() === '') return all;
    return all.map((entry) => ({ entry, rank: rankMatch(entry.text, typed) })).filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ entry }) => entry);
  }, [commands, state, typed, t]);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, entries]);

  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    runCommand(entry.command.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setAt((at - 1 + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) onClose(); }}>
      <DialogSurface className="ks-palette" aria-label={t('app:palette.title')}>
        <input
          role="combobox" aria-expanded="true" aria-controls="ks-palette-list" aria-activedescendant={entries[at] === undefined ? undefined : `ks-palette-${at}`} aria-label={t('app:palette.title')}
          placeholder={t('app:palette.placeholder')} value={typed} autoFocus onKeyDown={onKeyDown} onChange={(event) => { setTyped(event.target.value); setAt(0); }}
        />
        <div role="listbox" id="ks-palette-list" ref={list} aria-label={t('app:palette.title')}>
          {entries.map((entry, index) => {
            const keys = entry.command.keys?.[0];
            return (
              <div key={entry.command.id} id={`ks-palette-${index}`} role="option" aria-selected={index === at} onMouseMove={() => setAt(index)} onClick={() => run(entry)}>
                <span>{entry.text}{isChecked(entry.command, state) ? ' ✓' : ''}</span>
                {keys !== undefined && <kbd>{keysText(keys, isMac)}</kbd>}
              </div>
            );
          })}
          {entries.length === 0 && <p>{t('app:palette.empty')}</p>}
        </div>
      </DialogSurface>
    </Dialog>
  );
}
