// src-shared/exercise/labs/symlinks.ts
//
// What the prompts and Explorer open, and how each open ended.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const symlinksPage: LabPage = {
  lab: 'symlinks',
  view: 'process-monitor',
  rules: [include('eventClass', 'is', 'File System'), ...['cmd.exe', 'explorer.exe', 'linkd.exe', 'fsutil.exe'].map((name) => include('processName', 'is', name))],
  columns: ['relativeTime', 'processName', 'pid', 'operation', 'path', 'result', 'detail'],
  charts: [['targetsAfterDelete']],
};
