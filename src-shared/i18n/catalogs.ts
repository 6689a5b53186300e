// src-shared/i18n/catalogs.ts
//
// THE list of message areas. A new area is one file per language and one line per language here.

import { app as enApp } from './en/app.ts';
import { columns as enColumns } from './en/columns.ts';
import { commands as enCommands } from './en/commands.ts';
import { dialogs as enDialogs } from './en/dialogs.ts';
import { exercises as enExercises } from './en/exercises.ts';
import { labMetrics as enLabMetrics } from './en/lab-metrics.ts';
import { labParameters as enLabParameters } from './en/lab-parameters.ts';
import { labStories as enLabStories } from './en/lab-stories.ts';
import { labs as enLabs } from './en/labs.ts';
import { machine as enMachine } from './en/machine.ts';
import { processExplorer as enProcessExplorer } from './en/process-explorer.ts';
import { processMonitor as enProcessMonitor } from './en/process-monitor.ts';
import { shell as enShell } from './en/shell.ts';
import { app as koApp } from './ko/app.ts';
import { columns as koColumns } from './ko/columns.ts';
import { commands as koCommands } from './ko/commands.ts';
import { dialogs as koDialogs } from './ko/dialogs.ts';
import { exercises as koExercises } from './ko/exercises.ts';
import { labMetrics as koLabMetrics } from './ko/lab-metrics.ts';
import { labParameters as koLabParameters } from './ko/lab-parameters.ts';
import { labStories as koLabStories } from './ko/lab-stories.ts';
import { labs as koLabs } from './ko/labs.ts';
import { machine as koMachine } from './ko/machine.ts';
import { processExplorer as koProcessExplorer } from './ko/process-explorer.ts';
import { processMonitor as koProcessMonitor } from './ko/process-monitor.ts';
import { shell as koShell } from './ko/shell.ts';
import type { KeysOf, MessageParameters, Messages } from './message.ts';
import { interpolate } from './message.ts';

const en = {
  app: enApp,
  columns: enColumns,
  commands: enCommands,
  dialogs: enDialogs,
  exercises: enExercises,
  'lab-metrics': enLabMetrics,
  'lab-parameters': enLabParameters,
  'lab-stories': enLabStories,
  labs: enLabs,
  machine: enMachine,
  'process-explorer': enProcessExplorer,
  'process-monitor': enProcessMonitor,
  shell: enShell,
} as const;

const ko = {
  app: koApp,
  columns: koColumns,
  commands: koCommands,
  dialogs: koDialogs,
  exercises: koExercises,
  'lab-metrics': koLabMetrics,
  'lab-parameters': koLabParameters,
  'lab-stories': koLabStories,
  labs: koLabs,
  machine: koMachine,
  'process-explorer': koProcessExplorer,
  'process-monitor': koProcessMonitor,
  shell: koShell,
} as const satisfies { readonly [Area in keyof typeof en]: Messages };

export const CATALOGS = { en, ko } as const;
export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];
export type Area = keyof typeof en;
export type MessageKey = KeysOf<typeof en>;

/** The locale that speaks a BCP 47 tag such as `ko-KR`; English for everything else. */
export function localeForTag(tag: string): Locale {
  return tag.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** Text of a message, for hosts without an i18n library. Plurals pick `_one` for the parameter `count` 1. */
export function message(locale: Locale, key: MessageKey, parameters: MessageParameters = {}): string {
  const colon = key.indexOf(':');
  const area: Messages = CATALOGS[locale][key.slice(0, colon) as Area];
  const name = key.slice(colon + 1);
  const text = area[name] ?? area[`${name}_${parameters.count === 1 ? 'one' : 'other'}`];
  return text === undefined ? key : interpolate(text, parameters);
}
