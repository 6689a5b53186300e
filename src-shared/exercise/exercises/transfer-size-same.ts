// src-shared/exercise/exercises/transfer-size-same.ts
//
// Which figure of the copy is the same in both runs. Each option compares the two traces.

import { diskRead } from '../../trace/events/disk-read.ts';
import { diskWrite } from '../../trace/events/disk-write.ts';
import { isr } from '../../trace/events/isr.ts';
import type { Exercise, ExerciseRun } from '../exercise.ts';
import { eventsOf, evidence, onlyTrue, operationOf } from '../trace-questions.ts';

const COPY = 'cmd.exe';

export const transferSizeSame: Exercise = {
  id: 'transfer-size-same',
  lab: 'transfer-size',
  form: { kind: 'choice', options: ['requests', 'interrupts', 'bytes', 'longest'] },

  find(runs) {
    const [old, now] = [figures(runs.old), figures(runs.new)];
    const choice = onlyTrue({ requests: old.requests === now.requests, interrupts: old.interrupts === now.interrupts, bytes: old.bytes === now.bytes, longest: old.longest === now.longest });
    if (choice === null || now.requests === 0) return null;
    return {
      answer: { kind: 'choice', choice },
      evidence: (['old', 'new'] as const).flatMap((run) => [evidence(runs, run, ...operationOf('DiskRead', COPY)), evidence(runs, run, ...operationOf('DiskWrite', COPY))]),
      words: { bytes: now.bytes, requests: old.requests, fewer: now.requests },
    };
  },
};

function figures({ view }: ExerciseRun): { readonly requests: number; readonly interrupts: number; readonly bytes: number; readonly longest: number } {
  const transfers = [...eventsOf(view, diskRead), ...eventsOf(view, diskWrite)].filter(({ processName }) => processName === COPY).map(({ fields }) => fields.transferSize);
  let interrupts = 0;
  for (const _ of eventsOf(view, isr)) interrupts++;
  return { requests: transfers.length, interrupts, bytes: transfers.reduce((sum, bytes) => sum + bytes, 0), longest: Math.max(0, ...transfers) };
}
