// src-shared/exercise/exercises/completion-port-issuer.ts
//
// The thread that issued the reads runs again and again, though it has nothing more to do. Why? Each option is a statement about the
// old run that its trace confirms or refutes.

import { apcCompletion } from '../../trace/events/apc-completion.ts';
import { cswitch } from '../../trace/events/cswitch.ts';
import { quantumEnd } from '../../trace/events/quantum-end.ts';
import { sysCallEnter } from '../../trace/events/sys-call-enter.ts';
import { include } from '../../query/rule.ts';
import type { Exercise } from '../exercise.ts';
import { addTo, eventsOf, evidence, largest, onlyTrue, operationOf } from '../trace-questions.ts';

const DEQUEUE = 'NtRemoveIoCompletion';
const READ = 'NtReadFile';

export const completionPortIssuer: Exercise = {
  id: 'completion-port-issuer',
  lab: 'completion-port',
  form: { kind: 'choice', options: ['dequeues', 'reads', 'apc', 'quantum'] },

  find(runs) {
    const { view } = runs.old;
    const issued = new Map<number, number>();
    let first = Infinity;
    let inIssuer = 0;
    for (const { time, tid, fields } of eventsOf(view, apcCompletion)) {
      addTo(issued, fields.issuer);
      first = Math.min(first, time);
      if (tid === fields.issuer) inIssuer++;
    }
    const issuer = largest(issued);
    if (issuer === undefined) return null;
    const calls = [...eventsOf(view, sysCallEnter)].filter(({ tid, time }) => tid === issuer && time > first);
    const dequeues = calls.some(({ path }) => path.startsWith(DEQUEUE));
    let runsOfIssuer = 0;
    for (const { time, fields } of eventsOf(view, cswitch)) if (fields.newThreadId === issuer && time > first) runsOfIssuer++;
    let quantumEnds = 0;
    for (const { time, fields } of eventsOf(view, quantumEnd)) if (fields.threadId === issuer && time > first) quantumEnds++;
    const choice = onlyTrue({
      dequeues,
      reads: calls.some(({ path }) => path === READ),
      apc: inIssuer > 0 && !dequeues,
      // A tick may catch it now and then; that is not why it runs.
      quantum: runsOfIssuer > 0 && quantumEnds > runsOfIssuer / 2,
    });
    if (choice === null) return null;
    const ofIssuer = include('tid', 'is', String(issuer));
    return {
      answer: { kind: 'choice', choice },
      evidence: [
        evidence(runs, 'old', ...operationOf('ApcCompletion'), ofIssuer), evidence(runs, 'old', ...operationOf('SysCallEnter'), ofIssuer, include('path', 'beginsWith', DEQUEUE)),
        evidence(runs, 'new', ...operationOf('ApcCompletion')), evidence(runs, 'new', ...operationOf('DeferredCompletion')),
      ],
      words: { issuer, apcs: inIssuer },
    };
  },
};
