// src-shared/exercise/labs/quantum.ts
//
// Who ran when, and which ticks were charged to whom.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const quantumPage: LabPage = {
  lab: 'quantum',
  view: 'process-monitor',
  rules: [
    include('processName', 'beginsWith', 'cpuhog-'),
    ...['ClockTick', 'QuantumEnd', 'CSwitch', 'CycleCharge'].map((operation) => include('operation', 'is', operation)),
  ],
  columns: ['relativeTime', 'processName', 'tid', 'operation', 'duration', 'detail'],
  charts: [['cycleShareA', 'cycleShareB', 'cpuTimeShareA', 'cpuTimeShareB'], ['minTurnTicks', 'maxTurnTicks', 'cyclesPerQuantumTicks']],
};
