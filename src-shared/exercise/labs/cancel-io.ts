// src-shared/exercise/labs/cancel-io.ts
//
// The command that waits, who asks it to give up, and when its process is gone.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const cancelIoPage: LabPage = {
  lab: 'cancel-io',
  view: 'process-monitor',
  rules: ['cmd.exe', 'net.exe', 'app.exe'].map((name) => include('processName', 'is', name)),
  columns: ['relativeTime', 'processName', 'operation', 'path', 'result', 'duration', 'detail'],
  charts: [['promptReturnedSec', 'zombieSec']],
};
