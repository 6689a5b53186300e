// src-shared/exercise/labs/desktop.ts
//
// Free exploration: Process Monitor as it starts.

import { DEFAULT_FILTER_RULES } from '../../query/default-rules.ts';
import { DEFAULT_EVENT_COLUMNS } from '../../query/columns/event-columns.ts';
import type { LabPage } from '../lab-page.ts';

export const desktopPage: LabPage = {
  lab: 'desktop',
  view: 'process-monitor',
  rules: DEFAULT_FILTER_RULES,
  columns: DEFAULT_EVENT_COLUMNS,
  charts: [['events'], ['processes']],
};
