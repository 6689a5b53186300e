// src-shared/exercise/labs/io-priority.ts
//
// What the disk serves for whom, and when the class driver lets background requests out.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const ioPriorityPage: LabPage = {
  lab: 'io-priority',
  view: 'process-monitor',
  rules: [
    ...['nwwriter.exe', 'scanner.exe', 'indexer.exe'].map((name) => include('processName', 'is', name)),
    ...['DiskRead', 'DiskWrite', 'IdleIoIssue', 'ReadFile', 'WriteFile'].map((operation) => include('operation', 'is', operation)),
  ],
  columns: ['relativeTime', 'processName', 'operation', 'path', 'duration', 'detail'],
  charts: [['launchSec', 'aloneSec'], ['scannerPerSec'], ['longestScannerGapSec'], ['veryLowWritesFlushedIn100Ms', 'veryLowReadAheads', 'normalReadAheads']],
};
