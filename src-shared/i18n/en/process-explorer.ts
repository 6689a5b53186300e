// src-shared/i18n/en/process-explorer.ts
//
// Words of the Process Explorer view.

export const processExplorer = {
  'title': 'Process Explorer',
} as const;
