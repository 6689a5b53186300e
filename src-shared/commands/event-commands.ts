// src-shared/commands/event-commands.ts
//
// Process Monitor's own commands: capture, find, events, filter, event classes.

import type { Command } from './command.ts';

const VIEW = 'process-monitor';

export const EVENT_COMMANDS = [
  { id: 'capture.toggle', label: 'commands:capture.toggle', menu: { menu: 'file', group: 1 }, keys: ['Mod+E'], icon: 'capture', toolbar: 'capture', check: 'capturing', when: 'live' },
  { id: 'capture.autoscroll', label: 'commands:capture.autoscroll', menu: { menu: 'edit', group: 2 }, keys: ['Mod+A'], icon: 'autoscroll', toolbar: 'capture', check: 'autoscroll', view: VIEW, yieldsToTextField: true },
  { id: 'capture.clear', label: 'commands:capture.clear', menu: { menu: 'edit', group: 2 }, keys: ['Mod+X'], icon: 'clear', toolbar: 'capture', when: 'hasEvents', view: VIEW, yieldsToTextField: true },

  { id: 'edit.copy', label: 'commands:edit.copy', menu: { menu: 'edit', group: 0 }, keys: ['Mod+C'], when: 'hasSelection', view: VIEW, yieldsToTextField: true },
  { id: 'edit.find', label: 'commands:edit.find', menu: { menu: 'edit', group: 1 }, keys: ['Mod+F'], icon: 'find', toolbar: 'tools', view: VIEW },
  { id: 'edit.findNext', label: 'commands:edit.findNext', menu: { menu: 'edit', group: 1 }, keys: ['F3'], view: VIEW },
  { id: 'edit.findPrevious', label: 'commands:edit.findPrevious', menu: { menu: 'edit', group: 1 }, keys: ['Shift+F3'], view: VIEW },

  { id: 'event.properties', label: 'commands:event.properties', menu: { menu: 'event', group: 0 }, keys: ['Mod+P', 'Alt+Enter'], when: 'hasSelection', view: VIEW },
  { id: 'event.stack', label: 'commands:event.stack', menu: { menu: 'event', group: 0 }, keys: ['Mod+K'], when: 'hasSelection', view: VIEW },
  { id: 'event.bookmark', label: 'commands:event.bookmark', menu: { menu: 'event', group: 1 }, keys: ['Mod+B'], when: 'hasSelection', view: VIEW },
  { id: 'event.nextBookmark', label: 'commands:event.nextBookmark', menu: { menu: 'event', group: 1 }, keys: ['F6'], when: 'hasEvents', view: VIEW },
  { id: 'event.previousBookmark', label: 'commands:event.previousBookmark', menu: { menu: 'event', group: 1 }, keys: ['Shift+F6'], when: 'hasEvents', view: VIEW },
  { id: 'event.nextHighlight', label: 'commands:event.nextHighlight', menu: { menu: 'event', group: 2 }, keys: ['F4'], when: 'hasEvents', view: VIEW },
  { id: 'event.previousHighlight', label: 'commands:event.previousHighlight', menu: { menu: 'event', group: 2 }, keys: ['Shift+F4'], when: 'hasEvents', view: VIEW },

  { id: 'filter.edit', label: 'commands:filter.edit', menu: { menu: 'filter', group: 0 }, keys: ['Mod+L'], icon: 'filter', toolbar: 'tools' },
  { id: 'filter.reset', label: 'commands:filter.reset', menu: { menu: 'filter', group: 0 }, keys: ['Mod+R'] },
  { id: 'filter.highlight', label: 'commands:filter.highlight', menu: { menu: 'filter', group: 1 }, keys: ['Mod+H'], icon: 'highlight', toolbar: 'tools' },
  { id: 'filter.advancedOutput', label: 'commands:filter.advancedOutput', menu: { menu: 'filter', group: 2 }, check: 'advancedOutput' },

  { id: 'class.registry', label: 'commands:class.registry', menu: { menu: 'filter', group: 3 }, icon: 'registry', toolbar: 'classes', check: 'class.registry', view: VIEW },
  { id: 'class.fileSystem', label: 'commands:class.fileSystem', menu: { menu: 'filter', group: 3 }, icon: 'fileSystem', toolbar: 'classes', check: 'class.fileSystem', view: VIEW },
  { id: 'class.network', label: 'commands:class.network', menu: { menu: 'filter', group: 3 }, icon: 'network', toolbar: 'classes', check: 'class.network', view: VIEW },
  { id: 'class.process', label: 'commands:class.process', menu: { menu: 'filter', group: 3 }, icon: 'process', toolbar: 'classes', check: 'class.process', view: VIEW },
  { id: 'class.profiling', label: 'commands:class.profiling', menu: { menu: 'filter', group: 3 }, icon: 'profiling', toolbar: 'classes', check: 'class.profiling', view: VIEW },
  { id: 'class.kernel', label: 'commands:class.kernel', menu: { menu: 'filter', group: 3 }, icon: 'kernel', toolbar: 'classes', check: 'class.kernel', view: VIEW },
] as const satisfies readonly Command[];
