// src-shared/exercise/exercises/completion-port-calls.ts
//
// How often the worker has to ask for completed requests, where one call may bring many.

import { include } from '../../query/rule.ts';
import type { Exercise } from '../exercise.ts';
import { evidence, operationOf } from '../trace-questions.ts';

const CALLS = [...operationOf('SysCallEnter', 'iocpsrv.exe'), include('path', 'beginsWith', 'NtRemoveIoCompletion')];

export const completionPortCalls: Exercise = {
  id: 'completion-port-calls',
  lab: 'completion-port',
  form: { kind: 'number', unit: '', tolerance: 0 },

  find(runs) {
    const now = evidence(runs, 'new', ...CALLS);
    const before = evidence(runs, 'old', ...CALLS);
    if (now.count === 0) return null;
    return { answer: { kind: 'number', value: now.count }, evidence: [now, before], words: { count: now.count, old: before.count } };
  },
};
