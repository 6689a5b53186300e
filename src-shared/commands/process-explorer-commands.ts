// src-shared/commands/process-explorer-commands.ts
//
// Commands of the Process Explorer view. Keys are Process Explorer's; Enter (Properties) and the arrow keys of the tree
// belong to the grid itself.

import { PRIORITY_LABELS, PRIORITY_NAMES } from './priority-names.ts';
import type { Command } from './command.ts';

const VIEW = 'process-explorer';

/** View > Update Speed, in milliseconds. */
export const UPDATE_SPEEDS = ['500', '1000', '2000', '5000', '10000'] as const;

/** Difference Highlight Duration in seconds. */
export const DIFFERENCE_SECONDS = ['0', '1', '2', '3', '5', '9'] as const;

const priorities = PRIORITY_NAMES.map((name): Command => ({
  id: `process.priority:${name}`, label: PRIORITY_LABELS[name], menu: { menu: 'process', group: 1, submenu: 'process-explorer:submenu.priority' },
  radio: { group: 'processPriority', value: name }, when: 'processSelected', view: VIEW,
}));

const speeds = UPDATE_SPEEDS.map((milliseconds): Command => ({
  id: `process.speed:${milliseconds}`, label: `process-explorer:speed.${milliseconds}`, menu: { menu: 'view', group: 1, submenu: 'process-explorer:submenu.speed' },
  radio: { group: 'refreshSpeed', value: milliseconds }, view: VIEW,
}));

export const PROCESS_EXPLORER_COMMANDS: readonly Command[] = [
  { id: 'process.properties', label: 'process-explorer:cmd.properties', menu: { menu: 'process', group: 0 }, keys: ['Mod+P', 'Alt+Enter'], when: 'processSelected', view: VIEW },
  { id: 'process.showEvents', label: 'process-explorer:cmd.showEvents', menu: { menu: 'process', group: 0 }, when: 'processSelected', view: VIEW },
  ...priorities,
  { id: 'process.kill', label: 'process-explorer:cmd.kill', menu: { menu: 'process', group: 2 }, keys: ['Delete'], icon: 'kill', when: 'processSelected', view: VIEW, yieldsToTextField: true },
  { id: 'process.killTree', label: 'process-explorer:cmd.killTree', menu: { menu: 'process', group: 2 }, keys: ['Shift+Delete'], when: 'processSelected', view: VIEW, yieldsToTextField: true },
  { id: 'process.suspend', label: 'process-explorer:cmd.suspend', menu: { menu: 'process', group: 2 }, when: 'processRunning', view: VIEW },
  { id: 'process.resume', label: 'process-explorer:cmd.resume', menu: { menu: 'process', group: 2 }, when: 'processSuspended', view: VIEW },
  { id: 'process.bringToFront', label: 'process-explorer:cmd.bringToFront', menu: { menu: 'process', group: 1 }, when: 'processRunning', view: VIEW },
  { id: 'process.ctrlC', label: 'process-explorer:cmd.ctrlC', menu: { menu: 'process', group: 1 }, when: 'processConsole', view: VIEW },
  { id: 'process.copy', label: 'process-explorer:cmd.copy', menu: { menu: 'edit', group: 0 }, keys: ['Mod+C'], when: 'processSelected', view: VIEW, yieldsToTextField: true },
  { id: 'process.find', label: 'process-explorer:cmd.findProcess', menu: { menu: 'edit', group: 1 }, keys: ['Mod+F'], icon: 'find', view: VIEW },

  { id: 'process.mode:tree', label: 'process-explorer:mode.tree', menu: { menu: 'view', group: 1, submenu: 'process-explorer:submenu.mode' }, radio: { group: 'processExplorerMode', value: 'tree' }, view: VIEW },
  { id: 'process.mode:list', label: 'process-explorer:mode.list', menu: { menu: 'view', group: 1, submenu: 'process-explorer:submenu.mode' }, radio: { group: 'processExplorerMode', value: 'list' }, view: VIEW },
  { id: 'process.expandAll', label: 'process-explorer:cmd.expandAll', menu: { menu: 'view', group: 1 }, view: VIEW },
  { id: 'process.collapseAll', label: 'process-explorer:cmd.collapseAll', menu: { menu: 'view', group: 1 }, view: VIEW },
  { id: 'process.heatmaps', label: 'process-explorer:cmd.heatmaps', menu: { menu: 'view', group: 1 }, check: 'processHeatmaps', view: VIEW },
  { id: 'process.lowerPane', label: 'process-explorer:cmd.lowerPane', menu: { menu: 'view', group: 1 }, keys: ['Mod+L'], check: 'lowerPane', view: VIEW },
  { id: 'process.lowerPaneView:threads', label: 'process-explorer:pane.threads', menu: { menu: 'view', group: 1, submenu: 'process-explorer:submenu.lowerPane' }, keys: ['Mod+T'], radio: { group: 'lowerPaneView', value: 'threads' }, view: VIEW },
  ...speeds,
  { id: 'process.pause', label: 'process-explorer:cmd.pause', menu: { menu: 'view', group: 1 }, keys: ['Space'], check: 'processExplorerPaused', view: VIEW, yieldsToTextField: true },
  { id: 'process.refresh', label: 'process-explorer:cmd.refresh', menu: { menu: 'view', group: 1 }, keys: ['F5'], view: VIEW },
];
