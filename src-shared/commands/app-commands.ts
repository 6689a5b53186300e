// src-shared/commands/app-commands.ts
//
// Files, views, appearance and help. Keys follow Process Monitor where it has the command.

import type { Command } from './command.ts';

export const APP_COMMANDS = [
  { id: 'file.open', label: 'commands:file.open', menu: { menu: 'file', group: 0 }, keys: ['Mod+O'], icon: 'open', toolbar: 'file' },
  { id: 'file.save', label: 'commands:file.save', menu: { menu: 'file', group: 0 }, keys: ['Mod+S'], icon: 'save', toolbar: 'file', when: 'hasEvents' },
  { id: 'file.closeLog', label: 'commands:file.closeLog', menu: { menu: 'file', group: 0 }, when: '!live' },
  { id: 'file.exit', label: 'commands:file.exit', menu: { menu: 'file', group: 2 }, role: 'quit', when: 'electron' },

  { id: 'view.processMonitor', label: 'commands:view.processMonitor', menu: { menu: 'view', group: 0 }, keys: ['Mod+1'], radio: { group: 'view', value: 'process-monitor' } },
  { id: 'view.processExplorer', label: 'commands:view.processExplorer', menu: { menu: 'view', group: 0 }, keys: ['Mod+2'], radio: { group: 'view', value: 'process-explorer' } },
  { id: 'view.labs', label: 'commands:view.labs', menu: { menu: 'view', group: 0 }, keys: ['Mod+3'], radio: { group: 'view', value: 'labs' } },
  { id: 'view.columns', label: 'commands:view.columns', menu: { menu: 'view', group: 1 }, icon: 'columns' },
  { id: 'view.overview', label: 'commands:view.overview', menu: { menu: 'view', group: 1 }, check: 'overview', view: 'process-monitor' },
  { id: 'view.palette', label: 'commands:view.palette', menu: { menu: 'view', group: 2 }, keys: ['Mod+Shift+P'] },
  { id: 'view.density.compact', label: 'commands:view.density.compact', menu: { menu: 'view', group: 3, submenu: 'commands:submenu.density' }, radio: { group: 'density', value: 'compact' } },
  { id: 'view.density.comfortable', label: 'commands:view.density.comfortable', menu: { menu: 'view', group: 3, submenu: 'commands:submenu.density' }, radio: { group: 'density', value: 'comfortable' } },
  { id: 'view.theme.system', label: 'commands:view.theme.system', menu: { menu: 'view', group: 3, submenu: 'commands:submenu.theme' }, radio: { group: 'theme', value: 'system' } },
  { id: 'view.theme.light', label: 'commands:view.theme.light', menu: { menu: 'view', group: 3, submenu: 'commands:submenu.theme' }, radio: { group: 'theme', value: 'light' } },
  { id: 'view.theme.dark', label: 'commands:view.theme.dark', menu: { menu: 'view', group: 3, submenu: 'commands:submenu.theme' }, radio: { group: 'theme', value: 'dark' } },
  { id: 'view.locale.system', label: 'commands:view.locale.system', menu: { menu: 'view', group: 3, submenu: 'commands:submenu.locale' }, radio: { group: 'locale', value: 'system' } },
  { id: 'view.locale.en', label: { text: 'English' }, menu: { menu: 'view', group: 3, submenu: 'commands:submenu.locale' }, radio: { group: 'locale', value: 'en' } },
  { id: 'view.locale.ko', label: { text: '한국어' }, menu: { menu: 'view', group: 3, submenu: 'commands:submenu.locale' }, radio: { group: 'locale', value: 'ko' } },

  { id: 'help.firstMinute', label: 'commands:help.firstMinute', menu: { menu: 'help', group: 0 } },
  { id: 'help.shortcuts', label: 'commands:help.shortcuts', menu: { menu: 'help', group: 0 }, keys: ['F1'] },
  { id: 'help.about', label: 'commands:help.about', menu: { menu: 'help', group: 1 } },
] as const satisfies readonly Command[];
