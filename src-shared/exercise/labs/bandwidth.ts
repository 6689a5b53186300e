// src-shared/exercise/labs/bandwidth.ts
//
// Reservations, the slots of each period, and what the disk serves besides.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const bandwidthPage: LabPage = {
  lab: 'bandwidth',
  view: 'process-monitor',
  rules: ['ReservationSet', 'ReservationSlot', 'ReservationLate', 'DiskRead'].map((operation) => include('operation', 'is', operation)),
  columns: ['relativeTime', 'processName', 'tid', 'operation', 'path', 'detail'],
  charts: [['mediaMBps'], ['latePeriodShare'], ['othersPerSec']],
};
