// src-shared/i18n/en/commands.ts
//
// Words of menus and commands; the originals' terms where they have the command.

export const commands = {
  'menu.file': 'File', 'menu.edit': 'Edit', 'menu.event': 'Event', 'menu.filter': 'Filter', 'menu.process': 'Process', 'menu.view': 'View',
  'menu.machine': 'Machine', 'menu.labs': 'Labs', 'menu.help': 'Help',
  'submenu.density': 'Row Height', 'submenu.theme': 'Theme', 'submenu.locale': 'Language', 'submenu.speed': 'Speed', 'submenu.profile': 'Windows Version',
  'file.open': 'Open…', 'file.save': 'Save…', 'file.closeLog': 'Close Log', 'file.exit': 'Exit',
  'view.processMonitor': 'Process Monitor', 'view.processExplorer': 'Process Explorer', 'view.labs': 'Labs', 'view.columns': 'Select Columns…', 'view.overview': 'Overview Strip', 'view.palette': 'Command Palette…',
  'view.density.compact': 'Compact', 'view.density.comfortable': 'Comfortable',
  'view.theme.system': 'Same as System', 'view.theme.light': 'Light', 'view.theme.dark': 'Dark', 'view.locale.system': 'Same as System',
  'help.firstMinute': 'Three Things to Try', 'help.shortcuts': 'Keyboard Shortcuts', 'help.about': 'About Kernelscope',
  'capture.toggle': 'Capture Events', 'capture.autoscroll': 'Auto Scroll', 'capture.clear': 'Clear Display',
  'edit.copy': 'Copy', 'edit.find': 'Find…', 'edit.findNext': 'Find Next', 'edit.findPrevious': 'Find Previous',
  'event.properties': 'Properties…', 'event.stack': 'Stack…', 'event.bookmark': 'Toggle Bookmark', 'event.nextBookmark': 'Next Bookmark', 'event.previousBookmark': 'Previous Bookmark',
  'event.nextHighlight': 'Next Highlighted Event', 'event.previousHighlight': 'Previous Highlighted Event',
  'filter.edit': 'Filter…', 'filter.reset': 'Reset Filter', 'filter.highlight': 'Highlight…', 'filter.advancedOutput': 'Enable Advanced Output',
  'class.registry': 'Registry', 'class.fileSystem': 'File System', 'class.network': 'Network', 'class.process': 'Process', 'class.profiling': 'Profiling', 'class.kernel': 'Kernel',
  'machine.run': 'Run', 'machine.step': 'Step One Clock Tick', 'machine.restart': 'Restart Machine', 'machine.speed.unlimited': 'Unlimited', 'machine.parameters': 'Parameters and Seed…', 'machine.details': 'Run Details…',
} as const;
