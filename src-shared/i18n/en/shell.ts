// src-shared/i18n/en/shell.ts
//
// Words of the shells: questions and messages of the operating system's own dialogs.

export const shell = {
  'unsaved.title': 'Leave Kernelscope?',
  'unsaved.detail': 'The captured events have not been saved and will be lost.',
  'unsaved.leave': 'Leave',
  'unsaved.stay': 'Stay',
  'pageLost.title': 'The window stopped working',
  'pageLost.detail': 'It stopped twice within a minute ({{reason}}), so it was not started again. The emulated machine has been paused.',
} as const;
