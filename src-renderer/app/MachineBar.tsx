// src-renderer/app/MachineBar.tsx
//
// The emulated machine, right in the toolbar row: Windows version, lab, parameters and seed, run/pause, step, simulated
// clock, speed. Choosing another machine asks first when there is a capture to lose.

import { Button, Dropdown, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Option, Tooltip } from '@fluentui/react-components';
import { useShallow } from 'zustand/react/shallow';
import { SPEEDS } from '../../src-shared/commands/machine-commands.ts';
import { formatClock } from '../../src-shared/i18n/format.ts';
import { isRunning, MACHINE_HZ, useMachine } from '../store/machine-store.ts';
import { ICONS } from '../widgets/icons.ts';
import { runCommand } from './command-runtime.ts';
import { useT } from './i18n.ts';
import { MachineParameters } from './MachineParameters.tsx';
import { useMachineCommands } from './machine-commands.ts';
import { machineName } from './machine-names.ts';
import './machine-bar.css';

export function MachineBar() {
  const t = useT();
  useMachineCommands();
  const catalog = useMachine((machine) => machine.catalog);
  // The host reports many times a second; only what is shown here draws the bar again.
  const state = useMachine(useShallow(({ state: now }) => (now === null ? null : { configuration: now.configuration, running: isRunning(now), ended: now.status === 'finished' || now.status === 'failed', speed: now.speed })));
  if (catalog === null || state === null) return <div className="ks-machine" role="group" aria-label={t('machine:bar')}><span className="ks-machine-wait">{t('machine:connecting')}</span></div>;
  const { configuration, running, ended } = state;
  return (
    <div className="ks-machine" role="group" aria-label={t('machine:bar')}>
      <Choice label={t('machine:profile')} value={configuration.profile} name={(id) => machineName(t, 'profile', catalog.profiles, id)} options={catalog.profiles} onChoose={(id) => { runCommand(`machine.profile:${id}`); }} />
      <Choice label={t('machine:lab')} value={configuration.lab} name={(id) => machineName(t, 'lab', catalog.labs, id)} options={catalog.labs} onChoose={(id) => { runCommand(`machine.lab:${id}`); }} />
      <MachineParameters catalog={catalog} configuration={configuration} />
      <Tooltip content={`${t(running ? 'machine:pause' : 'machine:run')} (F9)`} relationship="label">
        <Button
          className="ks-tool" appearance="subtle" size="small" aria-keyshortcuts="F9" disabled={ended}
          icon={running ? <ICONS.pause /> : <ICONS.run style={{ color: 'var(--ks-running)' }} />} onClick={() => { runCommand('machine.run'); }}
        />
      </Tooltip>
      <Tooltip content={`${t('machine:step')} (Shift+F9)`} relationship="label">
        <Button className="ks-tool" appearance="subtle" size="small" aria-keyshortcuts="Shift+F9" icon={<ICONS.step />} disabled={ended} onClick={() => { runCommand('machine.step'); }} />
      </Tooltip>
      <MachineClock />
      <Menu checkedValues={{ speed: [String(state.speed)] }} positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button className="ks-tool ks-machine-speed" appearance="subtle" size="small" aria-label={`${t('machine:speed')}: ${speedText(String(state.speed), t('machine:unlimited'))}`}>{state.speed === 'unlimited' ? '∞' : speedText(String(state.speed), '')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {SPEEDS.map((speed) => <MenuItemRadio key={speed} name="speed" value={speed} onClick={() => { runCommand(`machine.speed:${speed}`); }}>{speedText(speed, t('machine:unlimited'))}</MenuItemRadio>)}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

function MachineClock() {
  const t = useT();
  const clock = useMachine(({ state }) => formatClock((state?.simulatedCycles ?? 0) / MACHINE_HZ));
  return (
    <Tooltip content={t('machine:clock')} relationship="description">
      <span className="ks-machine-clock" role="timer" aria-label={t('machine:clock')}>{clock}</span>
    </Tooltip>
  );
}

function speedText(speed: string, unlimited: string): string {
  return speed === 'unlimited' ? unlimited : `${speed}×`;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly name: (id: string) => string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly onChoose: (id: string) => void;
}

function Choice({ label, value, name, options, onChoose }: ChoiceProps) {
  const text = name(value);
  return (
    <Dropdown
      size="small" className="ks-machine-choice" aria-label={label} title={`${label}: ${text}`} value={text} selectedOptions={[value]}
      onOptionSelect={(_event, data) => { if (data.optionValue !== undefined && data.optionValue !== value) onChoose(data.optionValue); }}
    >
      {options.map(({ id }) => <Option key={id} value={id} text={name(id)}>{name(id)}</Option>)}
    </Dropdown>
  );
}
