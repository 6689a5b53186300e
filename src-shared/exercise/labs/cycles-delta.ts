// src-shared/exercise/labs/cycles-delta.ts
//
// CPU Time beside Cycles Delta in Process Explorer; in the trace, ticks beside charged cycles.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const cyclesDeltaPage: LabPage = {
  lab: 'cycles-delta',
  view: 'process-explorer',
  rules: ['ClockTick', 'CycleCharge'].map((operation) => include('operation', 'is', operation)),
  columns: ['relativeTime', 'processName', 'pid', 'tid', 'operation', 'detail'],
  processColumns: ['process', 'pid', 'cpu', 'cpuTime', 'cyclesDelta', 'contextSwitches', 'contextSwitchDelta', 'description'],
  charts: [['dodgerCpuTimeSec', 'hogCpuTimeSec', 'serviceCpuTimeSec'], ['dodgerCycleShare', 'hogCycleShare'], ['serviceCyclesPerSec']],
};
