// src-shared/i18n/en/app.ts
//
// Words of the window: layout, palette, status, files, first minute, errors.

export const app = {
  'title': 'Kernelscope', 'menuBar': 'Menu', 'toolbar': 'Toolbar', 'views': 'Views', 'statusBar': 'Status', 'more': 'More',
  'filter.none': 'No filter: all events', 'filter.edit': 'Edit filter: {{sentence}}', 'filter.default': 'Default filter',
  'filter.remembered': 'A filter from last time is on: {{sentence}}', 'filter.remembered.edit': 'Edit', 'filter.remembered.reset': 'Reset', 'filter.remembered.keep': 'Keep this filter',
  'filter.not': 'not {{words}}', 'filter.or': 'or',
  'palette.title': 'Command Palette', 'palette.placeholder': 'Type a command', 'palette.empty': 'No command matches.',
  'shortcuts.title': 'Keyboard Shortcuts', 'about.title': 'About Kernelscope', 'about.text': 'Process Monitor and Process Explorer for an emulated Windows kernel, on any operating system.', 'about.license': 'MIT licence. Not affiliated with Microsoft or Sysinternals.',
  'close': 'Close', 'cancel': 'Cancel', 'ok': 'OK', 'retry': 'Try again', 'dismiss': 'Dismiss',
  'file.opening': 'Opening {{name}}…', 'file.progress': '{{percent}}% · {{events}} events', 'file.banner': 'Showing the log {{name}}', 'file.banner.back': 'Back to the live machine',
  'file.failed': '{{name}} could not be opened', 'file.damaged': '{{name}} is damaged: {{message}} What is whole is shown.', 'file.drop': 'Drop a Process Monitor log to open it', 'file.cancelled': 'Opening {{name}} was cancelled.',
  'file.saved': 'Saved {{count}} events as {{name}}', 'file.saveFailed': 'Saving failed: {{message}}', 'file.saving': 'Saving… {{percent}}%',
  'first.title': 'Three things to try', 'first.filter': 'Filter to one process', 'first.filter.text': 'Right-click a Process Name and choose Include.', 'first.compare': 'Compare CPU Time and Cycles Delta', 'first.compare.text': 'Open Process Explorer and run the Cycles Delta lab.',
  'first.xp': 'Switch this machine to Windows XP', 'first.xp.text': 'Choose the version in the machine bar and watch what changes.', 'first.close': 'Close for ever', 'first.do': 'Show me',
  'error.title': 'Something went wrong', 'error.text': 'This part of the window stopped: {{message}}', 'error.reload': 'Show it again',
} as const;
