// src-shared/exercise/exercises/transfer-size-parts.ts
//
// Into how many requests of the disk one read of the copy is split.

import type { Exercise, RunSide } from '../exercise.ts';
import { evidence, operationOf } from '../trace-questions.ts';

const COPY = 'cmd.exe';

export const transferSizeParts: Exercise = {
  id: 'transfer-size-parts',
  lab: 'transfer-size',
  form: { kind: 'number', unit: '', tolerance: 0.01 },

  find(runs) {
    const of = (run: RunSide, operation: string): ReturnType<typeof evidence> => evidence(runs, run, ...operationOf(operation, COPY));
    const [asked, served, askedNow, servedNow] = [of('old', 'ReadFile'), of('old', 'DiskRead'), of('new', 'ReadFile'), of('new', 'DiskRead')];
    if (asked.count === 0 || askedNow.count === 0) return null;
    const value = served.count / asked.count;
    return { answer: { kind: 'number', value }, evidence: [asked, served, askedNow, servedNow], words: { parts: value, now: servedNow.count / askedNow.count } };
  },
};
