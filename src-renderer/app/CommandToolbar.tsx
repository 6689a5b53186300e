// src-renderer/app/CommandToolbar.tsx
//
// The left part of the toolbar row, from the registry: files, capture, tools, event classes. Class toggles carry their
// class colour; below 1180 px they show their icon only.

import { Button, Toolbar, ToolbarDivider, Tooltip } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { Command, CommandState, ToolbarPlace } from '../../src-shared/commands/command.ts';
import { isChecked, isEnabled, isVisible } from '../../src-shared/commands/command.ts';
import { keysText, keysToAria } from '../../src-shared/commands/keys.ts';
import { isMac, runCommand, useCommands } from './command-runtime.ts';
import { useT } from './i18n.ts';
import { commandText } from './MenuBar.tsx';
import { ICONS, iconOf } from '../widgets/icons.ts';

const PLACES: readonly ToolbarPlace[] = ['file', 'capture', 'tools', 'classes'];

const CLASS_COLOURS: Readonly<Record<string, string>> = {
  'class.registry': 'var(--ks-class-registry)', 'class.fileSystem': 'var(--ks-class-file-system)', 'class.network': 'var(--ks-class-network)',
  'class.process': 'var(--ks-class-process)', 'class.profiling': 'var(--ks-class-profiling)', 'class.kernel': 'var(--ks-class-kernel)',
};

export function CommandToolbar() {
  const t = useT();
  const { commands, state } = useCommands();
  const groups = PLACES.map((place) => commands.filter((command) => command.toolbar === place && isVisible(command, state))).filter((group) => group.length > 0);
  return (
    <Toolbar aria-label={t('app:toolbar')} size="small">
      {groups.map((group, index) => (
        <Fragment key={group[0]?.id}>
          {index > 0 && <ToolbarDivider />}
          {group.map((command) => <ToolButton key={command.id} command={command} state={state} />)}
        </Fragment>
      ))}
    </Toolbar>
  );
}

function ToolButton({ command, state }: { readonly command: Command; readonly state: CommandState }) {
  const t = useT();
  const text = commandText(command, t).replace('…', '');
  const checked = isChecked(command, state);
  const keys = command.keys?.[0];
  const isClass = command.toolbar === 'classes';
  const capturing = command.id === 'capture.toggle' && checked;
  const Icon = capturing ? ICONS.captureOn : iconOf(command.icon);
  const enabled = isEnabled(command, state);
  const colour = !enabled ? undefined : isClass ? (checked ? CLASS_COLOURS[command.id] : 'var(--ks-muted)') : capturing ? 'var(--ks-recording)' : undefined;
  return (
    <Tooltip content={keys === undefined ? text : `${text} (${keysText(keys, isMac)})`} relationship="label">
      <Button
        appearance="subtle" size="small" className={`ks-tool${checked && !capturing ? ' ks-tool-on' : ''}`} disabled={!enabled}
        {...(command.check === undefined ? {} : { 'aria-pressed': checked })} {...(keys === undefined ? {} : { 'aria-keyshortcuts': keysToAria(keys, isMac) })}
        {...(Icon === undefined ? {} : { icon: <Icon style={colour === undefined ? undefined : { color: colour }} /> })}
        onClick={() => { runCommand(command.id); }}
      >
        {isClass ? <span className="ks-class-label">{text}</span> : null}
      </Button>
    </Tooltip>
  );
}
