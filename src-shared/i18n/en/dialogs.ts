// src-shared/i18n/en/dialogs.ts
//
// Words of the dialogs: filter, highlight, columns, properties, find.

export const dialogs = {
  'button.ok': 'OK',
  'button.cancel': 'Cancel',
  'button.apply': 'Apply',
  'button.close': 'Close',
} as const;
