// src-shared/commands/machine-commands.ts
//
// The emulated machine: run, pause, step, speed, profile. Labs come from the machine's catalog, hence labCommands().

import { machineNameKey } from '../i18n/machine-names.ts';
import type { Command } from './command.ts';

/** Speeds relative to simulated real time; `unlimited` = as fast as the host can. */
export const SPEEDS = ['0.1', '0.25', '0.5', '1', '2', '5', '10', 'unlimited'] as const;
export type Speed = (typeof SPEEDS)[number];

const speedCommands = SPEEDS.map((value): Command => ({
  id: `machine.speed:${value}`,
  label: value === 'unlimited' ? 'commands:machine.speed.unlimited' : { text: `${value}×` },
  menu: { menu: 'machine', group: 1, submenu: 'commands:submenu.speed' },
  radio: { group: 'speed', value },
  when: 'live',
}));

export const MACHINE_COMMANDS: readonly Command[] = [
  { id: 'machine.run', label: 'commands:machine.run', menu: { menu: 'machine', group: 0 }, keys: ['F9'], icon: 'run', when: 'live', check: 'running' },
  { id: 'machine.step', label: 'commands:machine.step', menu: { menu: 'machine', group: 0 }, keys: ['Shift+F9'], icon: 'step', when: 'live' },
  { id: 'machine.restart', label: 'commands:machine.restart', menu: { menu: 'machine', group: 0 }, icon: 'restart', when: 'live' },
  ...speedCommands,
  { id: 'machine.parameters', label: 'commands:machine.parameters', menu: { menu: 'machine', group: 3 }, icon: 'parameters', when: 'live' },
  { id: 'machine.details', label: 'commands:machine.details', menu: { menu: 'machine', group: 3 }, when: 'connected' },
];

/** One radio command per lab of the machine's catalog. */
export function labCommands(labs: readonly { readonly id: string; readonly title: string }[]): readonly Command[] {
  return labs.map(({ id, title }) => ({ id: `machine.lab:${id}`, label: machineNameKey('lab', id) ?? { text: title }, menu: { menu: 'labs', group: 0 }, radio: { group: 'lab', value: id }, when: 'live' }));
}

/** One radio command per kernel profile of the machine's catalog. */
export function profileCommands(profiles: readonly { readonly id: string; readonly title: string }[]): readonly Command[] {
  return profiles.map(({ id, title }) => ({
    id: `machine.profile:${id}`, label: machineNameKey('profile', id) ?? { text: title }, menu: { menu: 'machine', group: 2, submenu: 'commands:submenu.profile' }, radio: { group: 'profile', value: id }, when: 'live',
  }));
}
