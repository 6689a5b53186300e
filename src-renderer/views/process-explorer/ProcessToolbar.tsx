// src-renderer/views/process-explorer/ProcessToolbar.tsx
//
// The row above the process list: tree or list, fold, update speed, pause, refresh, colours, columns, filter box.

import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, SearchBox, Toolbar, ToolbarDivider, Tooltip } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowCollapseAllRegular } from '@fluentui/react-icons/svg/arrow-collapse-all';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ColumnTripleEditRegular } from '@fluentui/react-icons/svg/column-triple-edit';
import { PanelBottomContractRegular } from '@fluentui/react-icons/svg/panel-bottom-contract';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { TextBulletListRegular } from '@fluentui/react-icons/svg/text-bullet-list';
import { TextBulletListTreeRegular } from '@fluentui/react-icons/svg/text-bullet-list-tree';
import { ArrowExpandAllRegular } from '@fluentui/react-icons/svg/arrow-expand-all';
import { UPDATE_SPEEDS } from '../../../src-shared/commands/process-explorer-commands.ts';
import type { MessageKey } from '../../../src-shared/i18n/catalogs.ts';
import { isMac, runCommand } from '../../app/command-runtime.ts';
import { useT } from '../../app/i18n.ts';
import { keysText } from '../../../src-shared/commands/keys.ts';
import { changeProcessSettings, useProcessSettings } from '../../store/process-settings.ts';
import { setPaused, useProcesses, useProcessView } from '../../store/process-store.ts';
import { ColoursButton } from './ColoursButton.tsx';

export function ProcessToolbar({ found }: { readonly found: number | null }) {
  const t = useT();
  const settings = useProcessSettings();
  const paused = useProcesses((state) => state.paused);
  const filter = useProcessView((state) => state.filter);
  return (
    <div className="ks-process-tools">
      <Toolbar size="small" aria-label={t('process-explorer:toolbar')}>
        <div role="radiogroup" aria-label={t('process-explorer:submenu.mode')} className="ks-segments">
          <Segment label="process-explorer:mode.tree" tip="process-explorer:mode.tree.tip" Icon={TextBulletListTreeRegular} on={settings.mode === 'tree'} onClick={() => changeProcessSettings({ mode: 'tree' })} />
          <Segment label="process-explorer:mode.list" tip="process-explorer:mode.list.tip" Icon={TextBulletListRegular} on={settings.mode === 'list'} onClick={() => changeProcessSettings({ mode: 'list' })} />
        </div>
        <Tool command="process.expandAll" label="process-explorer:cmd.expandAll" Icon={ArrowExpandAllRegular} disabled={settings.mode === 'list'} />
        <Tool command="process.collapseAll" label="process-explorer:cmd.collapseAll" Icon={ArrowCollapseAllRegular} disabled={settings.mode === 'list'} />
        <ToolbarDivider />
        <SpeedMenu />
        <Tooltip content={`${t(paused ? 'process-explorer:resume' : 'process-explorer:pause')} (${keysText('Space', isMac)})`} relationship="label">
          <Button size="small" appearance="subtle" className={`ks-tool${paused ? ' ks-tool-on' : ''}`} aria-pressed={paused} icon={paused ? <PlayRegular /> : <PauseRegular />} onClick={() => setPaused(!paused)} />
        </Tooltip>
        <Tool command="process.refresh" label="process-explorer:cmd.refresh" keys="F5" Icon={ArrowClockwiseRegular} />
        <ToolbarDivider />
        <Tooltip content={t('process-explorer:cmd.lowerPane') + ` (${keysText('Mod+L', isMac)})`} relationship="label">
          <Button size="small" appearance="subtle" className={`ks-tool${settings.lowerPane === null ? '' : ' ks-tool-on'}`} aria-pressed={settings.lowerPane !== null} icon={<PanelBottomContractRegular />} onClick={() => { runCommand('process.lowerPane'); }} />
        </Tooltip>
        <ColoursButton />
        <Tool command="view.columns" label="process-explorer:columns" Icon={ColumnTripleEditRegular} />
      </Toolbar>
      <span className="ks-process-found" role="status">{found === null ? '' : t('process-explorer:filter.found', { count: found })}</span>
      <SearchBox
        size="small" className="ks-process-filter" appearance="outline" aria-label={t('process-explorer:filter.label')} placeholder={t('process-explorer:filter.placeholder')} value={filter}
        onChange={(_event, data) => useProcessView.setState({ filter: data.value })}
        onKeyDown={(event) => { if (event.key === 'Escape' && filter !== '') { event.stopPropagation(); useProcessView.setState({ filter: '' }); } }}
      />
    </div>
  );
}

function Segment({ label, tip, Icon, on, onClick }: { readonly label: MessageKey; readonly tip: MessageKey; readonly Icon: FluentIcon; readonly on: boolean; readonly onClick: () => void }) {
  const t = useT();
  return (
    <Tooltip content={t(tip)} relationship="description">
      <Button size="small" appearance="subtle" role="radio" aria-checked={on} className={`ks-tool ks-segment${on ? ' ks-tool-on' : ''}`} icon={<Icon />} onClick={onClick}>{t(label)}</Button>
    </Tooltip>
  );
}

function Tool({ command, label, keys, Icon, disabled }: { readonly command: string; readonly label: MessageKey; readonly keys?: string; readonly Icon: FluentIcon; readonly disabled?: boolean }) {
  const t = useT();
  const text = t(label);
  return (
    <Tooltip content={keys === undefined ? text : `${text} (${keys})`} relationship="label">
      <Button size="small" appearance="subtle" className="ks-tool" icon={<Icon />} disabled={disabled === true} onClick={() => { runCommand(command); }} />
    </Tooltip>
  );
}

function SpeedMenu() {
  const t = useT();
  const { intervalMs } = useProcessSettings();
  const paused = useProcesses((state) => state.paused);
  const value = String(intervalMs);
  const known = (UPDATE_SPEEDS as readonly string[]).includes(value);
  const text = paused ? t('process-explorer:speed.paused') : known ? t(`process-explorer:speed.${value as (typeof UPDATE_SPEEDS)[number]}`) : `${intervalMs} ms`;
  return (
    <Menu checkedValues={{ speed: paused ? [] : [value] }} onCheckedValueChange={(_event, data) => { runCommand(`process.speed:${data.checkedItems[0] ?? value}`); }}>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" className="ks-tool ks-process-speed" icon={<ChevronDownRegular />} iconPosition="after" aria-label={`${t('process-explorer:speed.label')}: ${text}`}>{text}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {UPDATE_SPEEDS.map((speed) => <MenuItemRadio key={speed} name="speed" value={speed}>{t(`process-explorer:speed.${speed}`)}</MenuItemRadio>)}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
