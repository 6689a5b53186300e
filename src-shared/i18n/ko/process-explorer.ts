// src-shared/i18n/ko/process-explorer.ts
//
// Words of the Process Explorer view.

import type { processExplorer as en } from '../en/process-explorer.ts';
import type { Translated } from '../message.ts';
export const processExplorer: Translated<typeof en> = {
  'title': 'Process Explorer',
};
