// src-shared/exercise/labs/completion-port.ts
//
// Who completes a request, and who runs for it.

import { include } from '../../query/rule.ts';
import type { LabPage } from '../lab-page.ts';

export const completionPortPage: LabPage = {
  lab: 'completion-port',
  view: 'process-monitor',
  rules: [include('processName', 'is', 'iocpsrv.exe'), ...['CSwitch', 'ApcCompletion', 'DeferredCompletion', 'SysCallEnter'].map((operation) => include('operation', 'is', operation))],
  columns: ['relativeTime', 'processName', 'tid', 'operation', 'path', 'detail'],
  charts: [['contextSwitchesPerIo'], ['dequeueCallsPer1000']],
};
