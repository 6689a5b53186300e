// src-shared/exercise/labs/mmcss.ts
//
// The scheduler at work: boosts, demotions, and whether the sound was ready.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const mmcssPage: LabPage = {
  lab: 'mmcss',
  view: 'process-monitor',
  rules: ['MmcssBoost', 'MmcssThrottle', 'AudioDeadline', 'SetPriority'].map((operation) => include('operation', 'is', operation)),
  columns: ['relativeTime', 'processName', 'tid', 'operation', 'detail'],
  charts: [['mediaShare', 'hogShare', 'deadlinesMissedShare'], ['maxPriority', 'throttledPriorityMin', 'throttledPriorityMax', 'managerPriority'], ['boostLostAfterMs']],
};
