// src-shared/exercise/exercises/cancel-io-zombie.ts
//
// A process was ended and is still listed. Why? Each option is a statement about the old run that its trace confirms or refutes.

import { cancelRequest } from '../../trace/events/cancel-request.ts';
import { kernelProcessDefunct } from '../../trace/events/kernel-process-defunct.ts';
import { kernelProcessEnd } from '../../trace/events/kernel-process-end.ts';
import type { Exercise } from '../exercise.ts';
import { eventsOf, evidence, onlyTrue, operationOf } from '../trace-questions.ts';

const PROGRAM = 'app.exe';
/** Sooner than this a process is simply gone. */
const AT_ONCE_SECONDS = 0.1;

export const cancelIoZombie: Exercise = {
  id: 'cancel-io-zombie',
  lab: 'cancel-io',
  form: { kind: 'choice', options: ['runs', 'irp', 'cancelled', 'gone'] },
  parameters: { variant: 'stuck-driver' },

  find(runs) {
    const { view } = runs.old;
    const end = [...eventsOf(view, kernelProcessEnd)].find(({ processName }) => processName === PROGRAM);
    const defunct = [...eventsOf(view, kernelProcessDefunct)].find(({ processName }) => processName === PROGRAM);
    const cancels = [...eventsOf(view, cancelRequest)].filter(({ processName }) => processName === PROGRAM);
    if (end === undefined) return null;
    const seconds = defunct === undefined ? 0 : (end.time - defunct.time) / (view.trace.info.clock.unitsPer100ns * 1e7);
    const listed = seconds > AT_ONCE_SECONDS;
    const taken = cancels.some(({ fields }) => fields.taken !== 0);
    const choice = onlyTrue({ runs: listed && cancels.length === 0, irp: listed && cancels.length > 0 && !taken, cancelled: listed && taken, gone: !listed });
    if (choice === null) return null;
    return {
      answer: { kind: 'choice', choice },
      evidence: [evidence(runs, 'old', ...operationOf('CancelRequest', PROGRAM)), evidence(runs, 'old', ...operationOf('ProcessDefunct', PROGRAM)), evidence(runs, 'new', ...operationOf('ExitNotify'))],
      words: { seconds: seconds.toFixed(1), requests: cancels.length },
    };
  },
};
