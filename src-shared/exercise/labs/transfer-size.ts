// src-shared/exercise/labs/transfer-size.ts
//
// What the copy asks for, and what of it reaches the disk.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const transferSizePage: LabPage = {
  lab: 'transfer-size',
  view: 'process-monitor',
  rules: [include('processName', 'is', 'cmd.exe'), ...['ReadFile', 'WriteFile', 'IrpSplit', 'DiskRead', 'DiskWrite'].map((operation) => include('operation', 'is', operation))],
  columns: ['relativeTime', 'processName', 'operation', 'path', 'duration', 'detail'],
  charts: [['storageRequests', 'interrupts'], ['maxRequestBytes'], ['requestOverheadMs']],
};
